using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;

namespace XenNetLint.Analysis.Fleet;

/// <summary>Says in sentences what a verdict on a pair comes to, and why: no capital, no final period.</summary>
/// <param name="network">The fleet.</param>
public sealed class VerdictText(FleetNetwork network)
{
    private readonly BlockerText _blockers = new(network);

    /// <summary>The names of the fleet.</summary>
    public EndNames Names { get; } = new(network);

    /// <summary>The whole of it: <c>web does not reach db (10.0.0.5): dom0 has no route to 10.0.0.5</c>.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="verdict">The verdict, as it reads for this pair.</param>
    /// <param name="aside">What is put behind the pair.</param>
    public string Of(EndPair pair, ReachVerdict verdict, string aside = "")
    {
        ArgumentNullException.ThrowIfNull(pair);
        ArgumentNullException.ThrowIfNull(verdict);
        var why = Why(verdict);
        var (from, to) = (Names.Of(pair.From), TargetOf(pair) + aside);
        return verdict.Verdict switch
        {
            Verdict.Reachable => $"{from} reaches {to}",
            Verdict.Unreachable => $"{from} does not reach {to}: {why}",
            Verdict.Depends => $"whether {from} reaches {to} depends on who spoke before: {why}",
            _ => $"whether {from} reaches {to} is not known: {why}",
        };
    }

    /// <summary>Who is meant, with the address: <c>db (10.0.0.5)</c>.</summary>
    public string TargetOf(EndPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return $"{Names.Of(pair.To)} ({pair.Address.Address})";
    }

    /// <summary>Why it is so; empty for what is reachable.</summary>
    public string Why(ReachVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var end = verdict.Blocker is not { } blocker ? ""
            : blocker.Disposition != Disposition.InsufficientInformation && blocker.Way == Way.Answer ? "the answer does not come back: " + _blockers.Of(blocker)
            : _blockers.Of(blocker);
        return verdict is { Verdict: Verdict.Depends, Works: { } works, Breaks: { } breaks }
            ? $"it works {When(works)}; it does not {When(breaks)}{(end.Length > 0 ? $" ({end})" : "")}"
            : end;
    }

    /// <summary>Who has spoken: <c>after web has sent to 10.0.0.5, and then db to 10.0.0.4</c>.</summary>
    public string When(SpeakingOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.Utterances.Count == 0
            ? "while nobody has spoken"
            : "after " + string.Join(" and then ", order.Utterances.Select((said, at) => $"{Names.Of(said.Node)}{(at == 0 ? " has sent" : "")} to {said.To}{(said.Before is { } networkEvent ? $" before '{networkEvent}'" : "")}"));
    }
}
