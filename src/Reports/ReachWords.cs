using System.Globalization;
using XenNetLint.Analysis.Fleet;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;

namespace XenNetLint.Reports;

/// <summary>Words that the reports on who reaches whom share.</summary>
/// <param name="selection">What was asked for.</param>
internal sealed class ReachWords(ReachSelection selection)
{
    private const int MostNames = 3;
    private readonly VerdictText _verdicts = new(selection.Fleet.Network);

    /// <summary>What the symbols mean, of those that are used.</summary>
    internal static string Legend(IReadOnlySet<char> used) => string.Join(", ", Symbols.Where(symbol => used.Contains(symbol.Symbol)).Select(symbol => $"{symbol.Symbol} {symbol.Meaning}"));

    private static IReadOnlyList<(char Symbol, string Meaning)> Symbols { get; } =
    [
        ('+', "reachable"), ('-', "unreachable"), ('?', "not known"), ('~', "depends on who spoke before"), ('*', "not the same on one host and between hosts"), ('.', "the sender alone"),
    ];

    /// <summary>What was played before.</summary>
    internal static string Played(ReachResult result) => "after the boot and the start of every guest" + string.Concat(result.Played.Select(played => $", then '{played}'"));

    /// <summary>A group's hosts and what they share: <c>alpha and beta, which share office</c>.</summary>
    internal string TitleOf(ReachGroup group, IReadOnlyDictionary<string, Model.Binding.BindingCandidate> candidates)
    {
        var lans = LansOf(group);
        var under = string.Join(" and ", group.Hosts.Select(host => candidates[host].ToString()).Distinct(StringComparer.Ordinal));
        return group.Hosts.Count == 1
            ? $"host {group.Hosts[0]}, {under}"
            : $"hosts {Some(group.Hosts, MostNames)}, {under}{(lans.Count > 0 ? $"; they share {Some(lans, MostNames)}" : "")}";
    }

    /// <summary>Hosts whose table is that of another: <c>so it is on beta, gamma and 997 other hosts</c>.</summary>
    internal static string Alike(IReadOnlyList<ReachGroup> others) => $"so it is, under other names, on {Some([.. others.SelectMany(group => group.Hosts)], MostNames, "host")}";

    /// <summary>Who stands on a line.</summary>
    internal static string MembersOf(ReachLine line, ReachGroup group)
    {
        var number = BehindSlash(line.From is [{ Interface: { } sends }] ? sends : null);
        if (group.Hosts.Count <= 1)
        {
            return Some([.. line.Ends.Select(end => end.Name + number)], MostNames);
        }

        // What every host has is told by the hosts.
        return line.Ends.Count > 1 && line.Ends.All(end => string.Equals(end.Name, line.Ends[0].Name, StringComparison.Ordinal))
            ? $"{line.Ends[0].Name}{number} of {Some([.. line.Ends.Select(end => end.Host)], MostNames)}"
            : Some([.. line.Ends.Select(end => end.FullName + number)], MostNames);
    }

    private static string BehindSlash(InterfaceName? device) => device is { } name ? $"/{name}" : "";

    private string SenderOf(PartVerdict verdict) => _verdicts.Names.Of(verdict.Pair.From) + BehindSlash(verdict.From.Interface);

    /// <summary>Where the ends of a line are: one end's addresses, the networks of several; by the numbers of their columns where addresses have columns.</summary>
    internal string PlaceOf(ReachLine line, bool isNumbered)
    {
        if (line.Ends.FirstOrDefault(end => end.Unknown.Length > 0) is { } unknown)
        {
            return "not known: " + unknown.Unknown;
        }

        if (isNumbered)
        {
            var numbers = line.To[0].AddressNumbers;
            return string.Join(", ", numbers.Select((number, at) => string.Create(CultureInfo.InvariantCulture, $"{at + 1}: {PlaceOf(line, line.Ends.Select(end => selection.TargetOf(end, number)))}")));
        }

        var asked = line.To.Count > 0 && line.Role != NodeRole.Outside ? line.To[0].AddressNumbers : [];
        var sends = line.From is [{ Interface: { } device }] ? device : (InterfaceName?)null;
        return PlaceOf(line, line.Ends.SelectMany(end => asked.Count > 0 ? asked.Select(number => selection.TargetOf(end, number)) : AddressesOf(end).Where(address => sends is null || address.Interface == sends)));
    }

    private static string PlaceOf(ReachLine line, IEnumerable<EndAddress> addresses)
    {
        var all = addresses.ToList();
        var beyond = all.FindAll(address => line.Role == NodeRole.Outside && address.Prefix.Length == 32);
        var near = all.Except(beyond).ToList();
        var place = Some([.. near.Select(address => line.Ends.Count == 1 ? address.Prefix.ToString() : NetworkOf(address.Prefix)).Distinct(StringComparer.Ordinal)], MostNames);
        place += place.Length > 0 && near.TrueForAll(address => address.IsStandIn) ? " (assumed)" : "";
        return (place, beyond.Count) switch
        {
            ({ Length: > 0 }, > 0) => $"{place}, and beyond it {Some([.. beyond.Select(address => address.Address.ToString())], MostNames)}",
            (_, > 0) => Some([.. beyond.Select(address => address.Address.ToString())], MostNames),
            ({ Length: 0 }, _) => "without an address",
            _ => place,
        };
    }

    /// <summary>Why a cell is as it is, in words that are equal where pairs differ in names only.</summary>
    internal string WhyOf(ReachCell cell) => string.Join("; ", cell.Verdicts.DistinctBy(verdict => (verdict.Verdict.Verdict, verdict.Cause)).Select(verdict => verdict.Verdict.Verdict == Verdict.Unknown ? PartOf(verdict) : Nameless(PartOf(verdict), verdict.Pair)));

    private string Nameless(string text, EndPair pair)
    {
        var roles = new Dictionary<string, string>(StringComparer.Ordinal);
        _ = roles.TryAdd(_verdicts.Names.Of(pair.From), "<from>");
        _ = roles.TryAdd(_verdicts.Names.Of(pair.To), "<to>");
        _ = roles.TryAdd(pair.Address.Address.ToString(), "<address>");
        foreach (var own in pair.From.Addresses)
        {
            _ = roles.TryAdd(own.Address.ToString(), "<own>");
        }

        return string.Join(' ', text.Split(' ').Select(word => word.Trim('(', ')', ',', ';', ':') is var bare && roles.TryGetValue(bare, out var role) ? role : word));
    }

    /// <summary>Why a cell is as it is, shown on one of its pairs.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="pairs">How many pairs are like it.</param>
    /// <param name="group">Its group: where that is one host, names are that host's own.</param>
    internal string ReasonOf(ReachCell cell, long pairs, ReachGroup group) =>
        group.Hosts.Count == 1 ? ReasonOf(cell, pairs).Replace(group.Hosts[0] + ":", "", StringComparison.Ordinal) : ReasonOf(cell, pairs);

    private string ReasonOf(ReachCell cell, long pairs)
    {
        var first = cell.Verdicts[0];
        var more = pairs > 1 ? string.Create(CultureInfo.InvariantCulture, $" and {pairs - 1} more pair{(pairs == 2 ? "" : "s")}") : "";
        var distinct = cell.Verdicts.DistinctBy(verdict => (verdict.Verdict.Verdict, verdict.Cause)).ToList();
        if (distinct.Count == 1)
        {
            return $"{SenderOf(first)} to {_verdicts.TargetOf(first.Pair)}{more}: {_verdicts.Why(selection.Explain(first.Pair, first.Verdict))}";
        }

        // The addresses have columns of their own where they differ, so hosts do here.
        var parts = distinct.Select(verdict => $"{(verdict.IsOnOneHost is true ? "on one host" : "between hosts")} {PartOf(verdict)}");
        return $"{SenderOf(first)} to {_verdicts.Names.Of(first.Pair.To)}{more}: {string.Join("; ", parts)}";
    }

    /// <summary>The call that shows more of a pair.</summary>
    /// <param name="verdict">The pair.</param>
    /// <param name="arguments">What the call was given besides ends.</param>
    internal string TraceOf(PartVerdict verdict, string arguments)
    {
        var pair = verdict.Pair;
        var to = selection.Fleet.Matrix.Targets(pair.To).Count > 1 ? pair.Address.Address.ToString() : _verdicts.Names.Of(pair.To);
        return $"xennetlint trace {Quoted(SenderOf(verdict))} {Quoted(to)}{arguments}";
    }

    /// <summary>What is between hosts that nothing joins, and how to state what does.</summary>
    internal string Unjoined()
    {
        var cards = selection.Groups.Where(group => group.Hosts.Count > 0)
            .Select(group => (Host: group.Hosts[0], Card: CardOf(group.Hosts[0])))
            .Where(card => card.Card is not null)
            .Take(2)
            .Select(card => $"\"{card.Host}:{card.Card}\"")
            .ToList();
        var example = cards.Count > 1 ? $", such as {{ \"office\": [ {string.Join(", ", cards)} ] }}" : "";
        return $"between hosts that nothing joins who reaches whom is not known: name the LANs that they share under \"segments\" in xennetlint.json{example}";
    }

    private InterfaceName? CardOf(string host) => selection.Fleet.FindHost(host)?.Timeline.FinalState.Links.Where(link => link.FirstName is not null).Select(link => link.FirstName).Min();

    /// <summary>The guests that were asked for and do not run, those with one reason together.</summary>
    internal IEnumerable<string> Idle()
    {
        var idle = EndSelection.Of([selection.From, selection.To]).Idle;
        var isOneHost = selection.Fleet.Hosts.Count <= 1;
        return idle.GroupBy(guest => guest.Reason.Replace(guest.Domain.DisplayName, "", StringComparison.Ordinal), StringComparer.Ordinal)
            .Select(guests => $"not running: {Some([.. guests.Select(guest => isOneHost ? guest.Domain.DisplayName : guest.FullName)], MostNames)}: {guests.First().Reason}");
    }

    /// <summary>The first names of a list, and how many others there are.</summary>
    internal static string Some(IReadOnlyList<string> names, int most, string noun = "") => names.Count <= most + 1
        ? Wording.Listed(names)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(most))} and {names.Count - most} other{(noun.Length > 0 ? $" {noun}" : "")}s");

    private static string NetworkOf(IPv4Prefix prefix) => prefix.Length == 32 ? prefix.Address.ToString() : prefix.Network.ToString();

    // What was asked for of who is meant; of those who only send, all.
    private IEnumerable<EndAddress> AddressesOf(NetworkEnd end) => end.Role == NodeRole.Outside ? end.Addresses : selection.Fleet.Matrix.Targets(end);

    private string PartOf(PartVerdict verdict)
    {
        var why = _verdicts.Why(selection.Explain(verdict.Pair, verdict.Verdict));
        return $"{Wording.Of(verdict.Verdict.Verdict)}{(why.Length > 0 ? $" ({why})" : "")}";
    }

    private List<string> LansOf(ReachGroup group) =>
        [.. selection.Fleet.Network.Ends.Where(end => end.Role == NodeRole.Outside && end.Host.Length == 0 && selection.Fleet.Matrix.ClassOf(end).Group == group.Number).Select(end => end.Name)];

    private static string Quoted(string name) => name.Contains(' ', StringComparison.Ordinal) ? $"'{name}'" : name;
}
