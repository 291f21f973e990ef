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
        "network-route", "network-route netdev=eth0", "",
    ];

    private static readonly string[] VifTexts =
    [
        "", "bridge=xenbr0", "bridge=eth0", "bridge=br0", "bridge=nosuch", "bridge=xenbr0,ip=10.0.0.5", "ip=10.0.0.6 10.0.0.7", "bridge=br0,vifname=web", "script=vif-route,ip=10.0.0.8",
    ];

    /// <summary>Hosts of every release with a fair share of bridges, guests and failures.</summary>
    public static Arbitrary<GeneratedTimeline> Any { get; } = Arb.From(
        from release in Gen.Elements(Releases)
        from script in Gen.Elements(NetworkScripts)
        from ifup in Gen.Elements(IfupBehaviour.Working, IfupBehaviour.Working, IfupBehaviour.Failing, IfupBehaviour.Absent)
        from hasBridge in Gen.Elements(true, false)
        from vifs in Gen.Elements(VifTexts).ListOf(4)
        from events in Gen.Choose(0, 14).ListOf()
        select new GeneratedTimeline(MakeHost(release, script, ifup, hasBridge, [.. vifs]), [new HostBooted(), .. events.Take(12).Select(MakeEvent)]),
        Shrink);

    public override string ToString() =>
        $"{Host.Release} {Host.NetworkScript.OrElse(null)} ifup {Host.Environment.Ifup} {string.Join(' ', Host.Interfaces.Select(nic => nic.Name))}: {string.Join(", ", Events.Select(played => played.Title))}";

    private static HostNetwork MakeHost(string release, string script, IfupBehaviour ifup, bool hasBridge, string[] vifs)
    {
        var host = Hosts.S0WithEth1(release, script.Length > 0 ? script : null) with { Environment = new() { Ifup = ifup } };
        host = hasBridge ? host.With(Hosts.Bridge("br0")) : host;
        return host.With(Hosts.Guest("a", vifs[0]), Hosts.Guest("b", vifs[1], vifs[2]), Hosts.Guest("c", vifs[3]), Hosts.Guest("d"));
    }

    private static NetworkEvent MakeEvent(int number)
    {
        var domain = DomainReference.ByName(new DomainName(((char)('a' + (number % 5))).ToString()));
        return (number / 5) switch
        {
            0 => new DomainStarted(domain),
            1 => new DomainShutDown(domain),
            _ => number == 14 ? new XendStarted() : new DomainRebooted(domain),
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
