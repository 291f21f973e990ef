using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;

namespace XenNetLint.Analysis;

/// <summary>What checking one host brought.</summary>
/// <param name="Name">The host.</param>
/// <param name="Findings">In the order of output.</param>
/// <param name="Assumptions">Defaults that bear on the findings.</param>
public sealed record HostReport(string Name, EquatableArray<Diagnostic> Findings, EquatableArray<Assumption> Assumptions);
