using XenNetLint.Model.Binding;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Reports;

/// <summary>What happened to one host under one release and toolstack.</summary>
/// <param name="Name">The host.</param>
/// <param name="Candidate">Release and toolstack.</param>
/// <param name="Timeline">The steps and the state behind each.</param>
public sealed record HostTimeline(string Name, BindingCandidate Candidate, Timeline Timeline);
