using XenNetLint.Diagnostics;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Comparison;

/// <summary>A line that was changed and has no effect yet.</summary>
/// <param name="Subject">Whom it concerns: the network script, a guest.</param>
/// <param name="Text">What is without effect, and why; no final period.</param>
/// <param name="Cure">What makes it take effect; no final period.</param>
/// <param name="Place">The line; null if none is known.</param>
public sealed record PendingChange(string Subject, string Text, string Cure, Location? Place)
{
    /// <summary>The kind of finding that it is; null if there is none for it.</summary>
    public DiagnosticDescriptor? Descriptor { get; init; }
}
