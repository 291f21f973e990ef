using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Cures;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests.Packets.Cures;

/// <summary>The search against trying everything: no fewer changes cure, whatever links, rules, routes and addresses they are about.</summary>
public sealed class CureAgreementTests
{
    private const int MostTried = 2;

    public static TheoryData<string> Names => [.. BrokenNetworks.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_set_cures_and_none_of_its_parts_does(string name)
    {
        var broken = BrokenNetworks.All[name]();

        foreach (var set in broken.Search().Sets)
        {
            Assert.True(broken.IsCuredBy(set.Cures), $"{name}: {BrokenNetworks.Text(set)}");
            for (var left = 0; left < set.Cures.Count; left++)
            {
                Assert.False(broken.IsCuredBy(set.Cures.Where((_, index) => index != left)), $"{name}: {BrokenNetworks.Text(set)} without its part {left}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_smaller_set_of_any_changes_cures(string name)
    {
        var broken = BrokenNetworks.All[name]();
        var size = broken.Search().Sets[0].Cures.Count;
        var all = Everything(broken.Network.Topology, broken.SizeBytes);

        Assert.InRange(all.Count, 40, 400);
        Assert.InRange(size, 1, MostTried + 1);
        if (size > 1)
        {
            Assert.All(all, one => Assert.False(broken.IsCuredBy([one]), $"{name}: {one.Title} is enough"));
        }
    }

    /// <summary>What can be changed at all, one by one.</summary>
    private static List<Cure> Everything(Topology topology, int sizeBytes)
    {
        var effects = new List<(string Node, Effect[] Effects)>();
        foreach (var node in topology.Nodes)
        {
            foreach (var link in node.State.Links)
            {
                effects.Add((node.Name, [new BringUp(link.Name)]));
                effects.Add((node.Name, [new SetArp(link.Name, !link.IsArpOn)]));
                effects.Add((node.Name, [new SetMtu(link.Name, Math.Max(sizeBytes, LinkState.EthernetMtuBytes))]));
                effects.Add((node.Name, [new SetMacAddress(link.Name, MacAddress.FromOctets(0, 0x16, 0x3e, 0x77, 0x77, 0x77))]));
                effects.Add((node.Name, [new SetMacAddress(link.Name, MacAddress.Dead)]));
                effects.Add((node.Name, [new SetSysctl(new Sysctl(Sysctl.ProxyArp(link.Name), "1"))]));
                effects.AddRange(link.Addresses.Select(address => (node.Name, (Effect[])[new RemoveAddress(link.Name, address.Prefix)])));
                if (link.Kind == LinkKind.Bridge)
                {
                    effects.Add((node.Name, [new SetStp(link.Name, !link.IsStpOn)]));
                    effects.AddRange(node.State.Links.Where(port => port.Kind != LinkKind.Bridge && port.Master != link.Name).Select(port => (node.Name, (Effect[])[new Enslave(link.Name, port.Name, IsByIp: true)])));
                    effects.AddRange(node.State.PortsOf(link.Name).Select(port => (node.Name, (Effect[])[new ReleasePort(link.Name, port.Name)])));
                }

                effects.AddRange(topology.Nodes.SelectMany(other => other.State.Links).SelectMany(other => other.Addresses)
                    .Select(gateway => (node.Name, (Effect[])[new AddRoute(new RouteEntry(default, gateway.Prefix.Address, link.Name))])));
            }

            effects.Add((node.Name, [new SetSysctl(new Sysctl(Sysctl.IpForward, "1"))]));
            effects.Add((node.Name, [new SetSysctl(new Sysctl(Sysctl.BridgeCallsIptables, "0"))]));
            effects.Add((node.Name, [new SetForwardPolicy(Drops: false)]));
            effects.AddRange(node.State.Filter.Forward.Select(rule => (node.Name, (Effect[])[new DeleteFilterRule(rule)])));
        }

        return [.. effects.Select(one => new Cure(CureKind.BringUp, one.Node, $"{one.Node}: {string.Join("; ", one.Effects.Select(effect => effect.Command))}", [.. one.Effects]))];
    }
}
