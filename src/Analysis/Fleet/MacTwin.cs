using XenNetLint.Model.Addresses;

namespace XenNetLint.Analysis.Fleet;

/// <summary>Two that have one hardware address.</summary>
/// <param name="Address">The address.</param>
/// <param name="Holder">The later one.</param>
/// <param name="First">The earlier one.</param>
/// <param name="Place">How near they are.</param>
internal sealed record MacTwin(MacAddress Address, MacHolder Holder, MacHolder First, MacTwinPlace Place);

/// <summary>How near two are that have one hardware address.</summary>
internal enum MacTwinPlace
{
    /// <summary>The files put both on one bridge.</summary>
    OneBridge,

    /// <summary>Frames pass from one to the other.</summary>
    OneBroadcastDomain,

    /// <summary>They hear nothing of each other, as far as it is known.</summary>
    Elsewhere,
}
