using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>A guest's interface while the fleet is put together: the back end it hangs on, and what is known of its addresses.</summary>
internal sealed class GuestInterfacePlan
{
    public required RunningVif Vif { get; init; }

    /// <summary>dom0's end of its cable; null if it is not there.</summary>
    public required LinkState? Backend { get; init; }

    /// <summary>Its name in the guest.</summary>
    public required InterfaceName Name { get; init; }

    /// <summary>The segment of dom0's links that the back end is on; -1 if it is on none.</summary>
    public required int Segment { get; init; }

    /// <summary>Its addresses so far.</summary>
    public List<IPv4Prefix> Addresses { get; } = [];

    /// <summary>Whether no file states them.</summary>
    public bool IsStandIn { get; set; }

    /// <summary>The gateway of the guest's default route through it; null: none.</summary>
    public IPv4Address? Gateway { get; set; }

    /// <summary>Whether the gateway, or that there is none, is stated.</summary>
    public bool IsGatewayStated { get; set; }

    /// <summary>Why its address is not known; empty if it is.</summary>
    public string Unknown { get; set; } = "";

    /// <summary>Whether packets for it are routed by dom0 instead of bridged.</summary>
    public bool IsRouted => Backend is { Master: null };
}
