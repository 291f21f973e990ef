using XenNetLint.Diagnostics;

namespace XenNetLint.Analysis.Comparison;

/// <summary>What is found by comparing two sets of files: one set alone does not show it.</summary>
public static class ComparisonDescriptors
{
    /// <summary>A changed network script that a restart of xend does not bring about. Source: config-languages §7.</summary>
    public static DiagnosticDescriptor ChangedBridgeWithoutEffect { get; } = new(
        "XNL4002", "Changed network-script has no effect by restarting xend", "{0}", RuleCategory.Lifecycle, DiagnosticSeverity.Warning);

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [ChangedBridgeWithoutEffect];
}
