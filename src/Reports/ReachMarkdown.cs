using System.Globalization;
using XenNetLint.Analysis.Fleet;

namespace XenNetLint.Reports;

/// <summary>Who reaches whom for a page or a comment: for each group of hosts a table of who is there, the matrix, and the reasons.</summary>
public static class ReachMarkdown
{
    /// <summary>Writes the report.</summary>
    public static void Write(ReachResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        output.Write($"**Who reaches whom** {ComparisonMarkdown.Escaped(ReachWords.Played(result))}\n\n");
        foreach (var fleet in result.Fleets)
        {
            new Page(fleet, output).Write();
        }

        ComparisonMarkdown.WriteAssumptions(result.Assumptions, output);
    }

    private sealed class Page(ReachedFleet fleet, TextWriter output)
    {
        private readonly ReachWords _words = new(fleet.Selection);

        internal void Write()
        {
            var tables = fleet.Selection.Groups.Where(group => group.To.Count > 0).Select(group => ReachTable.Of(fleet.Selection, group)).GroupBy(table => table.Shape, StringComparer.Ordinal);
            foreach (var alike in tables)
            {
                WriteTable(alike.First(), [.. alike.Skip(1).Select(table => table.Group)]);
            }

            var remarks = _words.Idle().Concat(fleet.Selection.HasUnjoined ? [_words.Unjoined()] : []).ToList();
            foreach (var remark in remarks)
            {
                output.Write($"> {ComparisonMarkdown.Escaped(remark)}\n\n");
            }
        }

        private void WriteTable(ReachTable table, IReadOnlyList<ReachGroup> others)
        {
            output.Write($"### {ComparisonMarkdown.Escaped(_words.TitleOf(table.Group, fleet.Candidates))}\n\n| | Who | Where |\n|---|---|---|\n");
            foreach (var line in table.Lines)
            {
                output.Write($"| **{line.Letter}** | {ComparisonMarkdown.Escaped(ReachWords.MembersOf(line, table.Group))} | {ComparisonMarkdown.Escaped(_words.PlaceOf(line, table.Columns.Any(column => column.Line == line && column.Number is not null)))} |\n");
            }

            output.Write('\n');
            var reasons = new ReachReasons(table, _words.WhyOf);
            if (reasons.IsAllReachable)
            {
                output.Write(reasons.IsEmpty ? "Nobody else is there.\n\n" : "Everybody reaches everybody.\n\n");
            }
            else
            {
                WriteMatrix(table, reasons);
                foreach (var (number, (cell, pairs)) in reasons.All.Index())
                {
                    output.Write(string.Create(CultureInfo.InvariantCulture, $"{number + 1}. {ComparisonMarkdown.Code(cell.Symbol.ToString())} {ComparisonMarkdown.Escaped(_words.ReasonOf(cell, pairs, table.Group))}\n"));
                }

                output.Write('\n');
            }

            if (others.Count > 0)
            {
                output.Write($"> {ComparisonMarkdown.Escaped(ReachWords.Alike(others))}\n\n");
            }
        }

        private void WriteMatrix(ReachTable table, ReachReasons reasons)
        {
            output.Write($"| from \\ to |{string.Concat(table.Columns.Select(column => $" {column.Label} |"))}\n|---|{string.Concat(table.Columns.Select(_ => ":-:|"))}\n");
            var symbols = new HashSet<char>();
            foreach (var row in table.Rows)
            {
                var cells = table.Columns.Select(column => table.CellOf(row, column)).ToList();
                symbols.UnionWith(cells.Select(cell => cell.Symbol));
                output.Write($"| **{row.Letter}** |{string.Concat(cells.Select(cell => $" {ComparisonMarkdown.Code(cell.Symbol.ToString())}{reasons.NumberOf(cell)} |"))}\n");
            }

            output.Write($"\n{ComparisonMarkdown.Escaped(ReachWords.Legend(symbols))}\n\n");
        }
    }
}
