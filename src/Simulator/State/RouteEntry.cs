using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.State;

/// <summary>A route of the kernel's main table.</summary>
/// <param name="Destination">Network, host bits clear; length 0 is the default route.</param>
/// <param name="Gateway">Next hop; null if directly connected.</param>
/// <param name="Device">Outgoing link.</param>
/// <param name="Source">Address that dom0 uses of its own accord.</param>
/// <param name="Metric">Metric; null is 0, which <c>ip route</c> does not print.</param>
/// <param name="IsConnected">Whether the kernel made it, for an address on a link that is up. Source: host-scripts §12.5.</param>
public sealed record RouteEntry(
    IPv4Prefix Destination, IPv4Address? Gateway, InterfaceName Device, IPv4Address? Source = null, int? Metric = null, bool IsConnected = false)
{
    /// <summary>Whether it is a default route.</summary>
    public bool IsDefault => Destination.Length == 0;

    /// <summary>The destination as <c>ip route</c> prints it.</summary>
    public string DestinationText => Destination.Length switch
    {
        0 => "default",
        32 => Destination.Address.ToString(),
        _ => Destination.ToString(),
    };

    /// <summary>As <c>ip route list</c> prints it, scope and protocol left out.</summary>
    public override string ToString() => DestinationText
        + (Gateway is { } gateway ? " via " + gateway : "")
        + " dev " + Device
        + (Source is { } source ? " src " + source : "")
        + (Metric is { } metric ? FormattableString.Invariant($" metric {metric}") : "");
}
