using System.Globalization;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Keys;
using XenNetLint.Model.Workspaces;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;

namespace XenNetLint.Analysis.Fleet;

/// <summary>Finds out whom a name means: a guest, <c>dom0</c>, <c>outside</c>, a LAN, a group, an address, a network, with <c>*</c> for any letters.</summary>
/// <remarks>
/// A name without a host means all ends of that name. <c>web/1</c> and <c>web/eth1</c> are web with its second interface alone. <c>outside</c> is what lies beyond the
/// uplinks. A stand-in address that no file states is nobody's address; as one of a network it counts, for the network is known.
/// </remarks>
public sealed class EndSelector
{
    private readonly FleetAnalysis _fleet;
    private readonly Dictionary<string, EndGroup> _groups = new(StringComparer.Ordinal);
    private readonly ILookup<string, NetworkEnd> _byName;
    private readonly Lazy<Dictionary<string, NetworkNode>> _nodes;
    private readonly Lazy<ILookup<string, string>> _hostsOnLans;
    private readonly Lazy<ILookup<string, IdleGuest>> _idle;
    private readonly Lazy<ILookup<IPv4Address, NetworkEnd>> _byAddress;

    /// <summary>Prepares the names of a fleet.</summary>
    public EndSelector(FleetAnalysis fleet)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        _fleet = fleet;
        foreach (var group in fleet.Groups)
        {
            _ = _groups.TryAdd(group.Name, group);
        }

        var ends = fleet.Network.Ends;
        _byName = ends.ToLookup(NameOf, StringComparer.Ordinal);
        _hostsOnLans = new Lazy<ILookup<string, string>>(() => HostsOnLans(fleet.Network.Topology));
        _nodes = new Lazy<Dictionary<string, NetworkNode>>(() => fleet.Network.Topology.Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal));
        _idle = new Lazy<ILookup<string, IdleGuest>>(() => IdleGuest.In(fleet).ToLookup(guest => guest.Domain.DisplayName, StringComparer.Ordinal));
        _byAddress = new Lazy<ILookup<IPv4Address, NetworkEnd>>(() => ends
            .SelectMany(end => end.Addresses.Where(address => !address.IsStandIn), (end, address) => (End: end, address.Address))
            .DistinctBy(pair => (pair.End.Node, pair.Address))
            .ToLookup(pair => pair.Address, pair => pair.End));
    }

    /// <summary>Every end.</summary>
    public EndSelection All => new([.. _fleet.Network.Ends.Select(end => new SelectedEnd(end))], [.. _idle.Value.SelectMany(named => named)]);

    /// <summary>The names that somebody has, for suggestions: those without a host, in the order of the fleet.</summary>
    public IEnumerable<string> Names => _groups.Keys.Concat(_byName.Select(named => named.Key)).Append(NameRules.Outside).Concat(_idle.Value.Select(named => named.Key)).Distinct(StringComparer.Ordinal);

    /// <summary>Whom a name means; nobody if it is empty.</summary>
    public EndSelection Select(ExpectationEnd name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Host is null && _groups.TryGetValue(name.Name, out var group)
            ? EndSelection.Of(group.Members.Select(SelectOne))
            : SelectOne(name);
    }

    /// <summary>Why a name means nobody, and which one may have been meant.</summary>
    public string WhyNobody(ExpectationEnd name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Host is { } host && !_fleet.Hosts.Any(known => Matches(host, known.Name)))
        {
            return $"no host is called '{host}'{Suggested(host, _fleet.Hosts.Select(known => known.Name))}";
        }

        if (NameRules.LooksLikeAddress(name.Name))
        {
            return name.Name.Contains('/', StringComparison.Ordinal)
                ? $"nobody has an address in {name.Name}; name it under \"outside\" in xennetlint.json if it lies beyond the uplink"
                : $"nobody has the address {name.Name}; name it under \"outside\" in xennetlint.json if it lies beyond the uplink";
        }

        var onHost = name.Host is { } one ? $" on host {one}" : "";
        var names = name.Host is null ? Names : Names.Where(known => !SelectOne(name with { Name = known }).IsEmpty);
        return WithoutInterface(name.Name, out var device) is { } bare && !SelectOne(name with { Name = bare }).IsEmpty
            ? $"'{bare}'{onHost} has no interface '{device}'"
            : $"nobody{onHost} is called '{name.Name}'{Suggested(name.Name, names)}";
    }

    private static string Suggested(string written, IEnumerable<string> names) => EditDistance.Nearest(written, [.. names]) is { } near ? $"; did you mean '{near}'?" : "";

    private EndSelection SelectOne(ExpectationEnd name)
    {
        if (NameRules.LooksLikeAddress(name.Name) && IPv4Prefix.TryParse(name.Name, out var prefix))
        {
            return new EndSelection([.. WithAddress(name.Host, prefix)], []);
        }

        var selection = Named(name.Host, name.Name);
        return selection.IsEmpty && WithoutInterface(name.Name, out var device) is { } bare ? WithInterface(Named(name.Host, bare), device) : selection;
    }

    // ---- by name

    private EndSelection Named(string? host, string name)
    {
        var isPattern = name.Contains('*', StringComparison.Ordinal);
        var ends = name is NameRules.Outside ? Beyond(host)
            : isPattern ? _fleet.Network.Ends.Where(end => Matches(name, NameOf(end)) && IsOn(end, host))
            : _byName[name].Where(end => IsOn(end, host));
        var idle = isPattern ? _idle.Value.Where(named => Matches(name, named.Key)).SelectMany(named => named) : _idle.Value[name];
        return new EndSelection([.. ends.Select(end => new SelectedEnd(end))], [.. idle.Where(guest => host is null || Matches(host, guest.Host.Name))]);
    }

    // Two definitions of one name are told apart by their files; the name means both.
    private static string NameOf(NetworkEnd end) =>
        end.Role == NodeRole.Guest && end.Name.EndsWith(')') && end.Domain is { } domain && end.Name.EndsWith($" ({domain})", StringComparison.Ordinal) ? end.Name[..^(domain.ToString().Length + 3)] : end.Name;

    /// <summary>The networks to which default routes lead; where there is none, those that the first cards lead to; else all.</summary>
    private List<NetworkEnd> Beyond(string? host)
    {
        var outside = _fleet.Network.Ends.Where(end => end.Role == NodeRole.Outside && IsOn(end, host)).ToList();
        var uplinks = outside.FindAll(end => end.IsUplink || end.Name is NameRules.Outside);
        return uplinks.Count > 0 ? uplinks : outside;
    }

    private bool IsOn(NetworkEnd end, string? host) =>
        host is null || (end.Host.Length > 0 ? Matches(host, end.Host) : _hostsOnLans.Value[end.Node].Any(plugged => Matches(host, plugged)));

    private static ILookup<string, string> HostsOnLans(Topology topology)
    {
        var hosts = topology.Nodes.ToDictionary(node => node.Name, node => node.Role == NodeRole.Outside && !node.Name.Contains(':', StringComparison.Ordinal) ? "" : node.State.Host.Name, StringComparer.Ordinal);
        return topology.Cables
            .SelectMany(cable => (IEnumerable<(string Lan, string Node)>)[(cable.One.Node, cable.Other.Node), (cable.Other.Node, cable.One.Node)])
            .Where(pair => hosts[pair.Lan].Length == 0)
            .Select(pair => (pair.Lan, Host: hosts[pair.Node]))
            .Distinct()
            .ToLookup(pair => pair.Lan, pair => pair.Host, StringComparer.Ordinal);
    }

    // ---- by interface

    private static string? WithoutInterface(string name, out string device)
    {
        var slash = name.LastIndexOf('/');
        device = name[(slash + 1)..];
        return slash > 0 && device.Length > 0 ? name[..slash] : null;
    }

    private EndSelection WithInterface(EndSelection selection, string device)
    {
        var ends = new List<SelectedEnd>();
        foreach (var end in selection.Ends.Select(selected => selected.End).Where(end => end.Role != NodeRole.Outside))
        {
            if (InterfaceOf(end, device) is { } known)
            {
                ends.Add(new SelectedEnd(end) { Interface = known });
            }
        }

        return new EndSelection([.. ends], [.. selection.Idle.Where(guest => NumberIn(device) is not { } number || guest.Domain.Vifs.OrElse([]).Count > number)]);
    }

    // A guest's by its place among the vifs, or by the name that it has in the guest; dom0's by its name.
    private InterfaceName? InterfaceOf(NetworkEnd end, string device)
    {
        if (!_nodes.Value.TryGetValue(end.Node, out var node))
        {
            return null;
        }

        var name = end.Role == NodeRole.Guest && NumberIn(device) is { } number ? FormattableString.Invariant($"eth{number}") : device;
        return node.State.Links.Where(link => string.Equals(link.Name.ToString(), name, StringComparison.Ordinal)).Select(link => (InterfaceName?)link.Name).FirstOrDefault();
    }

    private static int? NumberIn(string device) => int.TryParse(device, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // ---- by address

    private IEnumerable<SelectedEnd> WithAddress(string? host, IPv4Prefix prefix)
    {
        var owners = prefix.Length == 32
            ? _byAddress.Value[prefix.Address]
            : _fleet.Network.Ends.Where(end => end.Addresses.Any(address => prefix.Contains(address.Address)));
        var ends = owners.Where(end => IsOn(end, host)).Select(end => new SelectedEnd(end) { Within = prefix }).ToList();
        if (ends.Count > 0)
        {
            return ends;
        }

        // One address stands for each network beyond the uplink.
        var stated = _fleet.Surroundings.Outside.Where(outside => outside.Length <= prefix.Length && outside.Contains(prefix.Address)).ToList();
        return stated.Count == 0 ? [] : Beyond(host)
            .Where(end => end.Addresses.Any(address => stated.Exists(outside => outside.Contains(address.Address))))
            .Select(end => new SelectedEnd(end) { Within = stated.MaxBy(outside => outside.Length) });
    }

    // ---- patterns

    /// <summary>Whether a text is what a pattern says, <c>*</c> standing for any letters.</summary>
    public static bool Matches(string pattern, string text)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1)
        {
            return string.Equals(pattern, text, StringComparison.Ordinal);
        }

        if (!text.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = parts[0].Length;
        for (var number = 1; number < parts.Length - 1; number++)
        {
            at = text.IndexOf(parts[number], at, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            at += parts[number].Length;
        }

        return text.Length - at >= parts[^1].Length && text.EndsWith(parts[^1], StringComparison.Ordinal);
    }
}
