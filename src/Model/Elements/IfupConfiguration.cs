using XenNetLint.Collections;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Model.Elements;

/// <summary>What the distribution's ifup gives to the link of a name. Source: host-scripts §0.3.</summary>
/// <param name="Name">The name.</param>
/// <param name="Addresses">IPv4 addresses in order.</param>
/// <param name="Gateway">Gateway of the default route; null: none.</param>
public sealed record IfupConfiguration(InterfaceName Name, EquatableArray<IPv4Prefix> Addresses, IPv4Address? Gateway);
