using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.Packets;

/// <summary>The packet that is followed: an echo request, as <c>ping</c> sends it.</summary>
/// <param name="From">The node that sends it.</param>
/// <param name="To">The address that it is for.</param>
public sealed record Packet(string From, IPv4Address To)
{
    /// <summary>What <c>ping</c> sends unless told otherwise, with all headers of layer 3, in bytes.</summary>
    public const int PingSizeBytes = 84;

    /// <summary>The interface that it must leave by; null: the one that the route names.</summary>
    public InterfaceName? Device { get; init; }

    /// <summary>Its source; null: the one that the route gives it.</summary>
    public IPv4Address? Source { get; init; }

    /// <summary>Its size in bytes from layer 3 on.</summary>
    public int SizeBytes { get; init; } = PingSizeBytes;
}
