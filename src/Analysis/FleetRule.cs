using XenNetLint.Analysis.Fleet;
using XenNetLint.Diagnostics;

namespace XenNetLint.Analysis;

/// <summary>A rule about all hosts together: what their guests share, and who reaches whom.</summary>
/// <remarks>
/// It runs once over a fleet, after the rules about single hosts. Topology, classes and walks of the fleet are computed when they are first asked
/// for, so a rule looks at the models first and asks for walks only where there is something to walk for. <see cref="Rule.HoldsFor"/> says whether
/// there is a point in asking: it must hold for one host at least.
/// </remarks>
public abstract class FleetRule : Rule
{
    /// <summary>Looks at a fleet at the end of what <c>check</c> plays: every host has booted, every guest was started.</summary>
    public abstract IEnumerable<Diagnostic> Analyze(FleetAnalysis fleet);
}
