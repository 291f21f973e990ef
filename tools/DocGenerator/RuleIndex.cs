using System.Globalization;
using System.Text;
using XenNetLint.Analysis;
using XenNetLint.Diagnostics;

namespace XenNetLint.DocGenerator;

/// <summary>docs/rules/README.md: every kind of finding by id.</summary>
internal static class RuleIndex
{
    internal static Document Document(RuleReleases releases)
    {
        var text = new StringBuilder();
        text.Append("# Rules\n\n");
        text.Append("<!-- This page is written by tools/DocGenerator. -->\n\n");
        text.Append(CultureInfo.InvariantCulture, $"What XenNetLint finds: {DescriptorCatalog.All.Count} kinds of finding. ");
        text.Append("An *error* will not work, a *warning* may not do what was meant, an *info* is worth knowing. ");
        text.Append("Where something that a rule depends on is only assumed, the release for example, an error is lowered to a warning that says so. ");
        text.Append("`xennetlint explain ID` prints the page of an id.\n");
        foreach (var category in DescriptorCatalog.All.GroupBy(descriptor => descriptor.Category, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {category.Key}\n\n| Id | What | Severity | Fix | Since |\n|---|---|---|---|---|\n");
            foreach (var descriptor in category)
            {
                text.Append(CultureInfo.InvariantCulture, $"| [{descriptor.Id}]({descriptor.Id}.md) | {descriptor.Title} | {Severity(descriptor)} | {Fix(descriptor)} | {releases.Since(descriptor.Id)} |\n");
            }
        }

        return new Document("docs/rules/README.md", text.ToString());
    }

    internal static string Severity(DiagnosticDescriptor descriptor) => descriptor.Severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };

    internal static string Fix(DiagnosticDescriptor descriptor) => descriptor.HasFix ? "yes" : "–";
}
