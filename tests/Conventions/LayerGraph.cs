using System.Text.RegularExpressions;

namespace XenNetLint.Conventions;

/// <summary>The layering: which part of the source may use which. An arrow allows what it points to and everything below that.</summary>
internal static partial class LayerGraph
{
    /// <summary>The parts and the namespaces that belong to them; a namespace includes those below it.</summary>
    internal static IReadOnlyDictionary<string, string> Namespaces { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Collections"] = "XenNetLint.Collections",
        ["Text"] = "XenNetLint.Text",
        ["Diagnostics"] = "XenNetLint.Diagnostics",
        ["Syntax"] = "XenNetLint.Syntax",
        ["Addresses"] = "XenNetLint.Model.Addresses",
        ["Elements"] = "XenNetLint.Model.Elements",
        ["Keys"] = "XenNetLint.Model.Keys",
        ["Workspaces"] = "XenNetLint.Model.Workspaces",
        ["Binding"] = "XenNetLint.Model.Binding",
        ["Simulator"] = "XenNetLint.Simulator",
        ["Analysis"] = "XenNetLint.Analysis",
        ["Reports"] = "XenNetLint.Reports",
        ["Cli"] = "XenNetLint.Cli",
    };

    /// <summary>The allowed arrows. A new one is a decision: it belongs into docs/architecture.md in the same commit.</summary>
    internal static IReadOnlyList<Arrow> Allowed { get; } =
    [
        new("Diagnostics", "Text"),
        new("Diagnostics", "Collections"),
        new("Syntax", "Diagnostics"),
        new("Elements", "Addresses"),
        new("Elements", "Collections"),
        new("Keys", "Elements"),
        new("Workspaces", "Keys"),
        new("Workspaces", "Syntax"),
        new("Binding", "Workspaces"),
        new("Simulator", "Elements"),
        new("Simulator", "Syntax"),
        new("Analysis", "Simulator"),
        new("Analysis", "Binding"),
        new("Reports", "Analysis"),
        new("Cli", "Reports"),
    ];

    /// <summary>Everything that a part may use: itself and what its arrows lead to.</summary>
    internal static HashSet<string> Below(string part)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { part };
        var open = new Queue<string>([part]);
        while (open.TryDequeue(out var from))
        {
            foreach (var arrow in Allowed.Where(arrow => string.Equals(arrow.From, from, StringComparison.Ordinal) && reached.Add(arrow.To)))
            {
                open.Enqueue(arrow.To);
            }
        }

        return reached;
    }

    /// <summary>The part that a namespace belongs to; null if it is none of ours.</summary>
    internal static string? PartOf(string name) => Namespaces
        .Where(pair => string.Equals(name, pair.Value, StringComparison.Ordinal) || name.StartsWith(pair.Value + ".", StringComparison.Ordinal))
        .Select(pair => pair.Key)
        .FirstOrDefault();

    /// <summary>The arrows of the first Mermaid flowchart in a text.</summary>
    internal static IReadOnlyList<Arrow> ParseMermaid(string markdown)
    {
        var start = markdown.IndexOf("```mermaid\nflowchart BT", StringComparison.Ordinal);
        var end = start < 0 ? -1 : markdown.IndexOf("\n```\n", start, StringComparison.Ordinal);
        if (end < 0)
        {
            return [];
        }

        var arrows = new List<Arrow>();
        foreach (var line in markdown[start..end].Split('\n').Where(line => line.Contains("-->", StringComparison.Ordinal)))
        {
            var names = line.Split("-->").Select(part => Label().Replace(part, "").Trim()).ToList();
            arrows.AddRange(names.Zip(names.Skip(1), (from, to) => new Arrow(from, to)));
        }

        return arrows;
    }

    [GeneratedRegex("""\[.*?\]""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();

    /// <summary>"May use".</summary>
    internal sealed record Arrow(string From, string To)
    {
        public override string ToString() => $"{From} --> {To}";
    }
}
