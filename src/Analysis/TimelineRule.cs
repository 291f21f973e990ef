using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis;

/// <summary>A rule about what happens when the host boots and every domain is started, in the order of the file names.</summary>
public abstract class TimelineRule : Rule
{
    /// <summary>Looks at one host's boot and starts.</summary>
    public abstract IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network);
}
