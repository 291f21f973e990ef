using XenNetLint.Diagnostics;

namespace XenNetLint.Reports;

/// <summary>The list of rules, for people.</summary>
public static class RulesText
{
    /// <summary>The heads of the columns of <see cref="RowOf"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["id", "severity", "category", "fix", "title"];

    /// <summary>Writes the list.</summary>
    public static void Write(IReadOnlyList<DiagnosticDescriptor> rules, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(output);
        TextTable.Write(output, "", [[.. Columns], .. rules.Select(RowOf)]);
    }

    /// <summary>The row of a rule.</summary>
    public static string[] RowOf(DiagnosticDescriptor rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return [rule.Id, Wording.Of(rule.Severity), rule.Category, rule.HasFix ? "yes" : "no", rule.Title];
    }
}
