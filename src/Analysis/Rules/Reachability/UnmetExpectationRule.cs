using System.Globalization;
using XenNetLint.Analysis.Fleet;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Workspaces;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets.Fleet;

namespace XenNetLint.Analysis.Rules.Reachability;

/// <summary>Who must reach somebody does not, or who must never does.</summary>
/// <remarks>
/// <c>reaches</c> holds with the verdict reachable alone, <c>neverReaches</c> with unreachable alone; a verdict that depends on who spoke before
/// breaks both. Somebody is reached who is at one of their addresses; they are never reached who are at none. What cannot be known is a warning, and nothing where files may be missing. A name means those with it whom the sender can hear of;
/// where there are none of them, nobody knows. Source: product §2, §7.
/// </remarks>
public sealed class UnmetExpectationRule : FleetRule
{
    /// <summary>XNL5004.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL5004", "Expectation does not hold", "'{0}' must {1} '{2}', {3}", RuleCategory.Reachability, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(FleetAnalysis fleet)
    {
        if (fleet.Expectations.Count == 0)
        {
            yield break;
        }

        var selector = new EndSelector(fleet);
        var words = new VerdictText(fleet.Network);
        foreach (var expectation in fleet.Expectations)
        {
            // A name that means nobody is XNL9007's.
            var from = selector.Select(expectation.From);
            var to = selector.Select(expectation.To);
            if (!from.IsEmpty && !to.IsEmpty && Judge(new Question(fleet, expectation, words), from, to) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static Diagnostic? Judge(Question question, EndSelection from, EndSelection to)
    {
        var isReaching = question.Expectation.Reaches;
        if (isReaching && from.Idle.Concat(to.Idle).FirstOrDefault() is { } idle)
        {
            return question.Broken($"but {NameOf(idle, question.Fleet)} does not run").WithEffect(idle.Reason).WithRelated(idle.Host.Network.Origins.Get(idle.Domain.Id, Model.Binding.Aspect.Whole), "the guest that does not run");
        }

        var selection = new ReachSelection(question.Fleet, from, to);
        List<PartVerdict> verdicts = [.. isReaching ? selection.Groups.SelectMany(selection.Verdicts).GroupBy(verdict => (verdict.From, verdict.To, verdict.IsOnOneHost)).Select(Best) : selection.Groups.SelectMany(selection.Verdicts)];
        var breaking = verdicts.FindAll(verdict => verdict.Verdict.Verdict == (isReaching ? Verdict.Unreachable : Verdict.Reachable));
        var depending = verdicts.FindAll(verdict => verdict.Verdict.Verdict == Verdict.Depends);
        return breaking.Count > 0 ? Broken(question, selection, breaking, verdicts)
            : depending.Count > 0 ? Broken(question, selection, depending, verdicts)
            : isReaching && WithoutAddress(selection) is { } unaddressed ? question.Broken($"but {question.Words.Names.Of(unaddressed)} has no address")
            : question.Fleet.IsPart ? null
            : verdicts.Find(verdict => verdict.Verdict.Verdict == Verdict.Unknown) is { } unknown ? Unproved(question, selection, unknown)
            : WhyUnknown(question, selection) is { } why ? question.Unproved("").WithEffect(why)
            : null;
    }

    // Who is reached at one address is reached.
    private static PartVerdict Best(IEnumerable<PartVerdict> addresses) => addresses.MinBy(verdict => verdict.Verdict.Verdict switch
    {
        Verdict.Reachable => 0,
        Verdict.Depends => 1,
        Verdict.Unknown => 2,
        _ => 3,
    }) ?? throw new System.Diagnostics.UnreachableException("A group has a verdict.");

    private static Diagnostic Broken(Question question, ReachSelection selection, List<PartVerdict> breaking, List<PartVerdict> all)
    {
        var first = breaking[0];
        var verdict = selection.Explain(first.Pair, first.Verdict);
        var (from, to) = (question.Words.Names.Of(first.Pair.From), question.Words.TargetOf(first.Pair));
        var text = verdict.Verdict switch
        {
            Verdict.Reachable => $"but {from} reaches {to}",
            Verdict.Unreachable => $"but {from} does not reach {to}",
            _ => $"but whether {from} reaches {to} depends on who spoke before",
        };
        var finding = question.Broken(text);
        var why = question.Words.Why(verdict);
        finding = finding.WithEffect(why.Length > 0 ? why : "packets get there and answers come back");
        var (count, pairs) = (breaking.Sum(one => one.Pairs), all.Sum(one => one.Pairs));
        finding = pairs > 1 ? finding.WithNote(string.Create(CultureInfo.InvariantCulture, $"it is so for {(count == pairs ? "all" : $"{count} of")} {pairs} pairs")) : finding;
        return question.WithPlaces(finding, first.Pair, verdict).WithNote(TraceOf(question, first.Pair));
    }

    private static Diagnostic Unproved(Question question, ReachSelection selection, PartVerdict unknown)
    {
        var verdict = selection.Explain(unknown.Pair, unknown.Verdict);
        var finding = question.Unproved($" of {question.Words.Names.Of(unknown.Pair.From)} and {question.Words.TargetOf(unknown.Pair)}").WithEffect(question.Words.Why(verdict));
        return question.WithPlaces(finding, unknown.Pair, verdict).WithNote(TraceOf(question, unknown.Pair));
    }

    /// <summary>Why nothing is known of some pairs although no packet was followed: an end that nothing is known of, or hosts that nothing joins.</summary>
    private static string? WhyUnknown(Question question, ReachSelection selection)
    {
        var unknown = selection.From.Ends.Concat(selection.To.Ends).Select(selected => selected.End.Unknown).FirstOrDefault(why => why.Length > 0);
        return unknown ?? (selection.Groups.FirstOrDefault(group => group.To.Count == 0) is { } lonely && selection.To.Ends.Count > 0
            ? $"nobody states how {HostOf(lonely.From[0].Ends[0])} and {HostOf(selection.To.Ends[0].End)} are joined: name the LAN that they share under \"segments\" in xennetlint.json"
            : null);
    }

    private static NetworkEnd? WithoutAddress(ReachSelection selection) =>
        selection.Groups.SelectMany(group => group.To).Where(part => part.AddressNumbers.Count == 0).SelectMany(part => part.Ends).FirstOrDefault(end => end.Unknown.Length == 0);

    private static string HostOf(NetworkEnd end) => end.Host.Length > 0 ? end.Host : end.Name;

    private static string NameOf(IdleGuest idle, FleetAnalysis fleet) => fleet.Hosts.Count > 1 ? idle.FullName : idle.Domain.DisplayName;

    private static string TraceOf(Question question, EndPair pair) =>
        $"'xennetlint trace {question.Words.Names.Of(pair.From)} {(question.Fleet.Matrix.Targets(pair.To).Count > 1 ? pair.Address.Address.ToString() : question.Words.Names.Of(pair.To))}' shows the way, hop by hop";

    /// <summary>An expectation and what is needed to speak of it.</summary>
    private sealed record Question(FleetAnalysis Fleet, Expectation Expectation, VerdictText Words)
    {
        internal Diagnostic Broken(string why) =>
            Descriptor.At(Expectation.Location, Expectation.From.ToString(), Expectation.Reaches ? "reach" : "never reach", Expectation.To.ToString(), why);

        internal Diagnostic Unproved(string pair) => Broken($"which cannot be proved{pair}").LoweredTo(DiagnosticSeverity.Warning);

        /// <summary>The lines of files that the way hangs on: the vifs of both ends, and what it ends at.</summary>
        internal Diagnostic WithPlaces(Diagnostic finding, EndPair pair, Simulator.Packets.ReachVerdict verdict)
        {
            var places = new FleetPlaces(Fleet);
            var blocker = verdict.Blocker is { } end ? places.Find(end) : null;
            var (from, to) = (places.Find(pair.From, address: null), places.Find(pair.To, pair.Address));
            finding = finding.WithRelated(from, $"{Words.Names.Of(pair.From)} sends").WithRelated(to, $"{Words.Names.Of(pair.To)} is meant");
            return blocker is null || blocker == from || blocker == to ? finding : finding.WithRelated(blocker, "it ends here");
        }
    }
}
