using System.Text;
using XenNetLint.Text;

namespace XenNetLint.Reports;

/// <summary>One line of a file as it is shown, and where a span of it comes to stand.</summary>
/// <param name="Text">The line with tabulators made blanks; cut where it is too long.</param>
/// <param name="UnderlineStart">Columns before the underline.</param>
/// <param name="UnderlineLength">Length of the underline in columns; at least 1.</param>
internal sealed record SourceLine(string Text, int UnderlineStart, int UnderlineLength)
{
    private const string Cut = "…";
    private const int MaxWidth = 140;
    private const int ColumnsBeforeSpan = 50;

    // A line of megabytes is looked at only around the span.
    private const int MaxUnitsLookedAt = 2000;
    private const int UnitsBeforeSpan = 200;

    /// <summary>Shows a line with the part of <paramref name="span"/> that lies on it.</summary>
    internal static SourceLine Of(SourceText source, int line, TextSpan span)
    {
        var (lineStart, lineEnd) = BoundsOf(source, line);
        var from = Math.Clamp(span.Start, lineStart, lineEnd);
        var to = Math.Clamp(span.End, from, lineEnd);
        if (span.Start < lineStart)
        {
            from += IndentOf(source.Content.AsSpan(from, to - from));
        }

        var windowStart = lineStart;
        var windowEnd = lineEnd;
        if (lineEnd - lineStart > MaxUnitsLookedAt)
        {
            windowStart = Aligned(source.Content, Math.Max(lineStart, from - UnitsBeforeSpan));
            windowEnd = Aligned(source.Content, Math.Min(lineEnd, windowStart + MaxUnitsLookedAt));
        }

        return Render(source.Content.AsSpan(windowStart, windowEnd - windowStart), from - windowStart, Math.Min(to, windowEnd) - windowStart, windowStart > lineStart, windowEnd < lineEnd);
    }

    private static (int Start, int End) BoundsOf(SourceText source, int line)
    {
        var start = source.GetLineStart(line);
        if (line >= source.LineCount)
        {
            return (start, source.Length);
        }

        var end = source.GetLineStart(line + 1) - 1;
        return (start, end > start && source.Content[end - 1] == '\r' ? end - 1 : end);
    }

    private static int IndentOf(ReadOnlySpan<char> text)
    {
        var content = text.IndexOfAnyExcept(' ', '\t');
        return content < 0 ? 0 : content;
    }

    // Never between the halves of a surrogate pair.
    private static int Aligned(string content, int at) => at > 0 && at < content.Length && char.IsLowSurrogate(content[at]) && char.IsHighSurrogate(content[at - 1]) ? at - 1 : at;

    private static SourceLine Render(ReadOnlySpan<char> text, int from, int to, bool isCutBefore, bool isCutAfter)
    {
        var cells = new List<(string Shown, int Column)>(text.Length + 1);
        var column = 0;
        int? startColumn = null;
        int? endColumn = null;
        var at = 0;
        while (at < text.Length)
        {
            startColumn ??= at >= from ? column : null;
            endColumn ??= at >= to ? column : null;
            Rune.DecodeFromUtf16(text[at..], out var rune, out var consumed);
            var width = rune.Value == '\t' ? Printable.TabWidth - (column % Printable.TabWidth) : Printable.WidthOf(rune);
            cells.Add((rune.Value == '\t' ? new string(' ', width) : Printable.Show(rune), column));
            column += width;
            at += consumed;
        }

        var start = startColumn ?? column;
        var end = endColumn ?? column;
        if (column <= MaxWidth && !isCutBefore && !isCutAfter)
        {
            return new SourceLine(string.Concat(cells.Select(cell => cell.Shown)), start, Math.Max(1, end - start));
        }

        var first = Math.Max(0, Math.Min(start - ColumnsBeforeSpan, column - MaxWidth));
        var last = Math.Min(column, first + MaxWidth);
        var shown = cells.Where(cell => cell.Column >= first && cell.Column < last).ToList();
        var leading = isCutBefore || first > 0 ? Cut : "";
        var trailing = isCutAfter || last < column ? Cut : "";
        var origin = shown.Count > 0 ? shown[0].Column : first;
        var underlineStart = start - origin + leading.Length;
        return new SourceLine(
            leading + string.Concat(shown.Select(cell => cell.Shown)) + trailing,
            underlineStart,
            Math.Max(1, Math.Min(end, last) - start));
    }
}
