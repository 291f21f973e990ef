using XenNetLint.Collections;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Model.Elements;

/// <summary>What <c>xennetlint.json</c> says about an interface inside a guest. Source: product §2.</summary>
/// <param name="Domain">The guest.</param>
/// <param name="Interface">The interface's name in the guest.</param>
/// <param name="Addresses">IPv4 addresses.</param>
/// <param name="Gateway">Gateway of the guest's default route through it; null: none.</param>
public sealed record GuestInterface(DomainName Domain, InterfaceName Interface, EquatableArray<IPv4Prefix> Addresses, IPv4Address? Gateway);
