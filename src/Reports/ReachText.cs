using System.Globalization;
using XenNetLint.Analysis.Fleet;

namespace XenNetLint.Reports;

/// <summary>Who reaches whom for people: for each group of hosts who is there, the matrix, and why what does not work does not.</summary>
public static class ReachText
{
    private const string Indent = "  ";

    /// <summary>Writes the report.</summary>
    public static void Write(ReachResult result, TextWriter output, Palette palette, bool isQuiet = false)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(palette);
        output.Write(palette.Strong(Printable.OneLine("who reaches whom " + ReachWords.Played(result))) + "\n\n");
        foreach (var fleet in result.Fleets)
        {
            new Page(fleet, result.TraceArguments, output, palette).Write();
        }

        if (!isQuiet)
        {
            TextReport.WriteAssumptions(result.Assumptions, output, palette);
        }
    }

    private sealed class Page(ReachedFleet fleet, string traceArguments, TextWriter output, Palette palette)
    {
        private readonly ReachWords _words = new(fleet.Selection);
        private PartVerdict? _example;

        internal void Write()
        {
            var tables = fleet.Selection.Groups.Where(group => group.To.Count > 0).Select(group => ReachTable.Of(fleet.Selection, group)).GroupBy(table => table.Shape, StringComparer.Ordinal);
            foreach (var alike in tables)
            {
                WriteTable(alike.First(), [.. alike.Skip(1).Select(table => table.Group)]);
            }

            var remarks = _words.Idle().Concat(fleet.Selection.HasUnjoined ? [_words.Unjoined()] : []).Concat(_example is { } shown ? [$"the way of one pair, step by step: {_words.TraceOf(shown, traceArguments)}"] : []).ToList();
            foreach (var remark in remarks)
            {
                output.Write(Printable.OneLine(remark) + "\n");
            }

            output.Write(remarks.Count > 0 ? "\n" : "");
        }

        private void WriteTable(ReachTable table, IReadOnlyList<ReachGroup> others)
        {
            output.Write(palette.Strong(Printable.OneLine(_words.TitleOf(table.Group, fleet.Candidates))) + "\n");
            TextTable.Write(output, Indent, [.. table.Lines.Select(line => (string[])[line.Letter, Printable.OneLine(ReachWords.MembersOf(line, table.Group)), Printable.OneLine(_words.PlaceOf(line, table.Columns.Any(column => column.Line == line && column.Number is not null)))])]);
            output.Write('\n');
            var reasons = new ReachReasons(table, _words.WhyOf);
            if (reasons.IsAllReachable)
            {
                output.Write($"{Indent}{palette.Good(reasons.IsEmpty ? "nobody else is there" : "everybody reaches everybody")}\n");
            }
            else
            {
                WriteMatrix(table, reasons);
                WriteReasons(table, reasons);
            }

            if (others.Count > 0)
            {
                output.Write($"{Indent}{Printable.OneLine(ReachWords.Alike(others))}\n");
            }

            output.Write('\n');
        }

        private void WriteMatrix(ReachTable table, ReachReasons reasons)
        {
            var rows = new List<string[]> { (string[])["from", "to", .. table.Columns.Select(column => column.Label)] };
            var symbols = new HashSet<char>();
            foreach (var row in table.Rows)
            {
                var cells = table.Columns.Select(column => table.CellOf(row, column)).ToList();
                symbols.UnionWith(cells.Select(cell => cell.Symbol));
                rows.Add([row.Letter, "", .. cells.Select(cell => cell.Symbol + reasons.NumberOf(cell))]);
            }

            TextTable.Write(output, Indent, rows, (text, row, column) => row == 0 ? palette.Faint(text) : column < 2 ? text : Painted(text));
            output.Write($"\n{Indent}{ReachWords.Legend(symbols)}\n");
        }

        private void WriteReasons(ReachTable table, ReachReasons reasons)
        {
            foreach (var (number, (cell, pairs)) in reasons.All.Index())
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{cell.Symbol}{number + 1}");
                output.Write($"{Indent}{name,3}  {Printable.OneLine(_words.ReasonOf(cell, pairs, table.Group))}\n");
                _example ??= cell.Verdicts[0];
            }
        }

        private string Painted(string text) => text[0] switch
        {
            '+' => palette.Good(text),
            '-' => palette.Bad(text),
            _ => text,
        };
    }
}
