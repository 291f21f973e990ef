namespace XenNetLint.Reports;

/// <summary>Columns of text, as wide as their widest cell.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    /// <summary>Writes rows of equally many cells; no line ends in blanks.</summary>
    internal static void Write(TextWriter output, string indent, IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var widths = new int[rows[0].Length];
        foreach (var row in rows)
        {
            for (var column = 0; column < widths.Length; column++)
            {
                widths[column] = Math.Max(widths[column], row[column].Length);
            }
        }

        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => cell.PadRight(widths[column]));
            output.Write((indent + string.Join(Gap, cells)).TrimEnd() + "\n");
        }
    }
}
