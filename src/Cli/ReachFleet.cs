using XenNetLint.Analysis.Fleet;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;

namespace XenNetLint.Cli;

/// <summary>A fleet after the events of a call, under one toolstack.</summary>
/// <param name="Toolstack">The toolstack; where hosts have different ones, that of the first.</param>
/// <param name="Candidates">Release and toolstack of each host, by its name.</param>
/// <param name="Fleet">The fleet.</param>
internal sealed record ReachFleet(Toolstack Toolstack, IReadOnlyDictionary<string, BindingCandidate> Candidates, FleetAnalysis Fleet);
