using System.Diagnostics.CodeAnalysis;

namespace XenNetLint.LabCompare;

/// <summary>What the command line says.</summary>
/// <param name="Scenarios">A file or folder of scenarios.</param>
/// <param name="Results">The folder of results.</param>
/// <param name="Write">Where predictions go; null: nowhere.</param>
/// <param name="Excuses">The file of excuses; null: none.</param>
/// <param name="ComparesTexts">Whether what scripts print and log is compared too.</param>
internal sealed record LabOptions(string Scenarios, string Results, string? Write, string? Excuses, bool ComparesTexts)
{
    public static bool TryRead(IReadOnlyList<string> arguments, [NotNullWhen(true)] out LabOptions? options, out string reason)
    {
        options = null;
        reason = "";
        var paths = new List<string>();
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        var comparesTexts = false;
        for (var at = 0; at < arguments.Count; at++)
        {
            if (!arguments[at].StartsWith("--", StringComparison.Ordinal))
            {
                paths.Add(arguments[at]);
                continue;
            }

            if (arguments[at] is "--texts")
            {
                comparesTexts = true;
                continue;
            }

            if (arguments[at] is not ("--write" or "--excuses"))
            {
                reason = $"unknown option '{arguments[at]}'";
                return false;
            }

            if (at + 1 == arguments.Count)
            {
                reason = $"'{arguments[at]}' needs a value";
                return false;
            }

            if (!named.TryAdd(arguments[at], arguments[++at]))
            {
                reason = $"'{arguments[at - 1]}' is given twice";
                return false;
            }
        }

        if (paths is not [var scenarios, var results])
        {
            reason = "scenarios and a folder of results are needed";
            return false;
        }

        options = new LabOptions(scenarios, results, named.GetValueOrDefault("--write"), named.GetValueOrDefault("--excuses"), comparesTexts);
        return true;
    }
}
