using System.Globalization;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.Effects;

/// <summary>Links that sit on others: bonding and VLAN devices. Source: host-scripts §8 X25, X26.</summary>
public abstract record StackedLinkEffect : Effect
{
    private protected StackedLinkEffect()
    {
    }
}

/// <summary>The boot makes a bonding device. Source: host-scripts §8 X25.</summary>
public sealed record CreateBond(InterfaceName Name, MacAddress? MacAddress) : StackedLinkEffect
{
    /// <inheritdoc/>
    public override string Command => $"ip link add {Name} type bond";

    /// <inheritdoc/>
    public override string Describe() => $"the bonding device {Name} is there";
}

/// <summary>A NIC becomes a bonding device's slave. Source: host-scripts §1.5.7.</summary>
public sealed record EnslaveToBond(InterfaceName Bond, InterfaceName Slave) : StackedLinkEffect
{
    /// <inheritdoc/>
    public override string Command => $"ifenslave {Bond} {Slave}";

    /// <inheritdoc/>
    public override string Describe() => $"{Slave} becomes a slave of {Bond}";
}

/// <summary>A bonding device lets a slave go, which is down then. Source: host-scripts §8 X25.</summary>
public sealed record ReleaseSlave(InterfaceName Bond, InterfaceName Slave) : StackedLinkEffect
{
    /// <inheritdoc/>
    public override string Command => $"ifenslave -d {Bond} {Slave}";

    /// <inheritdoc/>
    public override string Describe() => $"{Bond} releases its slave {Slave}";
}

/// <summary>The boot makes a VLAN device; it stays with the link below it, whatever that is called later. Source: host-scripts §8 X26.</summary>
/// <remarks>It goes down and comes up with the link below. Source: host-scripts §12.5 item 7.</remarks>
public sealed record CreateVlan(InterfaceName Name, InterfaceName Parent, MacAddress? MacAddress) : StackedLinkEffect
{
    /// <inheritdoc/>
    public override string Command => $"ip link add link {Parent} name {Name} type vlan";

    /// <inheritdoc/>
    public override string Describe() => $"the VLAN device {Name} is there, above {Parent}";

    /// <summary>The VLAN's number as names tell it: <c>eth0.100</c>, <c>vlan100</c>; null if this one does not.</summary>
    public int? Number
    {
        get
        {
            var text = Name.ToString();
            var digits = text.Length;
            while (digits > 0 && char.IsAsciiDigit(text[digits - 1]))
            {
                digits--;
            }

            var isNamedAfterVlan = digits > 0 && (text[digits - 1] == '.' || text.AsSpan(0, digits).Equals("vlan", StringComparison.Ordinal));
            return isNamedAfterVlan && int.TryParse(text.AsSpan(digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 4095 ? number : null;
        }
    }
}
