using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.Effects;

/// <summary>Adds an IPv6 address to a link; it is shown, and no packet is followed over it.</summary>
public sealed record AddIPv6Address(InterfaceName Device, string Address) : Effect
{
    /// <inheritdoc/>
    public override string Command => $"ip -6 addr add {Address} dev {Device}";

    /// <inheritdoc/>
    public override string Describe() => $"{Device} gets {Address}";
}
