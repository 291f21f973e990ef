using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets.Forwarding;
using Xunit;

namespace XenNetLint.Simulator.Tests.Packets.Forwarding;

/// <summary>What the chains of the packet filter do with an echo request from vif1.0 (10.0.0.11) to eth0 (10.0.0.254), port to port.</summary>
public sealed class FilterProgramTests
{
    private const string Unread = "-m limit --limit 5/s";

    private static readonly FilteredPacket Request = new(
        0x0a00000b, 0x0a0000fe, Name("br0"), Name("br0"), Name("vif1.0"), Name("eth0"), IsBridged: true, IsKnownConnection: false, IsReply: false);

    /// <summary>Lines of iptables without its name, whether the packet passes FORWARD (null: that cannot be told), and the rule that decides.</summary>
    public static TheoryData<string[], bool?, string, string> Chains => new()
    {
        { ["-P FORWARD DROP"], false, "-P FORWARD DROP", "the policy" },
        { ["-P FORWARD DROP", "-P FORWARD ACCEPT", "-A INPUT -j DROP"], true, "-P FORWARD ACCEPT", "the policy that was set last; INPUT is another chain" },
        { ["-A FORWARD -j DROP", "-A FORWARD -j ACCEPT"], false, "-A FORWARD -j DROP", "the first rule that matches" },
        { ["-A FORWARD -s 10.0.0.12 -j DROP", "-A FORWARD -j ACCEPT", "-P FORWARD DROP"], true, "-A FORWARD -j ACCEPT", "the first one does not match" },
        { ["-A FORWARD -j DROP", "-I FORWARD -j ACCEPT"], true, "-A FORWARD -j ACCEPT", "inserted before it" },
        { ["-A FORWARD -j REJECT --reject-with icmp-port-unreachable"], false, "-A FORWARD -j REJECT --reject-with icmp-port-unreachable", "refused is lost" },
        { ["-A FORWARD -j LOG", "-A FORWARD -s 10.0.0.11", "-A FORWARD -j DROP"], false, "-A FORWARD -j DROP", "what only logs or counts goes on" },
        { ["-A FORWARD -j NFQUEUE"], null, "-A FORWARD -j NFQUEUE", "a program decides" },
        { ["-A FORWARD -j RETURN", "-A FORWARD -j DROP"], true, "-P FORWARD ACCEPT", "RETURN of the chain itself is the policy" },

        // Chains of the administrator's.
        { ["-N vifs", "-A vifs -j DROP", "-A FORWARD -j vifs"], false, "-A vifs -j DROP", "the chain decides" },
        { ["-N vifs", "-A FORWARD -j vifs", "-A FORWARD -j DROP"], false, "-A FORWARD -j DROP", "an empty chain decides nothing" },
        { ["-N vifs", "-A vifs -s 10.0.0.12 -j ACCEPT", "-A FORWARD -j vifs", "-A FORWARD -j DROP"], false, "-A FORWARD -j DROP", "the chain comes to its end" },
        { ["-N vifs", "-A vifs -j RETURN", "-A vifs -j ACCEPT", "-A FORWARD -j vifs", "-A FORWARD -j DROP"], false, "-A FORWARD -j DROP", "RETURN goes on behind the jump" },
        { ["-N vifs", "-A vifs -j RETURN", "-A FORWARD -g vifs", "-A FORWARD -j DROP"], true, "-P FORWARD ACCEPT", "who was gone to does not come back" },
        { ["-N vifs", "-A vifs -j DROP", "-A FORWARD -g vifs"], false, "-A vifs -j DROP", "but may decide" },
        { ["-N one", "-N two", "-A one -g two", "-A one -j ACCEPT", "-A FORWARD -j one", "-A FORWARD -j DROP"], false, "-A FORWARD -j DROP", "who was gone to comes back to where the goer was jumped to from" },
        { ["-N one", "-N two", "-A two -j DROP", "-A one -j two", "-A FORWARD -j one"], false, "-A two -j DROP", "a chain jumps to another" },
        { ["-N vifs", "-A vifs -j vifs", "-A FORWARD -j vifs", "-P FORWARD DROP"], false, "-P FORWARD DROP", "a chain that jumps to itself decides nothing" },

        // Rules that are not understood.
        { [$"-A FORWARD {Unread} -j ACCEPT", "-P FORWARD DROP"], null, $"-A FORWARD {Unread} -j ACCEPT", "whether it matches decides" },
        { [$"-A FORWARD {Unread} -j ACCEPT"], true, $"-A FORWARD {Unread} -j ACCEPT", "the policy says the same" },
        { [$"-A FORWARD {Unread} -j DROP"], null, $"-A FORWARD {Unread} -j DROP", "the policy does not" },
        { [$"-A FORWARD {Unread} -j DROP", "-P FORWARD DROP"], false, $"-A FORWARD {Unread} -j DROP", "the policy says the same" },
        { [$"-A FORWARD {Unread} -j ACCEPT", "-A FORWARD -s 10.0.0.11 -j ACCEPT", "-P FORWARD DROP"], true, $"-A FORWARD {Unread} -j ACCEPT", "the next rule says the same" },
        { [$"-A FORWARD {Unread} -j ACCEPT", "-A FORWARD -s 10.0.0.11 -j DROP"], null, $"-A FORWARD {Unread} -j ACCEPT", "the next rule says otherwise" },
        { [$"-A FORWARD {Unread} -s 10.0.0.12 -j ACCEPT", "-P FORWARD DROP"], false, "-P FORWARD DROP", "what is read of it says no" },
        { ["-A FORWARD -s 10.0.0.11 -j ACCEPT", $"-A FORWARD {Unread} -j DROP"], true, "-A FORWARD -s 10.0.0.11/32 -j ACCEPT", "it is never asked" },
        { [$"-A FORWARD {Unread} -j LOG", "-P FORWARD DROP"], false, "-P FORWARD DROP", "it decides nothing either way" },
        { ["-N vifs", $"-A FORWARD {Unread} -j vifs", "-P FORWARD DROP"], false, "-P FORWARD DROP", "its chain decides nothing either way" },
        { ["-N vifs", "-A vifs -j ACCEPT", $"-A FORWARD {Unread} -j vifs", "-P FORWARD DROP"], null, $"-A FORWARD {Unread} -j vifs", "its chain decides" },
        { ["-N vifs", $"-A vifs {Unread} -j ACCEPT", "-A FORWARD -j vifs", "-P FORWARD DROP"], null, $"-A vifs {Unread} -j ACCEPT", "in a chain" },
        { ["-N vifs", $"-A vifs {Unread} -j RETURN", "-A vifs -j DROP", "-A FORWARD -j vifs"], null, $"-A vifs {Unread} -j RETURN", "whether it goes back decides" },
        { [$"-A FORWARD {Unread} -j NFQUEUE"], null, $"-A FORWARD {Unread} -j NFQUEUE", "a program may decide" },
    };

    [Theory]
    [MemberData(nameof(Chains))]
    public void A_chain_does_what_its_first_deciding_rule_says_or_else_its_policy(string[] lines, bool? isAccepted, string rule, string why)
    {
        Assert.Equal((new FilterVerdict(isAccepted, rule), why), (Program(lines).Ask("FORWARD", Request), why));
    }

    [Fact]
    public void Each_chain_has_its_own_policy_and_rules()
    {
        var program = Program("-P INPUT DROP", "-A OUTPUT -d 10.0.0.254 -j DROP");

        Assert.Equal("-P INPUT DROP", program.Ask("INPUT", Request).Rule);
        Assert.Equal("-A OUTPUT -d 10.0.0.254 -j DROP", program.Ask("OUTPUT", Request).Rule);
        Assert.True(program.Ask("FORWARD", Request).IsAccepted);
    }

    [Fact]
    public void Without_any_rule_the_program_is_empty()
    {
        Assert.True(Program().IsEmpty);
        Assert.True(Program("-P FORWARD ACCEPT", "-N vifs").IsEmpty);
        Assert.All(["-P FORWARD DROP", "-A FORWARD -j ACCEPT", "-P INPUT DROP", "-t nat -A POSTROUTING -j MASQUERADE", "-t nat -A PREROUTING -j REDIRECT"], line => Assert.False(Program(line).IsEmpty));
        Assert.All(["-t mangle -A FORWARD -j DROP", "-t raw -A PREROUTING -j DROP"], line => Assert.True(Program(line).IsEmpty));
    }

    /// <summary>Which rule changes the source; null: none.</summary>
    [Theory]
    [InlineData("-t nat -A POSTROUTING -o br0 -j MASQUERADE", "-t nat -A POSTROUTING -o br0 -j MASQUERADE", true, "")]
    [InlineData("-t nat -A POSTROUTING -o eth1 -j MASQUERADE", null, true, "another interface")]
    [InlineData("-t nat -A POSTROUTING -s 10.0.0.0/24 -j SNAT --to-source 10.0.0.1", "-t nat -A POSTROUTING -s 10.0.0.0/24 -j SNAT --to-source 10.0.0.1", true, "")]
    [InlineData("-t nat -A POSTROUTING -j MASQUERADE;-t nat -I POSTROUTING -d 10.0.0.0/24 -j ACCEPT", null, true, "an exception before it")]
    [InlineData("-t nat -A POSTROUTING -m limit --limit 5/s -j MASQUERADE", "-t nat -A POSTROUTING -m limit --limit 5/s -j MASQUERADE", false, "whether it matches is open")]
    [InlineData("-t nat -A PREROUTING -j DNAT --to-destination 10.0.0.12", null, true, "another chain")]
    public void The_first_rule_of_POSTROUTING_that_matches_changes_the_source(string lines, string? rule, bool isKnown, string why)
    {
        var found = Program(lines.Split(';')).FindSourceNat(Request, out var known);

        Assert.Equal((rule, isKnown, why), (found?.Text, known, why));
    }

    [Fact]
    public void The_first_rule_of_PREROUTING_that_matches_changes_the_destination()
    {
        var program = Program("-t nat -A PREROUTING -s 10.0.0.12 -j DNAT --to-destination 10.0.0.13", "-t nat -A PREROUTING -p icmp -j DNAT --to-destination 10.0.0.12");

        Assert.Equal("-t nat -A PREROUTING -p icmp -j DNAT --to-destination 10.0.0.12", program.FindDestinationNat(Request, out var isKnown)?.Text);
        Assert.True(isKnown);
        Assert.Null(program.FindSourceNat(Request, out _));
    }

    private static FilterProgram Program(params string[] lines) =>
        FilterProgram.Of(TestNetwork.Of(Hosts.S0("4.17-debian", networkScript: null)).Dom0([.. lines.Select(line => "iptables " + line)])["dom0"]);

    private static InterfaceName Name(string text) => InterfaceName.Parse(text);
}
