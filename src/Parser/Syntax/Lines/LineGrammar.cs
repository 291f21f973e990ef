using System.Collections.Immutable;
using Sprache;
using XenNetLint.Syntax.Shell;

namespace XenNetLint.Syntax.Lines;

/// <summary>The distribution's network files, line by line. What the lines mean is for the binder to say.</summary>
/// <remarks>Blanks, joined lines and line ends are those of the shell; quotes and comments behind text mean nothing here.</remarks>
internal static class LineGrammar
{
    private static readonly Parser<SyntaxToken> EndOfFile = input =>
    {
        var length = input.Source.Length;
        return new SyntaxToken(SyntaxKind.EndOfFileToken, input.Source, input.Position, length, length);
    };

    /// <summary><c>/etc/network/interfaces</c>: words between blanks; a comment has a line of its own.</summary>
    public static readonly Parser<SyntaxNode> Interfaces = FileOf(input => Line(input.Source, input.Position, "#", WordLine));

    /// <summary>The files of systemd-networkd: sections and settings.</summary>
    public static readonly Parser<SyntaxNode> Ini = FileOf(input => Line(input.Source, input.Position, "#;", SettingLine));

    private static Parser<SyntaxNode> FileOf(Parser<SyntaxNode> line) => Combinators.Seq(
        Combinators.Many(line, until: input => input.Position == input.Source.Length),
        EndOfFile,
        (lines, end) => new LineFileSyntax(lines, end));

    private static LineSyntax Line(string source, int position, string commentSigns, Func<string, int, int, LineSyntax> other)
    {
        var start = ShellScanner.BlankEnd(source, position);
        return ShellScanner.IsLineEndAt(source, start) ? Finish(LineKind.Blank, [], source, position)
            : commentSigns.Contains(source[start], StringComparison.Ordinal) ? Whole(LineKind.Comment, SyntaxKind.LineCommentToken, source, position, start)
            : other(source, position, start);
    }

    private static LineSyntax WordLine(string source, int position, int start)
    {
        var words = Combinators.Scratch;
        var first = words.Count;
        var at = position;
        while (!ShellScanner.IsLineEndAt(source, start))
        {
            var end = start + 1;
            while (!ShellScanner.IsLineEndAt(source, end) && !IsBlankAt(source, end))
            {
                end++;
            }

            words.Add(new SyntaxToken(SyntaxKind.LineWordToken, source, at, start, end));
            at = end;
            start = ShellScanner.BlankEnd(source, at);
        }

        return Finish(LineKind.Words, Combinators.TakeFrom(words, first), source, at);
    }

    private static LineSyntax SettingLine(string source, int position, int start)
    {
        if (source[start] == '[')
        {
            return Whole(LineKind.Section, SyntaxKind.LineWordToken, source, position, start);
        }

        var equals = source.AsSpan(start, ShellScanner.LineEnd(source, start) - start).IndexOf('=');
        if (equals <= 0)
        {
            return Whole(LineKind.Other, SyntaxKind.LineTextToken, source, position, start);
        }

        var keyEnd = TrimmedEnd(source, start, start + equals);
        var sign = start + equals;
        var valueStart = ShellScanner.BlankEnd(source, sign + 1);
        var valueEnd = TrimmedEnd(source, valueStart, JoinedEnd(source, valueStart));
        return Finish(
            LineKind.Setting,
            [
                new SyntaxToken(SyntaxKind.LineWordToken, source, position, start, keyEnd),
                new SyntaxToken(SyntaxKind.EqualsToken, source, keyEnd, sign, sign + 1),
                new SyntaxToken(SyntaxKind.LineTextToken, source, sign + 1, valueStart, valueEnd),
            ],
            source,
            valueEnd);
    }

    private static LineSyntax Whole(LineKind kind, SyntaxKind token, string source, int position, int start)
    {
        var end = TrimmedEnd(source, start, ShellScanner.LineEnd(source, start));
        return Finish(kind, [new SyntaxToken(token, source, position, start, end)], source, end);
    }

    private static LineSyntax Finish(LineKind kind, ImmutableArray<SyntaxNode> tokens, string source, int at)
    {
        var start = ShellScanner.BlankEnd(source, at);
        var end = start == source.Length ? start : source[start] == '\r' ? start + 2 : start + 1;
        return new LineSyntax(kind, tokens, new SyntaxToken(SyntaxKind.EndOfLineToken, source, at, start, end));
    }

    // The end of a line that a backslash may have joined with those behind it.
    private static int JoinedEnd(string source, int at)
    {
        while (true)
        {
            var end = ShellScanner.LineEnd(source, at);
            if (end == source.Length || end == at || source[end - 1] != '\\')
            {
                return end;
            }

            at = end + (source[end] == '\r' ? 2 : 1);
        }
    }

    // A backslash before a line end is no blank here: it would join what follows to a comment or a head.
    private static int TrimmedEnd(string source, int start, int end)
    {
        while (end > start && source[end - 1] is ' ' or '\t' or '\v' or '\f' or '\r')
        {
            end--;
        }

        return end;
    }

    private static bool IsBlankAt(string source, int at) => source[at] switch
    {
        ' ' or '\t' or '\v' or '\f' or '\r' => true,
        '\\' => ShellScanner.BlankEnd(source, at) > at,
        _ => false,
    };
}
