using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.Tests.Packets;

/// <summary>How a host is set up.</summary>
/// <param name="Release">Its release.</param>
/// <param name="NetworkScript">What xend runs at its start; empty: nothing, and the distribution makes the bridge.</param>
/// <param name="VifScript">What runs for vifs.</param>
/// <param name="Bridge">The bridge that guests join; empty if they are routed.</param>
/// <param name="DropsForward">Whether FORWARD drops before any script runs.</param>
internal sealed record HostSetting(Release Release, string NetworkScript, string VifScript, string Bridge, bool DropsForward = false)
{
    /// <summary>What hosts are made of, the usual ones several times.</summary>
    public static readonly HostSetting[] All =
    [
        Of("3.0.0", "network-bridge", "vif-bridge", "xenbr0"),
        Of("3.0.2", "network-bridge antispoof=yes", "vif-bridge", "xenbr0"),
        Of("3.0.4", "network-bridge", "vif-bridge", "xenbr0"),
        Of("3.0.4", "network-bridge antispoof=yes", "vif-bridge", "xenbr0"),
        Of("3.1", "network-bridge", "vif-bridge", "xenbr0"),
        Of("3.2", "network-bridge antispoof=yes", "vif-bridge", "eth0"),
        Of("3.4", "network-bridge", "vif-bridge", "eth0"),
        Of("3.4", "network-bridge", "vif-bridge", "eth0"),
        Of("3.4", "network-bridge antispoof=yes", "vif-bridge", "eth0"),
        Of("4.0.2", "network-bridge antispoof=yes", "vif-bridge", "eth0"),
        Of("4.1", "network-bridge", "vif-bridge", "eth0"),
        Of("3.4", "network-route", "vif-route", ""),
        Of("4.17", "", "vif-route", ""),
        Of("3.0.0", "network-route", "vif-route", ""),
        Of("3.4", "network-nat dhcp=no", "vif-nat", ""),
        Of("3.4", "network-nat dhcp=no", "vif-nat", ""),
        Of("4.17", "", "vif-bridge", "xenbr0"),
        Of("4.17", "", "vif-bridge", "xenbr0") with { DropsForward = true },
        Of("4.17-debian", "", "vif-bridge", "xenbr0") with { DropsForward = true },
        Of("4.17", "", "vif-openvswitch", "ovs0"),
        Of("4.4", "", "vif-openvswitch", "ovs0"),
        Of("3.4", "network-of-ours", "vif-bridge", "eth0"),
    ];

    public override string ToString() => $"{Release} '{NetworkScript}' {VifScript}{(DropsForward ? " under DROP" : "")}";

    private static HostSetting Of(string release, string networkScript, string vifScript, string bridge) =>
        new(Release.TryParse(release, out var known, out _) ? known : Release.Known[0], networkScript, vifScript, bridge);
}
