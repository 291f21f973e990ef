using System.Buffers;

namespace XenNetLint.Syntax.Shell;

/// <summary>Where the words and lines of a shell script end.</summary>
internal static class ShellScanner
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    // What ends a stretch of ordinary characters within a line.
    private static readonly SearchValues<char> Special = SearchValues.Create(" \t\r\n\v\f'\"\\$`|&;<>()*?[{}#=");

    /// <summary>Behind blanks and joined line ends.</summary>
    public static int BlankEnd(string source, int at)
    {
        while (at < source.Length)
        {
            if (source[at] is ' ' or '\t' or '\v' or '\f' || (source[at] == '\r' && !IsLineEndAt(source, at)))
            {
                at++;
            }
            else if (source[at] == '\\' && ContinuationLength(source, at) is var length and > 0)
            {
                at += length;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    /// <summary>Whether the line ends here: LF, CR and LF, or the end of the text.</summary>
    public static bool IsLineEndAt(string source, int at) =>
        at >= source.Length || source[at] == '\n' || (source[at] == '\r' && at + 1 < source.Length && source[at + 1] == '\n');

    /// <summary>The LF, or CR and LF, that ends the line, or the end of the text; no quotes are looked at.</summary>
    public static int LineEnd(string source, int at)
    {
        var length = source.AsSpan(at).IndexOf('\n');
        var end = length < 0 ? source.Length : at + length;
        return length > 0 && source[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>Behind the operator that starts at <paramref name="at"/>, the number of a file before it included; <paramref name="at"/> if none does.</summary>
    public static int OperatorEnd(string source, int at)
    {
        var rest = source.AsSpan(at);
        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        if (digits > 0 && rest[digits] is '<' or '>')
        {
            return OperatorEnd(source, at + digits);
        }

        return at + (rest switch
        {
            ['<', '<', '<', ..] => 3,
            [';', ';', ..] or ['&', '&' or '>', ..] or ['|', '|', ..] or ['<', '<' or '&' or '>', ..] or ['>', '>' or '&' or '|', ..] => 2,
            [';' or '&' or '|' or '<' or '>' or '(' or ')', ..] => 1,
            _ => 0,
        });
    }

    /// <summary>Whether an operator begins a here-document.</summary>
    public static bool IsHereDocument(ReadOnlySpan<char> word) => word.EndsWith("<<") && !word.EndsWith("<<<");

    /// <summary>Behind the word that starts at <paramref name="at"/>, quotes and expansions included.</summary>
    /// <param name="source">The text.</param>
    /// <param name="at">The first character, which is no blank.</param>
    /// <param name="traits">What was seen in the word.</param>
    public static int WordEnd(string source, int at, out ShellWordTraits traits)
    {
        traits = ShellWordTraits.None;
        while (at < source.Length)
        {
            var length = source.AsSpan(at).IndexOfAny(Special);
            at = length < 0 ? source.Length : at + length;
            if (IsLineEndAt(source, at))
            {
                return at;
            }

            switch (source[at])
            {
                case ' ' or '\t' or '\v' or '\f' or '\r':
                    return at;

                case '\\':
                    if (ContinuationLength(source, at) is var joined and > 0)
                    {
                        at += joined;
                    }
                    else
                    {
                        at = Math.Min(at + 2, source.Length);
                    }

                    break;

                case '\'':
                    var close = source.AsSpan(at + 1).IndexOf('\'');
                    traits |= close < 0 ? ShellWordTraits.Unterminated : ShellWordTraits.None;
                    at = close < 0 ? source.Length : at + close + 2;
                    break;

                case '"':
                    at = DoubleQuoteEnd(source, at, ref traits);
                    break;

                case '$' or '`':
                    var end = ExpansionEnd(source, at);
                    if (end < 0)
                    {
                        // The rest of the line belongs to it, whatever it is.
                        traits |= ShellWordTraits.OpenExpansion;
                        return LineEnd(source, at);
                    }

                    traits |= IsSubstitution(source, at, end) ? ShellWordTraits.Substitution : ShellWordTraits.None;
                    at = end;
                    break;

                case '|' or '&' or ';' or '<' or '>' or '(' or ')':
                    return at;

                case '*' or '?' or '[' or '{' or '}':
                    traits |= ShellWordTraits.Glob;
                    at++;
                    break;

                default:
                    at++;
                    break;
            }
        }

        return at;
    }

    /// <summary>Behind the expansion that starts here; <paramref name="at"/> + 1 if <c>$</c> means itself, -1 if it does not end on its line.</summary>
    public static int ExpansionEnd(ReadOnlySpan<char> source, int at)
    {
        if (source[at] == '`')
        {
            var close = source[(at + 1)..].IndexOfAny('`', '\n');
            return close < 0 || source[at + 1 + close] == '\n' ? -1 : at + close + 2;
        }

        if (at + 1 == source.Length)
        {
            return at + 1;
        }

        switch (source[at + 1])
        {
            case '(':
                return MatchingEnd(source, at + 1, '(', ')');

            case '{':
                return MatchingEnd(source, at + 1, '{', '}');

            case '@' or '*' or '#' or '?' or '-' or '$' or '!' or (>= '0' and <= '9'):
                return at + 2;

            case var first when char.IsAsciiLetter(first) || first == '_':
                var length = source[(at + 1)..].IndexOfAnyExcept(NameCharacters);
                return length < 0 ? source.Length : at + 1 + length;

            default:
                return at + 1;
        }
    }

    /// <summary>Whether <c>name=</c> stands at the beginning of a word.</summary>
    public static bool StartsAssignment(ReadOnlySpan<char> word)
    {
        var length = word.IndexOfAnyExcept(NameCharacters);
        return length > 0 && word[length] == '=' && !char.IsAsciiDigit(word[0]);
    }

    private static int ContinuationLength(string source, int at) =>
        at + 1 < source.Length && source[at + 1] == '\n' ? 2
        : at + 2 < source.Length && source[at + 1] == '\r' && source[at + 2] == '\n' ? 3
        : 0;

    private static int DoubleQuoteEnd(string source, int at, ref ShellWordTraits traits)
    {
        var openUntil = 0;
        at++;
        while (at < source.Length)
        {
            var length = source.AsSpan(at).IndexOfAny("\"\\$`");
            if (length < 0)
            {
                break;
            }

            at += length;
            switch (source[at])
            {
                case '"':
                    return at + 1;

                case '\\':
                    at += 2;
                    break;

                case var _ when at < openUntil:
                    at++;
                    break;

                default:
                    var end = ExpansionEnd(source, at);
                    if (end < 0)
                    {
                        // Nothing else on this line is looked at: each look would go to the line's end again.
                        traits |= ShellWordTraits.OpenExpansion;
                        openUntil = LineEnd(source, at);
                        at++;
                        break;
                    }

                    traits |= IsSubstitution(source, at, end) ? ShellWordTraits.Substitution : ShellWordTraits.None;
                    at = end;
                    break;
            }
        }

        traits |= ShellWordTraits.Unterminated;
        return source.Length;
    }

    /// <summary>Behind the bracket that closes the one at <paramref name="at"/>, on the same line; -1 if none does.</summary>
    private static int MatchingEnd(ReadOnlySpan<char> source, int at, char open, char close)
    {
        var depth = 0;
        for (; at < source.Length && source[at] != '\n'; at++)
        {
            var character = source[at];
            if (character == '\\')
            {
                at++;
            }
            else if (character is '\'' or '"' && open == '(')
            {
                var quote = source[(at + 1)..].IndexOfAny(character, '\n');
                if (quote < 0 || source[at + 1 + quote] == '\n')
                {
                    return -1;
                }

                at += quote + 1;
            }
            else if (character == open)
            {
                depth++;
            }
            else if (character == close && --depth == 0)
            {
                return at + 1;
            }
        }

        return -1;
    }

    private static bool IsSubstitution(string source, int at, int end) =>
        source[at] == '`' || source.AsSpan(at, end - at).IndexOf("$(") >= 0 || source.AsSpan(at, end - at).Contains('`');
}
