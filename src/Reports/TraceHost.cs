using XenNetLint.Model.Binding;

namespace XenNetLint.Reports;

/// <summary>A host that has a part in a trace.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Candidate">Release and toolstack.</param>
public sealed record TraceHost(string Name, BindingCandidate Candidate);
