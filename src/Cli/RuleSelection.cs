using XenNetLint.Analysis;
using XenNetLint.Diagnostics;

namespace XenNetLint.Cli;

/// <summary>Which findings are wanted: <c>--select</c> and <c>--ignore</c>. The longer id or prefix decides; between equals, ignoring wins.</summary>
internal sealed class RuleSelection
{
    private readonly List<string> _selected;
    private readonly List<string> _ignored;

    private RuleSelection(List<string> selected, List<string> ignored)
    {
        _selected = selected;
        _ignored = ignored;
    }

    /// <summary>Reads the values of the options.</summary>
    /// <exception cref="WrongCallException">No id begins so.</exception>
    internal static RuleSelection Parse(IReadOnlyList<string> select, IReadOnlyList<string> ignore) =>
        new(Ids("--select", select), Ids("--ignore", ignore));

    /// <summary>Whether a finding is wanted.</summary>
    internal bool Wants(Diagnostic finding)
    {
        var selected = _selected.Count == 0 ? 0 : Longest(_selected, finding.Id);
        return selected >= 0 && selected > Longest(_ignored, finding.Id);
    }

    private static int Longest(List<string> prefixes, string id)
    {
        var longest = -1;
        foreach (var prefix in prefixes)
        {
            longest = id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? Math.Max(longest, prefix.Length) : longest;
        }

        return longest;
    }

    private static List<string> Ids(string option, IReadOnlyList<string> values)
    {
        var ids = new List<string>();
        foreach (var id in values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (!DescriptorCatalog.All.Any(descriptor => descriptor.Id.StartsWith(id, StringComparison.OrdinalIgnoreCase)))
            {
                var suggestion = Suggestion.For(id, DescriptorCatalog.All.Select(descriptor => descriptor.Id));
                throw new WrongCallException($"{option} {id}: no rule's id begins so{suggestion}; 'xennetlint rules' lists them");
            }

            ids.Add(id);
        }

        return ids;
    }
}
