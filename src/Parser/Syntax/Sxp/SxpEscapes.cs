using System.Text;

namespace XenNetLint.Syntax.Sxp;

/// <summary>Escapes in strings as xend's reader decodes them, with its bugs. Source: config-languages §1.1, §1.4.</summary>
public static class SxpEscapes
{
    /// <summary>Decodes what stands between the quotes.</summary>
    /// <param name="rawContent">The content as written.</param>
    /// <param name="generation">The reader whose bugs count.</param>
    public static SxpDecodedString Decode(string rawContent, SxpReaderGeneration generation)
    {
        var firstBackslash = rawContent.IndexOf('\\', StringComparison.Ordinal);
        if (firstBackslash < 0)
        {
            return new SxpDecodedString(rawContent, []);
        }

        var text = new StringBuilder(rawContent, 0, firstBackslash, rawContent.Length);
        var oddities = new List<SxpEscapeOddity>();
        var at = firstBackslash;
        while (at < rawContent.Length)
        {
            if (rawContent[at] != '\\')
            {
                text.Append(rawContent[at++]);
                continue;
            }

            var escape = ReadEscape(rawContent, at, generation);
            if (escape.Oddity is { } kind)
            {
                oddities.Add(new SxpEscapeOddity(at, escape.Length, kind));
                if (kind >= SxpEscapeOddityKind.StopsAtOctalOutOfRange)
                {
                    break;
                }
            }

            text.Append(escape.Character);
            at += escape.Length;
        }

        return new SxpDecodedString(text.ToString(), [.. oddities]);
    }

    private static Escape ReadEscape(string content, int at, SxpReaderGeneration generation)
    {
        if (at + 1 == content.Length)
        {
            return new Escape('\\', 1, null);
        }

        return content[at + 1] switch
        {
            'a' => new Escape('\a', 2, null),
            'b' => new Escape('\b', 2, null),
            't' => new Escape('\t', 2, null),
            'n' => new Escape('\n', 2, null),
            'v' => new Escape('\v', 2, null),
            'f' => new Escape('\f', 2, null),
            'r' => new Escape('\r', 2, null),
            var same and ('\\' or '\'' or '"') => new Escape(same, 2, null),
            'x' => ReadHex(content, at),
            >= '0' and <= '7' => ReadOctal(content, at, generation),
            _ => ReadUnknown(content, at, generation),
        };
    }

    private static Escape ReadHex(string content, int at)
    {
        var value = 0;
        var odd = false;
        for (var digit = at + 2; digit < at + 4; digit++)
        {
            if (digit >= content.Length || !char.IsAsciiHexDigit(content[digit]))
            {
                return new Escape('\0', Math.Min(digit + 1, content.Length) - at, SxpEscapeOddityKind.StopsAtBadHex);
            }

            // ord(c) - ord('A') without the ten that is to be added.
            var isLetter = !char.IsAsciiDigit(content[digit]);
            odd |= isLetter;
            value = (value * 16) + (isLetter ? char.ToUpperInvariant(content[digit]) - 'A' : content[digit] - '0');
        }

        return new Escape((char)value, 4, odd ? SxpEscapeOddityKind.MisreadsHexDigit : null);
    }

    private static Escape ReadOctal(string content, int at, SxpReaderGeneration generation)
    {
        var value = 0;
        var end = at + 1;
        while (end < content.Length && end < at + 4 && content[end] is >= '0' and <= '7')
        {
            value = (value * 8) + (content[end++] - '0');
        }

        SxpEscapeOddityKind? oddity = value > 255 ? SxpEscapeOddityKind.StopsAtOctalOutOfRange
            : generation == SxpReaderGeneration.V3_0_0 && end < at + 4 ? SxpEscapeOddityKind.StopsAtShortOctal
            : null;
        return new Escape((char)value, end - at, oddity);
    }

    private static Escape ReadUnknown(string content, int at, SxpReaderGeneration generation)
    {
        switch (generation)
        {
            case SxpReaderGeneration.V3_0_0:
                return new Escape('\0', 2, SxpEscapeOddityKind.StopsAtUnknownEscape);

            case SxpReaderGeneration.V3_0_3:
                var digit = content.AsSpan(at + 2).IndexOfAnyInRange('0', '7');
                if (digit < 0)
                {
                    return new Escape('\0', content.Length - at, SxpEscapeOddityKind.RunsOverTheEnd);
                }

                var number = ReadOctal(content, at + 1 + digit, generation);
                return number with
                {
                    Length = digit + 1 + number.Length,
                    Oddity = number.Oddity ?? SxpEscapeOddityKind.SwallowsToOctalDigit,
                };

            default:
                return new Escape('\\', 2, SxpEscapeOddityKind.LosesCharacter);
        }
    }

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Escape(char Character, int Length, SxpEscapeOddityKind? Oddity);
}
