using XenNetLint.Diagnostics;

namespace XenNetLint.Reports;

/// <summary>The list of rules, for programs; docs/schemas/rules.schema.json describes the form.</summary>
public static class RulesJson
{
    /// <summary>Writes the list.</summary>
    /// <param name="rules">The rules, by id.</param>
    /// <param name="output">Where to.</param>
    /// <param name="pageOf">The page of a rule; null if pages are not wanted.</param>
    public static void Write(IReadOnlyList<DiagnosticDescriptor> rules, TextWriter output, Func<string, string?>? pageOf = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        JsonOutput.WriteCommand(output, [], json =>
        {
            json.WriteStartArray("rules");
            foreach (var rule in rules)
            {
                json.WriteStartObject();
                json.WriteString("id", rule.Id);
                json.Text("title", rule.Title);
                json.WriteString("category", rule.Category);
                json.WriteString("severity", Wording.Of(rule.Severity));
                json.WriteBoolean("fix", rule.HasFix);
                if (pageOf is not null)
                {
                    json.Text("page", pageOf(rule.Id));
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }
}
