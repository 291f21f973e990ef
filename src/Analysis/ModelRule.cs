using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;

namespace XenNetLint.Analysis;

/// <summary>A rule about what a host's files describe, whatever happens later.</summary>
public abstract class ModelRule : Rule
{
    /// <summary>Looks at one host.</summary>
    public abstract IEnumerable<Diagnostic> Analyze(BoundNetwork network);
}
