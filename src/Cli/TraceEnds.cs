using System.Globalization;
using XenNetLint.Analysis.Fleet;
using XenNetLint.Analysis.Fleet.Traces;
using XenNetLint.Simulator.Packets.Fleet;

namespace XenNetLint.Cli;

/// <summary>Finds the two ends that a call names.</summary>
internal static class TraceEnds
{
    /// <summary>Finds them.</summary>
    /// <exception cref="WrongCallException">One is nobody's name, or that of several, or both are the same.</exception>
    internal static (TraceEnd From, TraceEnd To) Find(FleetAnalysis fleet, string from, string to)
    {
        var (sender, receiver) = (Parse(from), Parse(to));
        var senders = Candidates(fleet, sender);
        var receivers = receiver.Address is null ? Candidates(fleet, receiver) : [AddressOf(fleet, receiver)];
        if (senders.Count == 0 && sender.Address is not null)
        {
            throw new WrongCallException($"nobody has the address {sender.Text} that is to be sent from; {Ends(fleet)}");
        }

        // What is outside is outside of the other end's host.
        return (Only(fleet, sender, Beside(sender, senders, receivers)), Only(fleet, receiver, Beside(receiver, receivers, senders))) is var (one, other) && !IsSame(one, other)
            ? (one, other)
            : throw new WrongCallException($"'{from}' and '{to}' are the same end, and nothing leaves it for itself; name two");
    }

    private static EndReference Parse(string text) => EndReference.TryParse(text, out var reference, out var error) ? reference : throw new WrongCallException(error);

    private static List<TraceEnd> Candidates(FleetAnalysis fleet, EndReference reference)
    {
        var matches = EndResolver.Find(fleet.Network, reference).Select(match => TraceEnd.Of(reference, match)).ToList();
        if (matches.Count == 0)
        {
            matches.AddRange(IdleGuest.Find(fleet, reference).Select(idle => new TraceEnd { Text = reference.Text, Idle = idle }));
        }

        if (matches.Count == 0 && reference.Name is EndReference.Outside)
        {
            matches.AddRange(UnknownOutside(fleet, reference));
        }

        return matches;
    }

    // Where nothing is known about a host's links, nothing is known about what they lead to.
    private static IEnumerable<TraceEnd> UnknownOutside(FleetAnalysis fleet, EndReference reference) =>
        from host in fleet.Hosts
        where reference.Host is null || string.Equals(host.Name, reference.Host, StringComparison.Ordinal)
        where !host.Timeline.FinalState.IsKnown
        select new TraceEnd { Text = reference.Text, Unknown = $"what {host.Name} is plugged into is not known: {host.Timeline.FinalState.UnknownSince}" };

    // An address is sent to whoever has it, or nobody.
    private static TraceEnd AddressOf(FleetAnalysis fleet, EndReference reference)
    {
        var owners = EndResolver.Find(fleet.Network, reference);
        return owners.Count > 0 ? TraceEnd.Of(reference, owners[0]) : new TraceEnd { Text = reference.Text, Address = reference.Address, IsAddress = true };
    }

    private static List<TraceEnd> Beside(EndReference reference, List<TraceEnd> candidates, List<TraceEnd> others)
    {
        if (reference is not { Name: EndReference.Outside, Host: null } || candidates.Count < 2 || others is not [{ } other])
        {
            return candidates;
        }

        var near = candidates.FindAll(candidate => string.Equals(candidate.End?.Host, other.End?.Host, StringComparison.Ordinal));
        return near.Count == 1 ? near : candidates;
    }

    private static TraceEnd Only(FleetAnalysis fleet, EndReference reference, List<TraceEnd> candidates) => candidates switch
    {
        [var only] => only,
        [] => throw new WrongCallException(Unknown(fleet, reference)),
        _ => throw new WrongCallException($"'{reference}' may be any of {Listed(candidates.ConvertAll(candidate => FullNameOf(candidate, reference)))}; name one of them"),
    };

    // Not all of a fleet.
    private static string Listed(List<string> names)
    {
        const int Most = 12;
        return names.Count <= Most ? string.Join(", ", names) : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(Most))} and {names.Count - Most} more");
    }

    private static string FullNameOf(TraceEnd candidate, EndReference reference) =>
        candidate.Idle?.FullName ?? (candidate.End?.FullName ?? candidate.Text) + (reference.Interface is { } link && !string.Equals(candidate.End?.Name, reference.Text, StringComparison.Ordinal) ? "/" + link : "");

    private static string Unknown(FleetAnalysis fleet, EndReference reference)
    {
        if (reference.Interface is not null && EndReference.TryParse(reference.Text[..reference.Text.LastIndexOf('/')], out var whole, out _) && EndResolver.Find(fleet.Network, whole) is [{ } match, ..])
        {
            var links = EndResolver.InterfacesOf(fleet.Network, match.End);
            return $"{match.End.FullName} has no interface '{reference.Interface}'; it has {(links.Count == 0 ? "none that can be named" : Listed([.. links.Select(link => $"{whole}/{link}")]))}";
        }

        var hosts = fleet.Hosts.Select(host => host.Name).ToList();
        return reference.Host is { } host && !hosts.Contains(host, StringComparer.Ordinal) ? Suggestion.Unknown("host", host, hosts) : Suggestion.Unknown("end", reference.Text, NamesIn(fleet));
    }

    private static string Ends(FleetAnalysis fleet) => $"ends are: {Listed([.. NamesIn(fleet).Distinct(StringComparer.Ordinal)])}";

    private static IEnumerable<string> NamesIn(FleetAnalysis fleet)
    {
        var isOneHost = fleet.Hosts.Count == 1;
        return EndResolver.NamesIn(fleet.Network).Concat(IdleGuest.In(fleet).Select(idle => isOneHost ? idle.Domain.DisplayName : idle.FullName));
    }

    private static bool IsSame(TraceEnd one, TraceEnd other) => one.End is NetworkEnd end && ReferenceEquals(end, other.End);
}
