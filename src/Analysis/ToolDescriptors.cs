using XenNetLint.Diagnostics;

namespace XenNetLint.Analysis;

/// <summary>What the program reports about its own run.</summary>
public static class ToolDescriptors
{
    /// <summary>A rule threw an exception; the others went on.</summary>
    public static DiagnosticDescriptor RuleCrashed { get; } = new(
        "XNL9001", "Rule crashed", "rule {0} crashed here: {1}", RuleCategory.Tool, DiagnosticSeverity.Warning);

    /// <summary>A file that cannot be read, or a link that leads out of the given paths.</summary>
    public static DiagnosticDescriptor FileLeftOut { get; } = new(
        "XNL9006", "File left out", "{0} was left out: {1}", RuleCategory.Tool, DiagnosticSeverity.Error);

    /// <summary>Something that <c>xennetlint.json</c> states and that bears on nothing.</summary>
    public static DiagnosticDescriptor SettingWithoutEffect { get; } = new(
        "XNL9007", "Setting without effect", "{0} has no effect: {1}", RuleCategory.Tool, DiagnosticSeverity.Warning);

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [RuleCrashed, FileLeftOut, SettingWithoutEffect];
}
