using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests;

/// <summary>Parts of hosts that many rule tests need.</summary>
internal static class Hosts
{
    /// <summary>xend makes the usual bridge.</summary>
    public const string Bridged = "(network-script network-bridge)\n(vif-script vif-bridge)\n";

    /// <summary>xend routes.</summary>
    public const string Routed = "(network-script network-route)\n(vif-script vif-route)\n";

    /// <summary>A host with two network cards.</summary>
    public const string TwoCards = """
        { "hosts": { "alpha": { "nloopbacks": 8, "interfaces": [
            { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ] },
            { "name": "eth1", "mac": "00:11:22:33:44:51" } ] } } }
        """;

    /// <summary>The wrapper of host-scripts §6, which calls network-bridge for each of two cards.</summary>
    public const string TwoBridges = """
        #!/bin/sh
        dir=$(dirname "$0")
        "$dir/network-bridge" "$@" vifnum=0 netdev=eth0 bridge=xenbr0
        "$dir/network-bridge" "$@" vifnum=1 netdev=eth1 bridge=xenbr1

        """;

    /// <summary>A host on which xl runs and whose only bridge is br0.</summary>
    public const string XlWithBr0 = """
        { "hosts": { "alpha": { "xen": "4.17", "toolstack": "xl", "interfaces": [ { "name": "eth0" }, { "name": "br0", "bridge": true } ] } } }
        """;

    /// <summary>Makes the test's host one on which xend makes the usual bridge.</summary>
    public static RuleTest OnBridgedHost(this RuleTest test) => test.XendConfig(Bridged);
}
