using XenNetLint.Analysis.Fleet;
using XenNetLint.Collections;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;

namespace XenNetLint.Reports;

/// <summary>Who reaches whom, as far as it was asked for.</summary>
/// <param name="Assumptions">Defaults that bear on it.</param>
/// <param name="Fleets">The fleet; one for each toolstack where both may be meant.</param>
/// <param name="Played">The events that were asked for, in order.</param>
public sealed record ReachResult(EquatableArray<Assumption> Assumptions, EquatableArray<ReachedFleet> Fleets, EquatableArray<string> Played)
{
    /// <summary>What a call of <c>trace</c> needs behind its ends to show a pair of these: path, options, events; empty or with a blank before it.</summary>
    public string TraceArguments { get; init; } = "";
}

/// <summary>A fleet under one toolstack.</summary>
/// <param name="Toolstack">The toolstack; where hosts have different ones, that of the first.</param>
/// <param name="Candidates">Release and toolstack of each host, by its name.</param>
/// <param name="Selection">The verdicts.</param>
public sealed record ReachedFleet(Toolstack Toolstack, IReadOnlyDictionary<string, BindingCandidate> Candidates, ReachSelection Selection);
