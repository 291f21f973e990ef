using System.Globalization;
using System.Text;

namespace XenNetLint.Reports;

/// <summary>Text from files as a terminal can show it: nothing in a file may move the cursor or change colours.</summary>
internal static class Printable
{
    /// <summary>Columns between tabulator stops.</summary>
    internal const int TabWidth = 8;

    /// <summary>The text with every character visible and on one line.</summary>
    internal static string OneLine(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var builder = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            builder.Append(rune.Value is '\t' ? " " : Show(rune));
        }

        return builder.ToString();
    }

    /// <summary>A character as it is shown; control characters become their pictures.</summary>
    internal static string Show(Rune rune) => rune.Value switch
    {
        < 0x20 => ((char)(0x2400 + rune.Value)).ToString(),
        0x7f => "\u2421",
        >= 0x80 and < 0xa0 => "\ufffd",
        0xfeff => "\ufffd",
        0x200e or 0x200f or (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069) => "\ufffd",
        0x2028 or 0x2029 => "\ufffd",
        _ => rune.ToString(),
    };

    /// <summary>Columns that a character takes, tabulators apart.</summary>
    internal static int WidthOf(Rune rune)
    {
        if (rune.Value < 0x300)
        {
            return 1;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
            _ => IsWide(rune.Value) ? 2 : 1,
        };
    }

    // East Asian Wide and Fullwidth, and the pictographs that terminals draw as wide.
    private static bool IsWide(int value) => value is
        (>= 0x1100 and <= 0x115f) or (>= 0x2e80 and <= 0x303e) or (>= 0x3041 and <= 0xa4cf) or (>= 0xac00 and <= 0xd7a3)
        or (>= 0xf900 and <= 0xfaff) or (>= 0xfe30 and <= 0xfe6f) or (>= 0xff00 and <= 0xff60) or (>= 0xffe0 and <= 0xffe6)
        or (>= 0x1f300 and <= 0x1f64f) or (>= 0x1f900 and <= 0x1f9ff) or (>= 0x20000 and <= 0x3fffd);
}
