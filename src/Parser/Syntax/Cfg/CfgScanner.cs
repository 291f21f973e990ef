using System.Buffers;
using XenNetLint.Text;

namespace XenNetLint.Syntax.Cfg;

/// <summary>Where the tokens of an assignment file begin and end.</summary>
internal static class CfgScanner
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    // What a scan over Python text must look at; all else is passed over.
    private static readonly SearchValues<char> Structure = SearchValues.Create("()[]{},=;#\\\n'\"");

    /// <summary>Behind the trivia.</summary>
    public static int TriviaEnd(string source, int at, CfgTrivia trivia)
    {
        if (at == 0)
        {
            at = Sxp.SxpScanner.ByteOrderMarkEnd(source);
        }

        while (at < source.Length)
        {
            switch (source[at])
            {
                case ' ' or '\t' or '\r' or '\f' or '\v':
                    at++;
                    break;

                case '\n' when trivia == CfgTrivia.Statement || (trivia == CfgTrivia.Brackets && !StartsAssignment(source, at + 1)):
                    at++;
                    break;

                case '#' when trivia != CfgTrivia.Line:
                    at = LineEnd(source, at);
                    break;

                case '\\' when ContinuationEnd(source, at) is var end and > 0:
                    at = end;
                    break;

                default:
                    return at;
            }
        }

        return at;
    }

    /// <summary>The LF that ends the line, or the end of the text.</summary>
    public static int LineEnd(string source, int at)
    {
        var length = source.AsSpan(at).IndexOf('\n');
        return length < 0 ? source.Length : at + length;
    }

    /// <summary>Behind the name that starts at <paramref name="at"/>.</summary>
    public static int NameEnd(string source, int at)
    {
        var length = source.AsSpan(at).IndexOfAnyExcept(NameCharacters);
        return length < 0 ? source.Length : at + length;
    }

    /// <summary>Behind the name that starts at <paramref name="at"/>, dots inside included: options of xl.conf have them. Source: config-languages §8.1.</summary>
    public static int DottedNameEnd(string source, int at)
    {
        at = NameEnd(source, at);
        while (at + 1 < source.Length && source[at] == '.' && StartsName(source[at + 1]))
        {
            at = NameEnd(source, at + 1);
        }

        return at;
    }

    /// <summary>Behind the number, or what looks like one, that starts at <paramref name="at"/> with a sign or a digit.</summary>
    public static int NumberEnd(string source, int at)
    {
        var start = at;
        at = source[at] is '+' or '-' ? at + 1 : at;
        while (at < source.Length && (char.IsAsciiLetterOrDigit(source[at]) || source[at] is '.' or '_' || IsExponentSign(source, start, at)))
        {
            at++;
        }

        return at;
    }

    /// <summary>Whether Python 2 or xl reads the characters as a number.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("+-");
        if (text is ['0', 'x' or 'X', .. var hex])
        {
            return !hex.TrimEnd("lL").IsEmpty && hex.TrimEnd("lL").IndexOfAnyExcept(HexDigits) < 0;
        }

        if (text is ['0', 'o' or 'O' or 'b' or 'B', .. var digits])
        {
            return !digits.IsEmpty && digits.IndexOfAnyExceptInRange('0', '9') < 0;
        }

        if (text is [.., 'l' or 'L' or 'j' or 'J'])
        {
            text = text[..^1];
        }

        return !text.IsEmpty && char.IsAsciiDigit(text[^1] == '.' ? text[0] : text[^1])
            && double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _);
    }

    /// <summary>Number of letters before the quote, if a string literal starts here; -1 if none does.</summary>
    public static int StringPrefixLength(string source, int at) => source.AsSpan(at, Math.Min(3, source.Length - at)) switch
    {
        ['\'' or '"', ..] => 0,
        ['r' or 'R' or 'u' or 'U' or 'b' or 'B', '\'' or '"', ..] => 1,
        ['u' or 'U' or 'b' or 'B', 'r' or 'R', '\'' or '"'] => 2,
        _ => -1,
    };

    /// <summary>Whether three quotes stand at <paramref name="at"/>.</summary>
    public static bool IsTripleQuoteAt(ReadOnlySpan<char> text, int at) =>
        at + 2 < text.Length && text[at] == text[at + 1] && text[at] == text[at + 2];

    /// <summary>Behind the literal whose opening quote stands at <paramref name="quoteAt"/>; false if it does not end.</summary>
    public static bool TryFindStringEnd(string source, int quoteAt, out int end)
    {
        var quote = source[quoteAt];
        var isTriple = IsTripleQuoteAt(source, quoteAt);
        end = quoteAt + (isTriple ? 3 : 1);
        while (end < source.Length)
        {
            var rest = source.AsSpan(end);
            var length = isTriple ? rest.IndexOfAny(quote, '\\') : rest.IndexOfAny(quote, '\\', '\n');
            if (length < 0)
            {
                break;
            }

            end += length;
            switch (source[end])
            {
                case '\\':
                    // CR and LF behind a backslash are one line end.
                    end += end + 2 < source.Length && source[end + 1] == '\r' && source[end + 2] == '\n' ? 3 : 2;
                    break;

                case '\n':
                    end = end > quoteAt + 1 && source[end - 1] == '\r' ? end - 1 : end;
                    return false;

                default:
                    if (!isTriple || IsTripleQuoteAt(source, end))
                    {
                        end += isTriple ? 3 : 1;
                        return true;
                    }

                    end++;
                    break;
            }
        }

        end = source.Length;
        return false;
    }

    /// <summary>What stands between the quotes of a literal.</summary>
    public static TextSpan ContentSpan(SyntaxToken literal)
    {
        var text = literal.Characters;
        var prefix = text.IndexOfAny('\'', '"');
        var quotes = IsTripleQuoteAt(text, prefix) ? 3 : 1;
        var start = literal.Span.Start + prefix + quotes;
        return TextSpan.FromBounds(start, literal.IsUnterminated ? literal.Span.End : literal.Span.End - quotes);
    }

    /// <summary>Whether an assignment starts right here; at the beginning of a line nothing else looks like one.</summary>
    public static bool StartsAssignment(string source, int at)
    {
        if (at >= source.Length || !StartsName(source[at]))
        {
            return false;
        }

        at = DottedNameEnd(source, at);
        while (at < source.Length && source[at] is ' ' or '\t')
        {
            at++;
        }

        return AssignmentOperatorLength(source, at) > 0;
    }

    /// <summary>1 for <c>=</c>, 2 for <c>+=</c>, 0 for anything else.</summary>
    public static int AssignmentOperatorLength(string source, int at) =>
        at >= source.Length ? 0
        : source[at] == '=' ? (at + 1 < source.Length && source[at + 1] == '=' ? 0 : 1)
        : source[at] == '+' && at + 1 < source.Length && source[at + 1] == '=' ? 2
        : 0;

    /// <summary>Whether a name may start with this character.</summary>
    public static bool StartsName(char character) => char.IsAsciiLetter(character) || character == '_';

    /// <summary>Behind a stretch of Python text: brackets are matched, strings passed over.</summary>
    /// <param name="source">The text.</param>
    /// <param name="at">Where it starts.</param>
    /// <param name="isEnd">Whether the character at an offset, outside all brackets, ends it; asked only for structural characters.</param>
    /// <param name="end">Where it ends, trailing blanks not included.</param>
    /// <returns>Whether all brackets and strings are closed.</returns>
    public static bool TryFindPythonEnd(string source, int at, Func<string, int, bool> isEnd, out int end)
    {
        var start = at;
        var depth = 0;
        var isClosed = true;
        while (at < source.Length)
        {
            var length = source.AsSpan(at).IndexOfAny(Structure);
            at = length < 0 ? source.Length : at + length;
            if (at == source.Length || (depth == 0 && isEnd(source, at)) || (source[at] == '\n' && StartsAssignment(source, at + 1)))
            {
                break;
            }

            switch (source[at])
            {
                case '(' or '[' or '{':
                    depth++;
                    at++;
                    break;

                case ')' or ']' or '}':
                    depth = Math.Max(0, depth - 1);
                    at++;
                    break;

                case '\'' or '"':
                    isClosed &= TryFindStringEnd(source, at, out at);
                    break;

                case '#':
                    at = LineEnd(source, at);
                    break;

                case '\\':
                    at = ContinuationEnd(source, at) is var line and > 0 ? line : at + 1;
                    break;

                default:
                    at++;
                    break;
            }
        }

        end = at;
        while (end > start && source[end - 1] is ' ' or '\t' or '\r' or '\f' or '\v')
        {
            end--;
        }

        return isClosed && depth == 0;
    }

    /// <summary>Whether the word <c>for</c> stands outside brackets and strings, as in a comprehension.</summary>
    public static bool ContainsFor(ReadOnlySpan<char> expression)
    {
        var source = expression.ToString();
        var depth = 0;
        for (var at = 0; at < source.Length;)
        {
            switch (source[at])
            {
                case '(' or '[' or '{':
                    depth++;
                    at++;
                    break;

                case ')' or ']' or '}':
                    depth--;
                    at++;
                    break;

                case '\'' or '"':
                    TryFindStringEnd(source, at, out at);
                    break;

                case '#':
                    at = LineEnd(source, at);
                    break;

                case var first when StartsName(first):
                    var end = NameEnd(source, at);
                    if (depth == 0 && source.AsSpan(at, end - at) is "for")
                    {
                        return true;
                    }

                    at = end;
                    break;

                default:
                    at++;
                    break;
            }
        }

        return false;
    }

    /// <summary>Column of an offset, from 0, if only blanks stand before it on its line.</summary>
    public static int Indentation(string source, int fullStart, int start)
    {
        var lineStart = source.AsSpan(fullStart, start - fullStart).LastIndexOf('\n');
        if (lineStart < 0 && fullStart > 0)
        {
            return -1;
        }

        var column = 0;
        foreach (var blank in source.AsSpan(fullStart + lineStart + 1, start - fullStart - lineStart - 1))
        {
            column = blank switch
            {
                '\t' => (column / 8 * 8) + 8,
                ' ' => column + 1,
                _ => column,
            };
        }

        return column;
    }

    private static int ContinuationEnd(string source, int at) =>
        at + 1 < source.Length && source[at + 1] == '\n' ? at + 2
        : at + 2 < source.Length && source[at + 1] == '\r' && source[at + 2] == '\n' ? at + 3
        : 0;

    private static bool IsExponentSign(string source, int start, int at) =>
        source[at] is '+' or '-' && at > start + 1 && source[at - 1] is 'e' or 'E' && !source.AsSpan(start, at - start).ContainsAny('x', 'X');
}
