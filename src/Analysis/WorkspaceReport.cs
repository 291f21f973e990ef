using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;

namespace XenNetLint.Analysis;

/// <summary>What checking several hosts brought.</summary>
/// <param name="Findings">Those of each host and those about all together, in the order of output.</param>
/// <param name="Assumptions">Defaults that bear on the findings.</param>
public sealed record WorkspaceReport(EquatableArray<Diagnostic> Findings, EquatableArray<Assumption> Assumptions);
