using XenNetLint.Collections;
using XenNetLint.Model.Elements;

namespace XenNetLint.Model.Binding;

/// <summary>Under which releases and toolstacks a host is looked at.</summary>
/// <param name="Primary">What the output describes: one, or one for each toolstack where both may be meant.</param>
/// <param name="All">Everything that the files leave possible; a certain finding holds for all of them.</param>
/// <param name="Assumptions">What was taken without being stated.</param>
public sealed record CandidateSet(EquatableArray<BindingCandidate> Primary, EquatableArray<BindingCandidate> All, EquatableArray<Assumption> Assumptions);
