using System.Globalization;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Tests.Packets;

/// <summary>A host: how it is set up, its guests, and what happened after they had started.</summary>
/// <param name="Setting">Release, scripts and bridge.</param>
/// <param name="Second">What it has besides eth0: a key of <see cref="Seconds"/>.</param>
/// <param name="Guests">Each guest's vifs as in its file, bars between, then its address and gateway as facts behind a semicolon.</param>
/// <param name="Lines">Command lines of the administrator, or events.</param>
internal sealed record RandomHost(HostSetting Setting, string Second, EquatableArray<string> Guests, EquatableArray<string> Lines)
{
    /// <summary>What a host may have besides eth0.</summary>
    public static readonly string[] Seconds = ["", "", "", "eth1", "br1", "br1", "empty br1", "vlan"];

    /// <summary>Guests of a host at most.</summary>
    public const int MostGuests = 5;

    private static readonly string[] Names = ["alpha", "beta", "gamma"];

    /// <summary>The name of the host of that number, from 0.</summary>
    public static string NameOf(int number) => Names[number];

    /// <summary>Fills the gaps of a template that speak of a guest: its number, its usual address.</summary>
    public static string Place(string template, int guest) => template
        .Replace("{g}", Invariant($"{guest}"), StringComparison.Ordinal)
        .Replace("{ip}", "{ip" + Invariant($"{guest}") + "}", StringComparison.Ordinal);

    /// <summary>The states after the boot and the start of all guests, and then after each line.</summary>
    /// <param name="number">The host's number.</param>
    public IReadOnlyList<NetworkState> Play(int number)
    {
        var host = At(number);
        var states = new List<NetworkState> { Timeline.ForCheck(host.ToHost(number)).FinalState };
        foreach (var line in host.Lines)
        {
            states.Add(Transition.Apply(states[^1], EventParser.TryParse(line, out var read, out _) ? read : new CommandRun(line)).State);
        }

        return states;
    }

    /// <summary>The same with all gaps filled that speak of the host: its number, addresses of guests, its bridge.</summary>
    public RandomHost At(int number)
    {
        return this with { Guests = [.. Guests.Select(Fill)], Lines = [.. Lines.Select(Fill)] };

        string Fill(string template) => Enumerable.Range(1, MostGuests).Aggregate(template, (text, guest) => text.Replace(Invariant($"{{ip{guest}}}"), Invariant($"192.168.1.{70 + (60 * number) + guest}"), StringComparison.Ordinal))
            .Replace("{on}", Setting.Bridge.Length > 0 ? $"bridge={Setting.Bridge}," : "", StringComparison.Ordinal)
            .Replace("{br}", Setting.Bridge.Length > 0 ? Setting.Bridge : "eth0", StringComparison.Ordinal)
            .Replace("{h}", Invariant($"{10 * (number + 1)}"), StringComparison.Ordinal)
            .Replace("{n}", Invariant($"{number}"), StringComparison.Ordinal);
    }

    public override string ToString() => $"{Setting} + '{Second}'\n  guests {string.Join("\n         ", Guests)}\n  lines  {string.Join("\n         ", Lines)}\n";

    private HostNetwork ToHost(int number)
    {
        var own = Invariant($"192.168.1.{10 * (number + 1)}/24");
        var other = Invariant($"10.1.0.{10 * (number + 1)}/24");
        var hasBridge = Setting.NetworkScript.Length == 0 && Setting.Bridge.Length > 0;
        var eth0 = Hosts.Nic("eth0", Invariant($"00:11:22:33:4{number}:50"), hasBridge ? [] : [own]);
        var eth1 = Hosts.Nic("eth1", Invariant($"00:11:22:33:4{number}:51"), Second is "eth1" ? [other] : []);
        HostInterface[] bridges = hasBridge ? [Bridge(Setting.Bridge, "eth0", own) with { IsOpenVSwitch = Setting.VifScript is "vif-openvswitch" }] : [];
        HostInterface[] seconds = Second switch
        {
            "eth1" => [eth1],
            "br1" => [eth1, Bridge("br1", "eth1", other)],
            "empty br1" => [Hosts.Bridge("br1") with { Ports = [], Addresses = [Hosts.Prefix(other)] }],
            "vlan" => [Hosts.Nic("eth0.100", Invariant($"00:11:22:33:4{number}:50")) with { VlanParent = eth0.Name }, Bridge("br1", "eth0.100", other)],
            _ => [],
        };
        return new HostNetwork
        {
            Name = NameOf(number),
            Release = Setting.Release,
            Toolstack = Setting.Release.HasXend ? Toolstack.Xend : Toolstack.Xl,
            NetworkScript = Fact.Stated(Setting.NetworkScript.Length > 0 ? ScriptCommand.Split(Setting.NetworkScript) : null),
            VifScript = Fact.Stated(ScriptCommand.Split(Setting.VifScript)),
            Environment = new HostEnvironment { HasOpenVSwitch = Fact.Stated(true), DropsForward = Setting.DropsForward },
            LoopbackPairs = Setting.Release.IsBefore(3, 2) ? 2 : 0,
            Interfaces = [eth0, .. bridges, .. seconds],
            Routes = [Hosts.DefaultRoute("192.168.1.1", hasBridge ? Setting.Bridge : "eth0")],
            Domains = [.. Guests.Index().Select(guest => Hosts.Guest(GuestName(guest.Index), guest.Item.Split(';')[0].Split('|')))],
            GuestFacts = [.. Guests.Index().SelectMany(guest => FactsOf(guest.Item, GuestName(guest.Index)))],
        };
    }

    private static HostInterface Bridge(string name, string port, string address) =>
        Hosts.Bridge(name) with { Ports = [InterfaceName.Parse(port)], Addresses = [Hosts.Prefix(address)] };

    private static string GuestName(int index) => Invariant($"g{index + 1}");

    private static IEnumerable<GuestInterface> FactsOf(string guest, string name)
    {
        foreach (var fact in guest.Split(';').Skip(1))
        {
            var words = fact.Split(' ');
            yield return new GuestInterface(new DomainName(name), InterfaceName.Parse("eth0"), [Hosts.Prefix(words[0])], words.Length > 1 ? Hosts.Prefix(words[1]).Address : null);
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
