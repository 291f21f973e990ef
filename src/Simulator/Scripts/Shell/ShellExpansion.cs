using System.Globalization;
using System.Text;
using XenNetLint.Syntax.Shell;

namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary>What words become before a command gets them. A null stands for what nobody knows.</summary>
internal static class ShellExpansion
{
    private const int DeepestNesting = 12;

    // A longer value is no name, address or option of anything; scripts that double a variable in a loop end here.
    private const int LongestValue = 65_536;

    /// <summary>The fields that words become: expanded, split at blanks, quotes gone.</summary>
    public static ShellRun Fields(ShellRun run, IEnumerable<ShellWordSyntax> words, out List<string?> fields)
    {
        fields = [];
        foreach (var word in words)
        {
            run = AddFields(run, word.Pieces, fields);
        }

        return run;
    }

    /// <summary>The one text that pieces become: the value of an assignment.</summary>
    public static ShellRun Text(ShellRun run, IReadOnlyList<ShellWordPiece> pieces, out string? text) => Text(run, pieces, isPattern: false, 0, out text);

    /// <summary>A pattern: what is quoted in it stands for itself.</summary>
    public static ShellRun Pattern(ShellRun run, IReadOnlyList<ShellWordPiece> pieces, out string? pattern) => Text(run, pieces, isPattern: true, 0, out pattern);

    private static ShellRun Text(ShellRun run, IReadOnlyList<ShellWordPiece> pieces, bool isPattern, int depth, out string? text)
    {
        var builder = new StringBuilder();
        var isKnown = true;
        foreach (var piece in pieces)
        {
            var value = piece.Text;
            if (piece.IsExpansion)
            {
                run = Value(run, piece.Text, depth, out value);
            }

            isKnown &= value is not null && !(builder.Length == 0 && piece is { IsExpansion: false, IsQuoted: false, Text: ['~', ..] });
            isKnown &= builder.Length + (value?.Length ?? 0) <= LongestValue;
            if (!isKnown)
            {
                continue;
            }

            builder.Append(isPattern && piece.IsQuoted && value is not null ? ShellPattern.Escape(value) : value);
        }

        text = isKnown ? builder.ToString() : null;
        return run;
    }

    private static ShellRun AddFields(ShellRun run, IReadOnlyList<ShellWordPiece> pieces, List<string?> fields)
    {
        var field = new StringBuilder();
        var isKnown = true;
        var isThere = false;
        for (var index = 0; index < pieces.Count; index++)
        {
            var piece = pieces[index];
            if (!piece.IsExpansion)
            {
                isThere = true;
                isKnown &= piece.IsQuoted || IsPlain(pieces, index);
                field.Append(piece.Text);
            }
            else if (piece.Text is "$@" or "${@}" || (!piece.IsQuoted && piece.Text is "$*" or "${*}"))
            {
                for (var number = 0; number < run.Arguments.Count; number++)
                {
                    if (number > 0)
                    {
                        End();
                    }

                    Append(run, run.Arguments[number], piece.IsQuoted);
                    isThere |= piece.IsQuoted;
                }
            }
            else
            {
                run = Value(run, piece.Text, 0, out var value);
                Append(run, value, piece.IsQuoted);
                isThere |= piece.IsQuoted;
            }
        }

        End();
        return run;

        void End()
        {
            if (isThere || field.Length > 0 || !isKnown)
            {
                fields.Add(isKnown ? field.ToString() : null);
            }

            field.Clear();
            isKnown = true;
            isThere = false;
        }

        void Append(ShellRun now, string? value, bool isQuoted)
        {
            if (value is null || isQuoted || field.Length + value.Length > LongestValue)
            {
                isKnown &= value is not null && field.Length + value.Length <= LongestValue;
                field.Append(value);
                return;
            }

            isKnown &= value.AsSpan().IndexOfAny("*?[") < 0 && !now.Variables.ContainsKey("IFS");
            foreach (var character in value)
            {
                if (character is ' ' or '\t' or '\n')
                {
                    End();
                }
                else
                {
                    field.Append(character);
                }
            }
        }
    }

    /// <summary>Whether a text without quotes stands for itself: no glob, no braces, no home directory.</summary>
    private static bool IsPlain(IReadOnlyList<ShellWordPiece> pieces, int index)
    {
        var text = pieces[index].Text;
        if (pieces.Count == 1 && text is "[" or "[[")
        {
            return true;
        }

        var isBraced = text.Contains('{', StringComparison.Ordinal) && pieces.Any(piece => piece.Text.Contains(',', StringComparison.Ordinal) || piece.Text.Contains("..", StringComparison.Ordinal));
        var isAnsiQuote = text.EndsWith('$') && index + 1 < pieces.Count && pieces[index + 1] is { IsQuoted: true, IsExpansion: false };
        return text.AsSpan().IndexOfAny("*?[") < 0 && !isBraced && !isAnsiQuote && !(index == 0 && text[0] == '~');
    }

    // ---- what one expansion stands for

    private static ShellRun Value(ShellRun run, string text, int depth, out string? value)
    {
        value = null;
        if (depth > DeepestNesting)
        {
            return run;
        }

        switch (text)
        {
            case ['$', '(', '(', .. var sum, ')', ')']:
                run = Text(run, ShellWordPiece.Split(sum), isPattern: false, depth + 1, out var expanded);
                var now = run;
                value = expanded is null ? null : ShellArithmetic.Evaluate(expanded, name => Parameter(now, name, out _))?.ToString(CultureInfo.InvariantCulture);
                return run;

            case ['$', '(', .. var command, ')']:
                return Substitute(run, command, out value);

            case ['`', .. var command, '`']:
                return Substitute(run, command.Replace("\\`", "`", StringComparison.Ordinal).Replace("\\$", "$", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal), out value);

            case ['$', '{', .. var inner, '}']:
                return Braced(run, inner, depth, out value);

            default:
                value = Required(run, text[1..]);
                return run;
        }
    }

    private static string? Required(ShellRun run, string name) =>
        Parameter(run, name, out var isSet) is { } value && (isSet || !run.RefusesUnset) ? value : null;

    private static ShellRun Substitute(ShellRun run, string command, out string? value) => ShellInterpreter.Capture(run, command, out value);

    private static string? Parameter(ShellRun run, string name, out bool isSet)
    {
        isSet = true;
        switch (name)
        {
            case "@" or "*":
                return run.Arguments.Any(argument => argument is null) ? null : string.Join(' ', run.Arguments);
            case "#":
                return run.Arguments.Count.ToString(CultureInfo.InvariantCulture);
            case "?":
                return run.Status?.ToString(CultureInfo.InvariantCulture);
            case "0":
                return run.Path;
            case "$" or "!" or "-" or "":
                return null;
            case [>= '0' and <= '9', ..]:
                isSet = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= run.Arguments.Count;
                return isSet ? run.Arguments[number - 1] : "";
            default:
                return run.ValueOf(name, out isSet);
        }
    }

    private static ShellRun Braced(ShellRun run, string inner, int depth, out string? value)
    {
        value = null;
        if (inner.Length > 1 && inner[0] == '#')
        {
            value = Parameter(run, inner[1..], out _)?.Length.ToString(CultureInfo.InvariantCulture);
            return run;
        }

        var length = NameLength(inner);
        var name = inner[..length];
        var rest = inner[length..];
        var known = Parameter(run, name, out var isSet);
        if (rest.Length == 0 || length == 0)
        {
            value = length == 0 ? null : Required(run, name);
            return run;
        }

        var looksAtEmpty = rest[0] == ':';
        var sign = looksAtEmpty && rest.Length > 1 ? rest[1] : rest[0];
        if (sign is '-' or '=' or '+')
        {
            return Default(run, name, sign, rest[(looksAtEmpty ? 2 : 1)..], isSet ? known : known is null ? null : "", looksAtEmpty ? known is { Length: > 0 } : isSet, depth, out value);
        }

        if (known is null || rest[0] is not ('%' or '#'))
        {
            return run;
        }

        var isLongest = rest.Length > 1 && rest[1] == rest[0];
        run = Text(run, ShellWordPiece.Split(rest.AsSpan(isLongest ? 2 : 1)), isPattern: true, depth + 1, out var pattern);
        value = pattern is null ? null : Cut(known, pattern, rest[0] == '#', isLongest);
        return run;
    }

    /// <summary><c>${x:-word}</c> and its kin.</summary>
    private static ShellRun Default(ShellRun run, string name, char sign, string word, string? known, bool isThere, int depth, out string? value)
    {
        value = null;
        if (known is null)
        {
            return run;
        }

        if (isThere == (sign == '+'))
        {
            run = Text(run, ShellWordPiece.Split(word), isPattern: false, depth + 1, out value);
            return sign == '=' && !char.IsAsciiDigit(name[0]) ? run.Set(name, value) : run;
        }

        value = sign == '+' ? "" : known;
        return run;
    }

    private static int NameLength(string text)
    {
        if (text.Length > 0 && text[0] is '@' or '*' or '?' or '#' or '$' or '!')
        {
            return 1;
        }

        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] == '_'))
        {
            length++;
        }

        return length;
    }

    /// <summary>Cuts the shortest or longest part that fits off the front or the end.</summary>
    private static string? Cut(string text, string pattern, bool isFront, bool isLongest)
    {
        if (text.Length > 1000)
        {
            return null;
        }

        for (var step = 0; step <= text.Length; step++)
        {
            var length = isLongest ? text.Length - step : step;
            var part = isFront ? text.AsSpan(0, length) : text.AsSpan(text.Length - length);
            if (ShellPattern.Fits(part, pattern))
            {
                return isFront ? text[length..] : text[..^length];
            }
        }

        return text;
    }
}
