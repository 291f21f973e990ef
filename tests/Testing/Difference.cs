using System.Globalization;
using System.Text;

namespace XenNetLint.Testing;

/// <summary>Says in words where two texts part.</summary>
public static class Difference
{
    private const int LinesBefore = 2;
    private const int LinesAfter = 5;

    /// <summary>The first differing line with what is around it.</summary>
    public static string Between(string expected, string actual)
    {
        var expectedLines = expected.Split('\n');
        var actualLines = actual.Split('\n');
        var same = 0;
        while (same < expectedLines.Length && same < actualLines.Length && string.Equals(expectedLines[same], actualLines[same], StringComparison.Ordinal))
        {
            same++;
        }

        var result = new StringBuilder();
        result.Append(CultureInfo.InvariantCulture, $"differs from line {same + 1} on:");
        for (var line = Math.Max(0, same - LinesBefore); line < same; line++)
        {
            result.Append("\n    ").Append(Visible(expectedLines[line]));
        }

        Append(result, "\n  - ", expectedLines, same);
        Append(result, "\n  + ", actualLines, same);
        return result.ToString();
    }

    private static void Append(StringBuilder result, string prefix, string[] lines, int from)
    {
        for (var line = from; line < Math.Min(lines.Length, from + LinesAfter); line++)
        {
            result.Append(prefix).Append(Visible(lines[line]));
        }

        if (lines.Length <= from)
        {
            result.Append(prefix).Append("(end of text)");
        }
    }

    private static string Visible(string line) => line.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
}
