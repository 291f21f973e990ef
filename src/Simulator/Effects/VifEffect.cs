using System.Globalization;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.Effects;

/// <summary>What vif scripts write outside of the kernel.</summary>
public abstract record VifEffect : Effect;

/// <summary>vif-bridge tells the front end its MTU (4.15 and later). Source: host-scripts §3.3.2.</summary>
/// <param name="Vif">The vif.</param>
/// <param name="Path">The node in xenstore, made of the device's name.</param>
/// <param name="MtuBytes">The MTU.</param>
/// <param name="IsRead">Whether the front end looks at this node; not so if the vif was renamed.</param>
public sealed record WriteFrontendMtu(VifId Vif, string Path, int MtuBytes, bool IsRead) : VifEffect
{
    /// <inheritdoc/>
    public override string Command => string.Create(CultureInfo.InvariantCulture, $"xenstore-write {Path} {MtuBytes}");

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"the front end of {Vif} is told an MTU of {MtuBytes}")
        + (IsRead ? "" : ", at a place where it does not look");
}

/// <summary>vif-nat adds a vif to the interfaces of dhcpd's argument file (3.3 and later). Source: host-scripts §3.6.</summary>
public sealed record AddDhcpInterface(string Path, InterfaceName Device) : VifEffect
{
    /// <inheritdoc/>
    public override string Command => $"sed -i 's/^\\(DHCPDARGS\\|DHCPD_INTERFACE\\|INTERFACES\\)=\"*\\([^\"]*\\)\"*/\\1=\"\\2{Device} \"/' {Path}";

    /// <inheritdoc/>
    public override string Describe() => $"dhcpd is to serve {Device} ({Path})";
}

/// <summary>vif-nat takes a vif out of dhcpd's argument file (3.3 and later). Source: host-scripts §3.6.</summary>
public sealed record RemoveDhcpInterface(string Path, InterfaceName Device) : VifEffect
{
    /// <inheritdoc/>
    public override string Command => $"sed -i 's/{Device} //' {Path}";

    /// <inheritdoc/>
    public override string Describe() => $"dhcpd is not to serve {Device} any more ({Path})";
}
