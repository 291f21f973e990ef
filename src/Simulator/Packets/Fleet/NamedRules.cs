using System.Globalization;
using System.Text;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets.Forwarding;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>Which rules of a dom0's packet filter are for one guest alone, by its back end or its address; all others are met by everybody.</summary>
internal sealed class NamedRules
{
    private readonly List<(int Place, FilterRule Rule)> _common = [];
    private readonly Dictionary<PlaneNode, List<(int Gap, FilterRule Rule)>> _named = [];
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly List<string> _beginnings;
    private readonly NetworkState _state;

    public NamedRules(PlaneNode dom0, ForwardingPlane plane)
    {
        _state = dom0.State;
        var gap = 0;
        foreach (var rule in _state.Filter.Forward)
        {
            if (!rule.IsText && FindGuest(rule, dom0, plane) is { } guest)
            {
                if (!_named.TryGetValue(guest, out var list))
                {
                    _named[guest] = list = [];
                }

                list.Add((gap, rule));
            }
            else
            {
                _common.Add((gap++, rule));
                _words.UnionWith(rule.ToString().Split(' '));
            }
        }

        foreach (var rule in _state.NatRules.Concat(_state.OtherRules))
        {
            _words.UnionWith(rule.Split(' '));
        }

        _beginnings = [.. _words.Where(word => word.EndsWith('+')).Order(StringComparer.Ordinal)];
    }

    /// <summary>The one guest that a rule of Xen's shape names by its back end or address; null if it names nobody, or several.</summary>
    public static PlaneNode? FindGuest(FilterRule rule, PlaneNode dom0, ForwardingPlane plane)
    {
        PlaneNode? guest = null;
        foreach (var name in (ReadOnlySpan<InterfaceName?>)[rule.PhysdevIn, rule.PhysdevOut])
        {
            if (name is { } device && dom0.Find(device)?.Far?.Node is { Node.Role: NodeRole.Guest } there)
            {
                if (guest is not null && guest != there)
                {
                    return null;
                }

                guest = there;
            }
        }

        if (rule.Source is { Length: 32 } source)
        {
            foreach (var owner in plane.OwnersOf(source.Address.Bits, dom0))
            {
                if (owner != guest)
                {
                    return null;
                }
            }
        }

        return guest;
    }

    /// <summary>What the rules have to say of a guest: those for it alone, with the place of each among the common ones and roles for names, and which words of the others mean its back ends.</summary>
    public void Append(StringBuilder text, PlaneNode guest)
    {
        foreach (var (gap, rule) in _named.GetValueOrDefault(guest, []))
        {
            text.Append(CultureInfo.InvariantCulture, $"rule at {gap}: {Role(rule.PhysdevIn, guest)}>{Role(rule.PhysdevOut, guest)}{(rule.IsBridgedOnly ? " bridged" : "")}");
            if (rule.Source is { } source)
            {
                text.Append(" from ").Append(source.Length == 32 ? AddressRole(guest, source.Address) : source.ToString());
            }

            text.Append(rule.IsDhcpOnly ? " dhcp" : "").Append(rule.IsEstablishedOnly ? " established" : "").Append('\n');
        }

        foreach (var (number, link) in guest.Links.Index())
        {
            if (link.Far?.Name.ToString() is not { } name)
            {
                continue;
            }

            if (_words.Contains(name))
            {
                text.Append(CultureInfo.InvariantCulture, $"vif{number} is named {name}\n");
            }

            foreach (var beginning in _beginnings)
            {
                if (name.AsSpan().StartsWith(beginning.AsSpan(0, beginning.Length - 1), StringComparison.Ordinal))
                {
                    text.Append(CultureInfo.InvariantCulture, $"vif{number} is meant by {beginning}\n");
                }
            }
        }
    }

    /// <summary>The policy and the rules that are not for one guest alone.</summary>
    public void AppendCommon(StringBuilder text)
    {
        text.Append(_state.Filter.DropsForward ? "-P FORWARD DROP\n" : "");
        foreach (var (place, rule) in _common)
        {
            text.Append(place).Append(' ').Append(rule).Append('\n');
        }

        foreach (var rule in _state.NatRules.Concat(_state.OtherRules))
        {
            text.Append(rule).Append('\n');
        }
    }

    private static string Role(InterfaceName? device, PlaneNode guest)
    {
        if (device is not { } name)
        {
            return "";
        }

        var at = guest.Links.FindIndex(link => link.Far?.Name == name);
        return at < 0 ? name.ToString() : FormattableString.Invariant($"vif{at}");
    }

    private static string AddressRole(PlaneNode guest, IPv4Address address)
    {
        var number = 0;
        foreach (var own in guest.Links.SelectMany(link => link.State.Addresses))
        {
            if (own.Prefix.Address == address)
            {
                return FormattableString.Invariant($"own{number}");
            }

            number++;
        }

        return "nobody";
    }
}
