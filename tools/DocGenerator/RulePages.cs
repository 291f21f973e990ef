using System.Globalization;
using System.Text;
using XenNetLint.Analysis;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;

namespace XenNetLint.DocGenerator;

/// <summary>docs/rules/XNLnnnn.md: title and table at the head come from the descriptor, outputs from running the examples; all else is the author's.</summary>
internal static class RulePages
{
    private const string HeadStart = "<!-- generated -->";
    private const string HeadEnd = "<!-- /generated -->";

    internal static IEnumerable<Document> Documents(DocumentationTree tree, CheckedProgram program, RuleReleases releases, ProblemList problems)
    {
        foreach (var descriptor in DescriptorCatalog.All)
        {
            var path = $"docs/rules/{descriptor.Id}.md";
            if (tree.Find(path) is { } page)
            {
                var filled = RunBlocks.Fill(tree, path, WithHead(path, page, descriptor, releases, problems), program, problems);
                yield return new Document(path, WithOutputs(path, filled, descriptor, program, problems));
            }
            else
            {
                problems.Add(path, $"the page of {descriptor.Id} is missing");
            }
        }
    }

    private static string WithHead(string path, string page, DiagnosticDescriptor descriptor, RuleReleases releases, ProblemList problems)
    {
        var start = page.IndexOf(HeadStart, StringComparison.Ordinal);
        var end = page.IndexOf(HeadEnd, StringComparison.Ordinal);
        if (start < 0 || end < start)
        {
            problems.Add(path, $"the markers {HeadStart} and {HeadEnd} are missing");
            return page;
        }

        return $"# {descriptor.Id}: {descriptor.Title}\n\n{HeadStart}\n{Head(descriptor, releases)}{page[end..]}";
    }

    private static string Head(DiagnosticDescriptor descriptor, RuleReleases releases)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"| Category | {descriptor.Category} |\n|---|---|\n");
        head.Append(CultureInfo.InvariantCulture, $"| Severity | {RuleIndex.Severity(descriptor)} |\n");
        head.Append(CultureInfo.InvariantCulture, $"| Fix | {(descriptor.HasFix ? "offered" : "none")} |\n");
        if (RuleCatalog.BuiltIn.FirstOrDefault(rule => ReferenceEquals(rule.Describes, descriptor)) is { } rule)
        {
            head.Append(CultureInfo.InvariantCulture, $"| Holds for | {string.Join(", ", Enum.GetValues<Toolstack>().Select(toolstack => Releases(rule, toolstack)).Where(text => text.Length > 0))} |\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"| Since | {releases.Since(descriptor.Id)} |\n");
        return head.ToString();
    }

    private static string Releases(Rule rule, Toolstack toolstack)
    {
        var ranges = new List<string>();
        var known = Release.Known.Where(release => release.Has(toolstack)).ToList();
        for (var at = 0; at < known.Count; at++)
        {
            if (!rule.HoldsFor(known[at], toolstack))
            {
                continue;
            }

            var first = known[at];
            while (at + 1 < known.Count && rule.HoldsFor(known[at + 1], toolstack))
            {
                at++;
            }

            ranges.Add(first == known[at] ? first.ToString() : $"{first} to {known[at]}");
        }

        return ranges.Count == 0 ? "" : $"{(toolstack == Toolstack.Xl ? "xl" : "xm")} of Xen {string.Join(" and ", ranges)}";
    }

    private static string WithOutputs(string path, string page, DiagnosticDescriptor descriptor, CheckedProgram program, ProblemList problems)
    {
        var blocks = Fence.In(page);
        var result = new StringBuilder();
        var copied = 0;
        var example = new PageExample();
        var outputs = 0;
        foreach (var block in blocks)
        {
            example.ReadOptions(page.AsSpan(copied, block.Start - copied));
            if (!block.IsOutput)
            {
                example.Add(block, page);
            }
            else
            {
                var output = example.Run(program);
                outputs++;
                if (example.IsEmpty)
                {
                    problems.Add(path, "an output block follows no file");
                }
                else if (output.ExitCode is not (0 or 1))
                {
                    problems.Add(path, $"an example cannot be checked: {output.Shown}");
                }
                else if (!output.StandardOutput.Contains($"[{descriptor.Id}]", StringComparison.Ordinal))
                {
                    problems.Add(path, $"an example does not show {descriptor.Id}, but:\n{output.Shown}");
                }

                result.Append(page, copied, block.ContentStart - copied).Append(output.Shown).Append('\n');
                copied = block.ContentEnd;
                example = new PageExample();
                continue;
            }

            result.Append(page, copied, block.ContentEnd - copied);
            copied = block.ContentEnd;
        }

        // What only another command reports is shown by running that.
        if (outputs == 0 && descriptor.Category is not RuleCategory.Tool && !page.Contains($"[{descriptor.Id}]", StringComparison.Ordinal))
        {
            problems.Add(path, $"no example shows {descriptor.Id}: tag files as ```python web.cfg and let ```text output follow");
        }

        return result.Append(page, copied, page.Length - copied).ToString();
    }
}
