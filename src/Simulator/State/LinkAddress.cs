using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.State;

/// <summary>An IPv4 address on a link.</summary>
/// <param name="Prefix">Address and length, host bits kept.</param>
/// <param name="Broadcast">Broadcast address; null if none was given.</param>
/// <param name="Label">Label if it differs from the link's name (<c>eth0:2</c>); empty otherwise.</param>
/// <param name="IsSecondary">Whether an earlier address of the link is in the same network. Source: host-scripts §12.5.</param>
public sealed record LinkAddress(IPv4Prefix Prefix, IPv4Address? Broadcast = null, string Label = "", bool IsSecondary = false)
{
    /// <summary>As <c>ip addr add</c> takes it, without the device.</summary>
    public override string ToString() =>
        Prefix + (Broadcast is { } broadcast ? " brd " + broadcast : "") + (Label.Length > 0 ? " label " + Label : "");
}
