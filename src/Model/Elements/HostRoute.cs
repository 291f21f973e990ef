using XenNetLint.Model.Addresses;

namespace XenNetLint.Model.Elements;

/// <summary>A route that the host has before any Xen script runs, besides those that addresses bring along.</summary>
/// <param name="Destination">Network; length 0 is the default route.</param>
/// <param name="Gateway">Next hop; null for a directly connected network.</param>
/// <param name="Device">Outgoing interface.</param>
/// <param name="Metric">Metric as <c>ip route</c> prints it; null if it prints none.</param>
public sealed record HostRoute(IPv4Prefix Destination, IPv4Address? Gateway, InterfaceName Device, int? Metric = null);
