using XenNetLint.Analysis.Fleet.Traces;
using XenNetLint.Collections;
using XenNetLint.Model.Elements;

namespace XenNetLint.Reports;

/// <summary>A trace with the releases and toolstacks under which its hosts were played.</summary>
/// <param name="Answer">The trace.</param>
/// <param name="Hosts">The hosts that have a part in it.</param>
/// <param name="Toolstack">The toolstack of the hosts that leave a choice.</param>
public sealed record TraceReport(TraceAnswer Answer, EquatableArray<TraceHost> Hosts, Toolstack Toolstack);
