using System.Text;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets.Forwarding;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>Which rules of a dom0's packet filter name which guest, by its back end or its address; all others are met by everybody.</summary>
internal sealed class NamedRules
{
    private readonly List<(int Place, FilterRule Rule)> _common = [];
    private readonly Dictionary<PlaneNode, List<(int Gap, FilterRule Rule)>> _named = [];
    private readonly HashSet<InterfaceName> _otherwiseNamed = [];
    private readonly HashSet<uint> _otherwiseAddressed = [];

    public NamedRules(PlaneNode dom0, ForwardingPlane plane)
    {
        var gap = 0;
        foreach (var rule in dom0.State.Filter.Forward)
        {
            var guests = GuestsNamedBy(rule, dom0, plane);
            switch (guests.Count)
            {
                case 0:
                    _common.Add((gap++, rule));
                    break;
                case 1 when !rule.IsText:
                    var guest = guests.First();
                    if (!_named.TryGetValue(guest, out var list))
                    {
                        _named[guest] = list = [];
                    }

                    list.Add((gap, rule));
                    break;
                default:
                    // Several guests, or a rule of the administrator's own about one: it may do anything.
                    foreach (var named in guests)
                    {
                        SetApart(named);
                    }

                    _common.Add((gap++, rule));
                    break;
            }
        }

        foreach (var text in dom0.State.NatRules.Concat(dom0.State.OtherRules))
        {
            foreach (var word in text.Split(' '))
            {
                Meet(word, dom0, plane, SetApart);
            }
        }
    }

    /// <summary>Whether rules name it that are not Xen's own.</summary>
    public bool IsNamedOtherwise(InterfaceName backend) => _otherwiseNamed.Contains(backend);

    /// <summary>Whether rules name it that are not Xen's own.</summary>
    public bool IsNamedOtherwise(IPv4Address address) => _otherwiseAddressed.Contains(address.Bits);

    /// <summary>The rules that name a guest, with the place of each among the common ones and roles for names.</summary>
    public void Append(StringBuilder text, PlaneNode guest)
    {
        foreach (var (gap, rule) in _named.GetValueOrDefault(guest, []))
        {
            text.Append(gap).Append(": ").Append(Role(rule.PhysdevIn, guest)).Append('>').Append(Role(rule.PhysdevOut, guest)).Append(rule.IsBridgedOnly ? " bridged " : " ");
            if (rule.Source is { } source)
            {
                text.Append(source.Length == 32 ? HasAddress(guest, source.Address, out var number) ? FormattableString.Invariant($"own{number}") : "nobody's" : source.ToString());
            }

            text.Append(rule.IsDhcpOnly ? " dhcp" : "").Append(rule.IsEstablishedOnly ? " established" : "").Append('\n');
        }
    }

    /// <summary>The rules that name no guest, and the policy.</summary>
    public void AppendCommon(StringBuilder text)
    {
        foreach (var (place, rule) in _common)
        {
            text.Append(place).Append(' ').Append(rule).Append('\n');
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

    private static bool HasAddress(PlaneNode guest, IPv4Address address, out int number)
    {
        number = 0;
        foreach (var own in guest.Links.SelectMany(link => link.State.Addresses))
        {
            if (own.Prefix.Address == address)
            {
                return true;
            }

            number++;
        }

        return false;
    }

    private static HashSet<PlaneNode> GuestsNamedBy(FilterRule rule, PlaneNode dom0, ForwardingPlane plane)
    {
        var guests = new HashSet<PlaneNode>();
        if (rule.IsText)
        {
            foreach (var word in rule.Text.Split(' '))
            {
                Meet(word, dom0, plane, guest => guests.Add(guest));
            }

            return guests;
        }

        foreach (var name in (InterfaceName?[])[rule.PhysdevIn, rule.PhysdevOut])
        {
            if (name is { } device && dom0.Find(device)?.Far?.Node is { Node.Role: NodeRole.Guest } guest)
            {
                _ = guests.Add(guest);
            }
        }

        if (rule.Source is { Length: 32 } source)
        {
            AddOwners(source.Address, plane, guest => guests.Add(guest));
        }

        return guests;
    }

    private void SetApart(PlaneNode guest)
    {
        foreach (var link in guest.Links)
        {
            _ = link.Far is { } backend && _otherwiseNamed.Add(backend.Name);
            foreach (var address in link.State.Addresses)
            {
                _ = _otherwiseAddressed.Add(address.Prefix.Address.Bits);
            }
        }
    }

    private static void Meet(string word, PlaneNode dom0, ForwardingPlane plane, Action<PlaneNode> add)
    {
        if (word.EndsWith('+'))
        {
            foreach (var link in dom0.Links.Where(link => link.Name.ToString().StartsWith(word[..^1], StringComparison.Ordinal)))
            {
                AddGuest(link, add);
            }
        }
        else if (IPv4Prefix.TryParse(word, out var prefix) && prefix.Length == 32)
        {
            AddOwners(prefix.Address, plane, add);
        }
        else if (InterfaceName.TryParse(word, out var name) && dom0.Find(name) is { } link)
        {
            AddGuest(link, add);
        }
    }

    private static void AddGuest(PlaneLink link, Action<PlaneNode> add)
    {
        if (link.Far?.Node is { Node.Role: NodeRole.Guest } guest)
        {
            add(guest);
        }
    }

    private static void AddOwners(IPv4Address address, ForwardingPlane plane, Action<PlaneNode> add)
    {
        foreach (var owner in plane.Owners.GetValueOrDefault(address.Bits, []).Where(owner => owner.Node.Role == NodeRole.Guest))
        {
            add(owner);
        }
    }
}
