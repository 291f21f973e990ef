using XenNetLint.Analysis.Fleet.Traces;
using XenNetLint.Collections;

namespace XenNetLint.Reports;

/// <summary>A trace with the releases and toolstacks under which its hosts were played.</summary>
/// <param name="Answer">The trace.</param>
/// <param name="Hosts">The hosts that have a part in it.</param>
public sealed record TraceReport(TraceAnswer Answer, EquatableArray<TraceHost> Hosts);
