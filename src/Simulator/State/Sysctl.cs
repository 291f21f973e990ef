namespace XenNetLint.Simulator.State;

/// <summary>A kernel parameter that differs from its default.</summary>
/// <param name="Name">As <c>sysctl</c> writes it, with dots; the device's own dots become slashes.</param>
/// <param name="Value">Its value.</param>
public sealed record Sysctl(string Name, string Value)
{
    /// <summary>Routing between interfaces.</summary>
    public const string IpForward = "net.ipv4.ip_forward";

    /// <summary>Whether bridged frames pass iptables; on unless set. Source: host-scripts §3.4, §12.3.</summary>
    public const string BridgeCallsIptables = "net.bridge.bridge-nf-call-iptables";

    /// <summary>What <see cref="ProxyArp"/> is for links that are yet to come.</summary>
    public const string ProxyArpOfNewLinks = "net.ipv4.conf.default.proxy_arp";

    /// <summary>The parameter that makes a link answer ARP for others.</summary>
    public static string ProxyArp(Model.Addresses.InterfaceName device) => "net.ipv4.conf." + device.ToString().Replace('.', '/') + ".proxy_arp";

    /// <inheritdoc/>
    public override string ToString() => Name + "=" + Value;
}
