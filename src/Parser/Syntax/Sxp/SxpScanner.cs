using System.Buffers;

namespace XenNetLint.Syntax.Sxp;

/// <summary>Where the tokens of an S-expression file begin and end. Source: config-languages §1.1, §1.2.</summary>
internal static class SxpScanner
{
    /// <summary>Ends the document where it stands outside any list.</summary>
    public const char EndOfTransmission = '\x04';

    // White space, the comment sign and the separators. '!' is one up to 3.4 only; where that matters a rule says so.
    private static readonly SearchValues<char> AtomEnds = SearchValues.Create(" \t\n\v\f\r#{}()<>[];");

    private static readonly SearchValues<char> NotBlank = SearchValues.Create(" \t\n\v\f\r");

    /// <summary>Behind white space and comments.</summary>
    public static int TriviaEnd(string source, int at)
    {
        while (at < source.Length)
        {
            switch (source[at])
            {
                case ' ' or '\n' or '\t' or '\r' or '\v' or '\f':
                    at++;
                    if (at < source.Length && source[at] == ' ')
                    {
                        at = EndOfRun(source, at);
                    }

                    break;

                case '#':
                    var newLine = source.AsSpan(at).IndexOf('\n');
                    at = newLine < 0 ? source.Length : at + newLine + 1;
                    break;

                default:
                    return at;
            }
        }

        return at;
    }

    /// <summary>Behind the atom that starts at <paramref name="start"/>: its first character may be a separator, no other may.</summary>
    public static int AtomEnd(string source, int start)
    {
        var length = source.AsSpan(start + 1).IndexOfAny(AtomEnds);
        return length < 0 ? source.Length : start + 1 + length;
    }

    /// <summary>Behind the closing quote of the string that starts at <paramref name="start"/>; false if there is none.</summary>
    public static bool TryFindStringEnd(string source, int start, out int end)
    {
        var quote = source[start];
        end = start + 1;
        while (end < source.Length)
        {
            var length = source.AsSpan(end).IndexOfAny(quote, '\\');
            if (length < 0)
            {
                break;
            }

            end += length;
            if (source[end] == quote)
            {
                end++;
                return true;
            }

            end += 2;
        }

        end = source.Length;
        return false;
    }

    /// <summary>Whether a value may start with this character: printable ASCII.</summary>
    public static bool StartsValue(char character) => character is > ' ' and <= '~';

    /// <summary>Behind a byte order mark at the beginning of the text, also where its bytes were taken one by one; 0 if there is none.</summary>
    public static int ByteOrderMarkEnd(string source) =>
        source.StartsWith('\uFEFF') ? 1 : source.StartsWith("\u00EF\u00BB\u00BF", StringComparison.Ordinal) ? 3 : 0;

    private static int EndOfRun(string source, int at)
    {
        var length = source.AsSpan(at).IndexOfAnyExcept(NotBlank);
        return length < 0 ? source.Length : at + length;
    }
}
