using FsCheck;
using FsCheck.Fluent;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Simulator.Tests.Events;

/// <summary>A host and events on it, the first one its boot.</summary>
public sealed record GeneratedTimeline(HostNetwork Host, EquatableArray<NetworkEvent> Events)
{
    private static readonly string[] Releases = [.. Release.Known.Select(release => release.ToString()), "4.17-debian"];

    private static readonly string[] NetworkScripts =
    [
        "network-bridge", "network-bridge", "network-bridge antispoof=yes", "network-bridge bridge=xenbr0", "network-bridge netdev=eth1", "network-bridge vifnum=1",
        "network-route", "network-route netdev=eth0", "", "network-nat", "network-nat dhcp=no", "network-of-ours",
    ];

    private static readonly string[] VifTexts =
    [
        "", "bridge=xenbr0", "bridge=eth0", "bridge=br0", "bridge=nosuch", "bridge=xenbr0,ip=10.0.0.5", "ip=10.0.0.6 10.0.0.7", "bridge=br0,vifname=web", "script=vif-route,ip=10.0.0.8",
        "script=vif-nat", "script=vif-nat,ip=10.0.0.200", "type=ioemu,bridge=br0", "script=vif-of-ours",
    ];

    private static readonly string[] Specifications = ["", "bridge=xenbr0", "bridge=br0,mac=00:16:3e:00:00:09", "bridge=nosuch", "brige=br0", "ip=10.0.0.9"];

    private static readonly EndAction?[] Actions = [null, null, null, EndAction.Destroy, EndAction.Restart, EndAction.Preserve, EndAction.RenameRestart, EndAction.SoftReset];

    private static readonly string[] Devices = ["eth0", "eth1", "xenbr0", "br0", "nosuch"];

    /// <summary>Hosts of every release under each of its toolstacks with a fair share of bridges, guests and failures.</summary>
    public static Arbitrary<GeneratedTimeline> Any { get; } = Arb.From(
        from release in Gen.Elements(Releases)
        from isXl in Gen.Elements(false, true)
        from script in Gen.Elements(NetworkScripts)
        from ifup in Gen.Elements(IfupBehaviour.Working, IfupBehaviour.Working, IfupBehaviour.Failing, IfupBehaviour.Absent)
        from hasBridge in Gen.Elements(true, false)
        from vifs in Gen.Elements(VifTexts).ListOf(4)
        from guests in Gen.Choose(0, 1 << 20)
        from events in Gen.Choose(0, 1 << 20).ListOf()
        select new GeneratedTimeline(
            WithGuests(MakeHost(release, isXl, script, ifup, hasBridge), [.. vifs], guests), [new HostBooted(), .. events.Take(14).Select(MakeEvent)]),
        Shrink);

    public override string ToString() =>
        $"{Host.Toolstack} {Host.Release} {Host.NetworkScript.OrElse(null)} ifup {Host.Environment.Ifup} {string.Join(' ', Host.Interfaces.Select(nic => nic.Name))}: {string.Join(", ", Events.Select(played => played.Title))}";

    private static HostNetwork MakeHost(string release, bool isXl, string script, IfupBehaviour ifup, bool hasBridge)
    {
        var number = Release.TryParse(release, out var known, out _) ? known : Release.Known[0];
        var toolstack = !number.HasXend || (isXl && number.HasXl) ? Toolstack.Xl : Toolstack.Xend;
        var host = Hosts.S0WithEth1(release, script.Length > 0 && toolstack == Toolstack.Xend ? script : null) with
        {
            Environment = new() { Ifup = ifup },
            Toolstack = toolstack,
        };
        return hasBridge ? host.With(Hosts.Bridge("br0")) : host;
    }

    /// <summary>Four guests; the bits of <paramref name="choice"/> say how they are started and what becomes of them.</summary>
    private static HostNetwork WithGuests(HostNetwork host, string[] vifs, int choice)
    {
        var action = Fact.Stated(Actions[(choice >> 3) % Actions.Length]);
        var guests = host.With(
            Hosts.Guest("a", vifs[0]) with { AutostartName = (choice & 1) != 0 ? "20-a" : null },
            Hosts.Guest("b", vifs[1], vifs[2]) with { AutostartName = (choice & 2) != 0 ? "10-b" : null, OnCrash = action, OnReboot = action, OnPowerOff = action },
            Hosts.Guest("c", vifs[3]) with { IsStartedByXend = (choice & 4) != 0, HasStubDomain = (choice & 0x4040) == 0x4040 },
            Hosts.Guest("d", vifs[0]) with { Kind = Fact.Stated(GuestKind.Hvm), IsStartedByXend = (choice & 0x84) == 0x84 });
        return guests with
        {
            SavedDomains = (choice & 0x700) == 0x700 ? [new DomainName("a"), new DomainName("lost")] : [],
            BootOrder = (choice & 0x3800) == 0x3800 ? new EquatableArray<DomainName>([new DomainName("d"), new DomainName("a"), new DomainName("nobody")]) : null,
            DrawsDomainIds = host.Toolstack == Toolstack.Xl && host.Release.IsAtLeast(4, 14) && (choice & 0x38000) == 0x38000,
        };
    }

    private static NetworkEvent MakeEvent(int number)
    {
        var domain = DomainReference.ByName(new DomainName(((char)('a' + (number % 5))).ToString()));
        var rest = number / 5;
        return (rest % 32) switch
        {
            < 8 => new DomainStarted(domain),
            < 10 => new DomainShutDown(domain),
            10 => new DomainShutDown(domain, IsDestroyed: true),
            < 14 => new DomainRebooted(domain),
            14 => new DomainCrashed(domain),
            15 => new DomainSaved(domain),
            16 => new DomainRestored(domain),
            17 => new DomainMigrated(domain, "beta"),
            18 => new DomainArrived(Hosts.Guest("guest", "bridge=xenbr0"), "beta"),
            < 21 => new VifAttached(domain, Specifications[rest / 30 % Specifications.Length]),
            21 => new VifDetached(domain, rest / 30 % 3),
            22 => new LinkSet(InterfaceName.Parse(Devices[rest / 30 % Devices.Length]), rest / 300 % 2 == 0),
            23 => new XendStopped(),
            24 => new XendStarted(),
            25 => new XendRestarted(),
            26 => new XendReloaded(),
            27 => new XendStatusAsked(),
            28 => new XendCrashed(),
            29 or 30 => new VifAttached(domain, Specifications[rest / 30 % 3]),
            _ => rest / 30 % 4 == 0 ? new HostBooted() : new DomainStarted(domain),
        };
    }

    private static IEnumerable<GeneratedTimeline> Shrink(GeneratedTimeline value)
    {
        for (var at = 1; at < value.Events.Count; at++)
        {
            yield return value with { Events = new(value.Events.Items.RemoveAt(at)) };
        }
    }
}
