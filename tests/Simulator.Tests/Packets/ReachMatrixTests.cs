using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Packets.Fleet;
using Xunit;

namespace XenNetLint.Simulator.Tests.Packets;

public sealed class ReachMatrixTests
{
    public static TheoryData<string, string, string, string, bool> Kinds => new()
    {
        { "3.4", "network-bridge antispoof=yes", "vif-bridge", "eth0", true },
        { "3.4", "network-bridge", "vif-bridge", "eth0", false },
        { "3.0.4", "network-bridge antispoof=yes", "vif-bridge", "xenbr0", true },
        { "4.17", "", "vif-bridge", "xenbr0", true },
        { "4.17", "", "vif-openvswitch", "ovs0", true },
        { "3.4", "network-route", "vif-route", "", true },
        { "4.17", "", "vif-route", "", true },
        { "3.4", "network-nat dhcp=no", "vif-nat", "", false },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Thirty_like_guests_are_one_class(string release, string networkScript, string vifScript, string bridge, bool hasAddresses)
    {
        var fleet = Fleet(hosts: 1, new HostSetting(Release.Get(release), networkScript, vifScript, bridge), hasAddresses).Build();

        Assert.Equal("1 dom0, 30 g1, 1 outside", Describe(fleet));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Like_hosts_on_one_LAN_share_their_classes(string release, string networkScript, string vifScript, string bridge, bool hasAddresses)
    {
        var fleet = Fleet(hosts: 3, new HostSetting(Release.Get(release), networkScript, vifScript, bridge), hasAddresses).Build();
        // Hosts of vif-nat give their guests the same addresses: for these, nobody is like anybody.
        Assert.Equal(vifScript is "vif-nat" ? 94 : 3, ReachMatrix.Of(fleet).Classes.Count);
        Assert.Equal(vifScript is "vif-nat" ? "" : "3 dom0, 90 g1, 1 lan", vifScript is "vif-nat" ? "" : Describe(fleet));
    }

    private static string Describe(FleetNetwork fleet) => string.Join(", ", ReachMatrix.Of(fleet).Classes.Select(one => $"{one.Ends.Count} {one.First.Name}"));

    private static RandomFleet Fleet(int hosts, HostSetting setting, bool hasAddresses) => new(
        [.. Enumerable.Range(0, hosts).Select(host => new RandomHost(setting, "", [.. Enumerable.Range(1, 30).Select(guest => $"{{on}}{(hasAddresses ? $"ip=192.168.1.{40 + (60 * host) + guest}" : "")}")], []))],
        hosts > 1 ? "all" : "none",
        IsOutsideStated: true,
        OutsideRoutes: "");
}
