using XenNetLint.Model.Binding;

namespace XenNetLint.Cli;

/// <summary>A host's files, understood under one release and toolstack.</summary>
/// <param name="Candidate">Release and toolstack.</param>
/// <param name="Network">What they describe.</param>
internal sealed record BoundHost(BindingCandidate Candidate, BoundNetwork Network);
