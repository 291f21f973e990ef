using XenNetLint.Analysis.Fleet;
using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;

namespace XenNetLint.Analysis;

/// <summary>What checking one host brought.</summary>
/// <param name="Name">The host.</param>
/// <param name="Findings">In the order of output.</param>
/// <param name="Assumptions">Defaults that bear on the findings.</param>
public sealed record HostReport(string Name, EquatableArray<Diagnostic> Findings, EquatableArray<Assumption> Assumptions)
{
    /// <summary>Under which releases and toolstacks it was looked at.</summary>
    public required CandidateSet Candidates { get; init; }

    /// <summary>The host under each primary candidate, for the rules about all hosts; none if there are no such rules.</summary>
    public EquatableArray<FleetHost> FleetHosts { get; init; } = [];
}
