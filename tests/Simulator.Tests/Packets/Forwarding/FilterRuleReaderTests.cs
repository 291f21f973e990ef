using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets.Forwarding;
using Xunit;

namespace XenNetLint.Simulator.Tests.Packets.Forwarding;

/// <summary>Which echo packets a rule of iptables meets. Source: iptables(8), iptables-extensions(8).</summary>
public sealed class FilterRuleReaderTests
{
    /// <summary>A guest's request from port to port, behind a bridge: to the outside through eth0.</summary>
    private const string Bridged = "from port to port";

    /// <summary>The outside's answer to it.</summary>
    private const string Answer = "an answer from port to port";

    /// <summary>An answer whose request nobody here has seen.</summary>
    private const string Stray = "an answer to nothing";

    /// <summary>The same request, routed: in through a vif that is no port.</summary>
    private const string Routed = "routed";

    /// <summary>The same, in through a port of a bridge.</summary>
    private const string RoutedFromPort = "routed, in through a port";

    /// <summary>A guest's request to dom0.</summary>
    private const string ToDom0 = "to dom0";

    /// <summary>dom0's own request.</summary>
    private const string FromDom0 = "from dom0";

    /// <summary>Rule, packet, whether it matches (null: that cannot be told), and why.</summary>
    public static TheoryData<string, string, bool?, string> Rules => new()
    {
        { "-j DROP", Bridged, true, "nothing is asked for" },

        // Interfaces.
        { "-i br0 -j DROP", Bridged, true, "a bridged packet comes in through the bridge" },
        { "-o br0 -j DROP", Bridged, true, "and leaves through it" },
        { "-i vif1.0 -j DROP", Bridged, false, "the port is not the interface" },
        { "-i vif1.0 -o eth0 -j DROP", Routed, true, "both interfaces" },
        { "-i vif1.0 -o eth1 -j DROP", Routed, false, "another one out" },
        { "--in-interface vif1.0 --out-interface eth0 -j DROP", Routed, true, "long options" },
        { "-i vif+ -j DROP", Routed, true, "a plus sign: the beginning is enough" },
        { "-i vif1.0+ -j DROP", Routed, true, "also where nothing follows" },
        { "-i vif2+ -j DROP", Routed, false, "another beginning" },
        { "-i vif -j DROP", Routed, false, "without a plus sign the whole name counts" },
        { "-i + -j DROP", Routed, true, "any interface" },
        { "! -i vif1.0 -j DROP", Routed, false, "negated" },
        { "! -i vif+ -j DROP", Routed, false, "negated beginning" },
        { "! -i eth0 -j DROP", Routed, true, "negated, and another one" },
        { "-i ! vif1.0 -j DROP", Routed, false, "negated the old way" },
        { "-i ! eth+ -o ! vif+ -j DROP", Routed, true, "twice the old way" },
        { "-o eth0 -j DROP", ToDom0, false, "it leaves by none" },
        { "-i br0 -j DROP", FromDom0, false, "it came in through none" },
        { "! -o eth0 -j DROP", ToDom0, true, "none is not eth0" },

        // Ports of a bridge.
        { "-m physdev --physdev-in vif1.0 -j DROP", Bridged, true, "the port in" },
        { "-m physdev --physdev-in vif1.0 --physdev-out eth0 -j DROP", Bridged, true, "both ports" },
        { "-m physdev --physdev-out vif+ -j DROP", Bridged, false, "another port out" },
        { "-m physdev --physdev-in vif+ -j DROP", Bridged, true, "a beginning" },
        { "-m physdev ! --physdev-in vif1.0 -j DROP", Bridged, false, "negated" },
        { "-m physdev --physdev-in ! vif1.0 -j DROP", Bridged, false, "negated the old way" },
        { "-m physdev ! --physdev-out vif+ -j DROP", Bridged, true, "negated, and another one" },
        { "-m physdev --physdev-in vif1.0 -j DROP", RoutedFromPort, true, "the port is known of what came in through one" },
        { "-m physdev --physdev-in vif1.0 -j DROP", ToDom0, true, "also of what is for dom0" },
        { "-m physdev --physdev-in vif1.0 -j DROP", Routed, false, "it came in through no port" },
        { "-m physdev --physdev-out eth0 -j DROP", RoutedFromPort, false, "only a bridged packet leaves by a port" },
        { "-m physdev ! --physdev-in vif1.0 -j DROP", Routed, true, "none is not vif1.0" },
        { "-m physdev --physdev-is-bridged -j DROP", Bridged, true, "it is" },
        { "-m physdev --physdev-is-bridged -j DROP", RoutedFromPort, false, "it is routed" },
        { "-m physdev ! --physdev-is-bridged -j DROP", Bridged, false, "negated" },
        { "-m physdev ! --physdev-is-bridged -j DROP", RoutedFromPort, true, "negated" },
        { "-m physdev --physdev-is-bridged ! --physdev-in eth0 -j DROP", Bridged, true, "the sign belongs to what follows" },
        { "-m physdev --physdev-is-bridged ! --physdev-in vif1.0 -j DROP", Bridged, false, "the sign belongs to what follows" },
        { "-m physdev --physdev-is-bridged --physdev-in vif1.0 -s 10.0.0.11 -j ACCEPT", Bridged, true, "as 4.17 makes them" },

        // Addresses.
        { "-s 10.0.0.11 -j DROP", Bridged, true, "the very source" },
        { "-s 10.0.0.0/24 -d 10.0.0.254 -j DROP", Bridged, true, "its network" },
        { "-s 10.0.0.11/24 -j DROP", Bridged, true, "host bits do not count" },
        { "-s 10.0.0.0/255.255.255.0 -j DROP", Bridged, true, "a netmask" },
        { "-s 10.1.0.0/255.255.255.0 -j DROP", Bridged, false, "a netmask of another network" },
        { "-s 0.0.0.0/0 -j DROP", Bridged, true, "everybody" },
        { "--source 10.0.0.12 -j DROP", Bridged, false, "another one" },
        { "--src 10.0.0.11 --dst 10.0.0.253 -j DROP", Bridged, false, "another destination" },
        { "! -s 10.0.0.11 -j DROP", Bridged, false, "negated" },
        { "-s ! 10.0.0.11 -j DROP", Bridged, false, "negated the old way" },
        { "! -s 10.0.0.12 ! --destination 10.0.0.11 -j DROP", Bridged, true, "negated twice" },
        { "-s gateway.example.org -j DROP", Bridged, null, "a name" },
        { "-s 10.0.0.11,10.0.0.12 -j DROP", Bridged, null, "a list" },
        { "-s 10.0.0.0/255.0.255.0 -j DROP", Bridged, null, "a netmask with a gap" },

        // Protocols.
        { "-p icmp -j DROP", Bridged, true, "an echo request is ICMP" },
        { "-p 1 -j DROP", Bridged, true, "by number" },
        { "-p all -j DROP", Bridged, true, "any" },
        { "-p tcp -j DROP", Bridged, false, "another" },
        { "! -p tcp -j DROP", Bridged, true, "all but another" },
        { "! -p icmp -j DROP", Bridged, false, "all but ICMP" },
        { "-p ! icmp -j DROP", Bridged, false, "all but ICMP, the old way" },
        { "-p udp -m udp --sport 68 --dport 67 -j ACCEPT", Bridged, false, "what a DHCP client sends" },
        { "-p tcp -m tcp --syn ! -s 10.0.0.12 -j DROP", Bridged, false, "the sign belongs to what follows" },
        { "-p tcp -m multiport --dports 22,80 -j DROP", Bridged, false, "whatever the rest says, it is another protocol" },
        { "-p icmp --icmp-type echo-request -j DROP", Bridged, true, "it is a request" },
        { "-p icmp -m icmp --icmp-type 8 -j DROP", Bridged, true, "by number" },
        { "-p icmp -m icmp --icmp-type 8/0 -j DROP", Answer, false, "it is an answer" },
        { "-p icmp --icmp-type echo-reply -j DROP", Answer, true, "it is an answer" },
        { "-p icmp --icmp-type echo-reply -j DROP", Bridged, false, "it is a request" },
        { "-p icmp --icmp-type any -j DROP", Bridged, true, "any of them" },
        { "-p icmp ! --icmp-type echo-request -j DROP", Bridged, null, "negated types are not read" },
        { "-p icmp --icmp-type destination-unreachable -j DROP", Bridged, false, "neither" },

        // Connections.
        { "-m state --state NEW -j DROP", Bridged, true, "the first packet" },
        { "-m state --state ESTABLISHED -j DROP", Bridged, false, "the first packet" },
        { "-m state --state RELATED,ESTABLISHED -j ACCEPT", Answer, true, "an answer to what was seen" },
        { "-m conntrack --ctstate ESTABLISHED -j ACCEPT", Answer, true, "the newer match" },
        { "-m state --state NEW -j ACCEPT", Answer, false, "no new connection" },
        { "-m state --state RELATED,ESTABLISHED -j ACCEPT", Stray, false, "no connection at all" },
        { "-m state --state INVALID -j DROP", Stray, true, "no connection at all" },
        { "-m state ! --state NEW -j DROP", Bridged, null, "negated states are not read" },

        // What is not read.
        { "-m limit --limit 5/s -j ACCEPT", Bridged, null, "nobody counts" },
        { "-m mac --mac-source 00:16:3e:00:00:01 -j ACCEPT", Bridged, null, "the filter sees no hardware address here" },
        { "-m limit --limit 5/s -s 10.0.0.12 -j ACCEPT", Bridged, false, "but what is read says no" },
        { "-m limit ! -s 10.0.0.11 -j ACCEPT", Bridged, false, "the sign belongs to what follows" },
        { "-m physdev --physdev-is-in ! --physdev-in vif2.0 -j ACCEPT", Bridged, null, "the sign belongs to what follows" },
        { "-m physdev --physdev-is-in ! --physdev-in vif1.0 -j ACCEPT", Bridged, false, "the sign belongs to what follows" },
        { "-m comment --comment web -j ACCEPT", Bridged, true, "a comment asks for nothing" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_meets_the_packets_that_all_its_options_mean(string rule, string packet, bool? matches, string why)
    {
        Assert.Equal((rule, matches, why), (rule, Read(rule).Matches(Seen(packet)), why));
    }

    [Theory]
    [InlineData("-j ACCEPT", "ACCEPT", false)]
    [InlineData("--jump DROP", "DROP", false)]
    [InlineData("-g vifs", "vifs", true)]
    [InlineData("-s 10.0.0.11 --goto vifs", "vifs", true)]
    [InlineData("-j REJECT --reject-with icmp-port-unreachable", "REJECT", false)]
    [InlineData("-j LOG --log-prefix dropped: --log-level 4", "LOG", false)]
    [InlineData("-s 10.0.0.0/24", "", false)]
    public void A_rule_has_a_target_or_a_chain_or_none(string rule, string target, bool isGoto)
    {
        var read = Read(rule);

        Assert.Equal((target, isGoto), (read.Target, read.IsGoto));
        Assert.False(read.IsPartlyUnread);
        Assert.Equal(rule, read.Text);
    }

    private static FilterMatch Read(string rule) => FilterRuleReader.Read(rule, rule.Split(' '));

    private static FilteredPacket Seen(string packet)
    {
        var bridged = new FilteredPacket(0x0a00000b, 0x0a0000fe, Name("br0"), Name("br0"), Name("vif1.0"), Name("eth0"), IsBridged: true, IsKnownConnection: false, IsReply: false);
        var stray = bridged with { Source = bridged.Destination, Destination = bridged.Source, PhysicalIn = bridged.PhysicalOut, PhysicalOut = bridged.PhysicalIn, IsReply = true };
        return packet switch
        {
            Bridged => bridged,
            Answer => stray with { IsKnownConnection = true },
            Stray => stray,
            Routed => bridged with { In = Name("vif1.0"), Out = Name("eth0"), PhysicalIn = null, PhysicalOut = null, IsBridged = false },
            RoutedFromPort => bridged with { Out = Name("eth0"), PhysicalOut = null, IsBridged = false },
            ToDom0 => bridged with { Out = null, PhysicalOut = null, IsBridged = false },
            FromDom0 => bridged with { In = null, PhysicalIn = null, PhysicalOut = null, IsBridged = false },
            _ => throw new ArgumentException(packet, nameof(packet)),
        };
    }

    private static InterfaceName Name(string text) => InterfaceName.Parse(text);
}
