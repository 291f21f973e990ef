using System.Globalization;
using XenNetLint.Diagnostics;
using XenNetLint.Text;

namespace XenNetLint.Reports;

/// <summary>The lines at fault with carets below them.</summary>
internal static class SourceExcerpt
{
    private const int MaxWholeLines = 4;

    /// <summary>Writes the excerpt of a finding.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="finding">The finding; its callout goes beside the last carets.</param>
    /// <param name="gutter">Width of the line numbers.</param>
    /// <param name="palette">The colours.</param>
    internal static void Write(TextWriter output, Diagnostic finding, int gutter, Palette palette)
    {
        var location = finding.Location;
        var empty = palette.Faint(new string(' ', gutter) + " |");
        output.Write(empty + "\n");
        var firstLine = location.Start.Line;
        var lastLine = LastLine(location);
        for (var line = firstLine; line <= lastLine; line++)
        {
            if (lastLine - firstLine >= MaxWholeLines && line > firstLine + 1 && line < lastLine)
            {
                output.Write(palette.Faint("...") + "\n");
                line = lastLine;
            }

            var shown = SourceLine.Of(location.Source, line, location.Span);
            output.Write(palette.Faint(line.ToString(CultureInfo.InvariantCulture).PadLeft(gutter) + " |"));
            output.Write(shown.Text.Length > 0 ? " " + shown.Text + "\n" : "\n");
            if (shown.Text.Length == 0 && line < lastLine)
            {
                continue;
            }

            output.Write(empty + " " + new string(' ', shown.UnderlineStart));
            output.Write(palette.Severity(finding.Severity, new string('^', shown.UnderlineLength)));
            output.Write(line == lastLine && finding.Callout.Length > 0 ? " " + palette.Severity(finding.Severity, Printable.OneLine(finding.Callout)) + "\n" : "\n");
        }
    }

    /// <summary>The last line that has a character of the span; a line end at its end does not count as a further line.</summary>
    internal static int LastLine(Location location)
    {
        var end = location.End;
        return end.Line > location.Start.Line && end.Column == 1 ? end.Line - 1 : end.Line;
    }
}
