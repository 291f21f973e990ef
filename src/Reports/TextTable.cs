namespace XenNetLint.Reports;

/// <summary>Columns of text, as wide as their widest cell.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    /// <summary>Writes rows of equally many cells; no line ends in blanks.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="indent">What every row begins with.</param>
    /// <param name="rows">The cells.</param>
    /// <param name="paint">Colours the text of a cell, given its row and column; null leaves all as it is.</param>
    /// <param name="widths">Widths of the columns, as of a larger table; null measures these rows.</param>
    internal static void Write(TextWriter output, string indent, IReadOnlyList<string[]> rows, Func<string, int, int, string>? paint = null, int[]? widths = null)
    {
        if (rows.Count == 0)
        {
            return;
        }

        widths ??= WidthsOf(rows);
        for (var row = 0; row < rows.Count; row++)
        {
            var last = Array.FindLastIndex(rows[row], cell => cell.Length > 0);
            output.Write(last < 0 ? "" : indent);
            for (var column = 0; column <= last; column++)
            {
                var cell = rows[row][column];
                output.Write(paint is null ? cell : paint(cell, row, column));
                output.Write(column < last ? new string(' ', widths[column] - cell.Length) + Gap : "");
            }

            output.Write('\n');
        }
    }

    /// <summary>The width of each column.</summary>
    internal static int[] WidthsOf(IReadOnlyList<string[]> rows)
    {
        var widths = new int[rows[0].Length];
        foreach (var row in rows)
        {
            for (var column = 0; column < widths.Length; column++)
            {
                widths[column] = Math.Max(widths[column], row[column].Length);
            }
        }

        return widths;
    }
}
