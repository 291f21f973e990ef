using XenNetLint.Analysis.Fleet;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Keys;
using XenNetLint.Model.Workspaces;
using XenNetLint.Text;

namespace XenNetLint.Analysis;

/// <summary>Finds what <c>xennetlint.json</c> states without effect: of hosts, interfaces and ends that are not there (XNL9007).</summary>
/// <remarks>Where only a part of the files or hosts is looked at, what is not there may be in the rest, and nothing is said.</remarks>
internal static class StatementCheck
{
    /// <summary>Looks at the statements of a workspace.</summary>
    /// <param name="fleets">The fleet under each toolstack; a name that is somebody's in one of them is somebody's.</param>
    /// <param name="workspace">The workspace.</param>
    internal static IEnumerable<Diagnostic> Run(IReadOnlyList<FleetAnalysis> fleets, Workspace workspace) =>
        fleets[0].IsPart ? [] : UnknownHosts(workspace).Concat(UnknownInterfaces(fleets[0], workspace)).Concat(UselessRoutes(fleets, workspace)).Concat(UnknownEnds(fleets, workspace));

    private static Diagnostic At(Location place, string what, string why) => ToolDescriptors.SettingWithoutEffect.At(place, what, why);

    private static IEnumerable<Diagnostic> UnknownHosts(Workspace workspace)
    {
        var used = workspace.Hosts.Select(host => host.Statement).ToHashSet(ReferenceEqualityComparer.Instance);
        var free = workspace.Hosts.Where(host => host.Statement is null).Select(host => host.Name).ToList();
        foreach (var statement in workspace.Statements)
        {
            if (statement.Location is { } place && !used.Contains(statement))
            {
                var near = EditDistance.Nearest(statement.Name, free) is { } meant ? $"; did you mean '{meant}'?" : "";
                var root = statement.Root is { } folder ? $"no file of Xen's lies below its root {folder}" : "no host of that name is among the files";
                yield return At(place, $"what is stated of host '{statement.Name}'", root + near);
            }
        }
    }

    private static IEnumerable<Diagnostic> UnknownInterfaces(FleetAnalysis fleet, Workspace workspace)
    {
        foreach (var (lan, link) in workspace.Segments.SelectMany(segment => segment.Interfaces, (segment, link) => (segment.Name, link)))
        {
            var what = $"'{link.Host}:{link.Interface}' on LAN '{lan}'";
            if (fleet.FindHost(link.Host) is not { } host)
            {
                var near = EditDistance.Nearest(link.Host, [.. fleet.Hosts.Select(known => known.Name)]) is { } meant ? $"; did you mean '{meant}'?" : "";
                yield return At(link.Location, what, $"no host is called '{link.Host}'{near}");
                continue;
            }

            var interfaces = host.Network.Host.Interfaces;
            var named = interfaces.FirstOrDefault(known => known.Name == link.Interface);
            if (named is { IsBridge: true } or { IsOpenVSwitch: true })
            {
                yield return At(link.Location, what, $"'{link.Interface}' is a bridge; name the card that leads to the LAN");
            }
            else if (named is null && interfaces.Count > 0 && host.FinalState.IsKnown)
            {
                yield return At(link.Location, what, $"host {link.Host} has no interface '{link.Interface}'; it has {string.Join(", ", interfaces.Where(known => !known.IsBridge && !known.IsOpenVSwitch).Select(known => known.Name))}");
            }
        }
    }

    private static IEnumerable<Diagnostic> UselessRoutes(IReadOnlyList<FleetAnalysis> fleets, Workspace workspace)
    {
        foreach (var (route, place) in (workspace.OutsideRoutes ?? []).Zip(workspace.OutsideRoutePlaces))
        {
            if (!fleets.Any(fleet => fleet.Network.Ends.Any(end => end.Role == Simulator.Packets.NodeRole.Outside && end.Addresses.Any(address => address.Prefix.Length < 32 && address.Prefix.Contains(route.Gateway)))))
            {
                yield return At(place, $"the route to {route.Destination}", $"{route.Gateway} lies in no network outside that a host is on");
            }
        }
    }

    private static IEnumerable<Diagnostic> UnknownEnds(IReadOnlyList<FleetAnalysis> fleets, Workspace workspace)
    {
        // A guest whose name is computed may have any.
        if ((workspace.Groups.Count == 0 && workspace.Expectations.Count == 0) || fleets.SelectMany(fleet => fleet.Hosts).SelectMany(host => host.Network.Host.Domains).Any(domain => !domain.Name.IsKnown))
        {
            return [];
        }

        var selectors = fleets.Select(fleet => new EndSelector(fleet)).ToList();
        return UselessGroups(selectors, fleets, workspace).Concat(UselessExpectations(selectors, workspace));
    }

    private static IEnumerable<Diagnostic> UselessGroups(List<EndSelector> selectors, IReadOnlyList<FleetAnalysis> fleets, Workspace workspace)
    {
        var guests = fleets.SelectMany(fleet => fleet.Hosts).SelectMany(host => host.Network.Host.Domains, (host, domain) => (domain.DisplayName, FullName: host.Name + ":" + domain.DisplayName))
            .DistinctBy(guest => guest.DisplayName, StringComparer.Ordinal)
            .ToDictionary(guest => guest.DisplayName, guest => guest.FullName, StringComparer.Ordinal);
        foreach (var group in workspace.Groups)
        {
            if (guests.TryGetValue(group.Name, out var guest))
            {
                yield return ToolDescriptors.SettingWithoutEffect.At(group.Location, $"'{group.Name}' as the name of a guest", $"it means the group here; {guest} is named with its host only");
            }

            if (group.Members.Count == 0)
            {
                yield return At(group.Location, $"group '{group.Name}'", "it names nobody");
            }

            foreach (var (member, place) in group.Members.Zip(group.MemberPlaces))
            {
                if (WhyNobody(selectors, member) is { } why)
                {
                    yield return At(place, $"'{member}' in group '{group.Name}'", why);
                }
            }
        }
    }

    private static IEnumerable<Diagnostic> UselessExpectations(List<EndSelector> selectors, Workspace workspace)
    {
        var told = new HashSet<Location>();
        foreach (var expectation in workspace.Expectations)
        {
            if (WhyNobody(selectors, expectation.From) is { } nobody)
            {
                if (told.Add(expectation.FromLocation))
                {
                    yield return At(expectation.FromLocation, $"what is expected of '{expectation.From}'", nobody);
                }
            }
            else if (WhyNobody(selectors, expectation.To) is { } why)
            {
                yield return At(expectation.Location, $"that '{expectation.From}' must {(expectation.Reaches ? "reach" : "never reach")} '{expectation.To}'", why);
            }
        }
    }

    private static string? WhyNobody(List<EndSelector> selectors, ExpectationEnd name) =>
        selectors.TrueForAll(selector => selector.Select(name).IsEmpty) ? selectors[0].WhyNobody(name) : null;
}
