using System.Runtime.InteropServices;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>What the packet filter sees of an echo packet at one point. Source: host-scripts §12.3.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Destination">Its destination.</param>
/// <param name="In">Device that it came in through; null where it starts here.</param>
/// <param name="Out">Device that it leaves by; null where it ends here.</param>
/// <param name="PhysicalIn">Bridge port that it came in through; null if none.</param>
/// <param name="PhysicalOut">Bridge port that it leaves by; null unless it is bridged.</param>
/// <param name="IsBridged">Whether it goes from port to port.</param>
/// <param name="IsKnownConnection">Whether it belongs to a connection that this node has seen begin.</param>
/// <param name="IsReply">Whether it is an echo reply.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FilteredPacket(
    uint Source, uint Destination, InterfaceName? In, InterfaceName? Out, InterfaceName? PhysicalIn, InterfaceName? PhysicalOut, bool IsBridged, bool IsKnownConnection, bool IsReply);
