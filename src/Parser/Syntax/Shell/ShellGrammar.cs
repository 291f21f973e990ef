using System.Collections.Immutable;
using Sprache;

namespace XenNetLint.Syntax.Shell;

/// <summary>The part of sh that the shell reader knows: which lines are commands or assignments, their words and the operators between.</summary>
/// <remarks>No line is misread as simple: whatever is not understood makes it <see cref="ShellLineKind.Other"/>.</remarks>
internal static class ShellGrammar
{
    private static readonly string[] Keywords =
        ["if", "then", "elif", "else", "fi", "for", "while", "until", "do", "done", "case", "esac", "in", "function", "select", "time", "!", "[["];

    private static readonly Parser<SyntaxToken> EndOfLine = input =>
    {
        var source = input.Source;
        var start = ShellScanner.BlankEnd(source, input.Position);
        if (start < source.Length && source[start] == '#')
        {
            start = ShellScanner.LineEnd(source, start);
        }

        var end = start == source.Length ? start : source[start] == '\r' ? start + 2 : start + 1;
        return new SyntaxToken(SyntaxKind.EndOfLineToken, source, input.Position, start, end);
    };

    private static readonly Parser<SyntaxToken> Comment = input =>
    {
        var start = ShellScanner.BlankEnd(input.Source, input.Position);
        return new SyntaxToken(SyntaxKind.ShellCommentToken, input.Source, input.Position, start, ShellScanner.LineEnd(input.Source, start));
    };

    private static readonly Parser<SyntaxToken> EndOfFile = input =>
    {
        var length = input.Source.Length;
        return new SyntaxToken(SyntaxKind.EndOfFileToken, input.Source, input.Position, length, length);
    };

    private static readonly Parser<SyntaxNode> BlankLine = input => new ShellLineSyntax(ShellLineKind.Blank, [], EndOfLine(input).Value);

    private static readonly Parser<SyntaxNode> CommentLine = Combinators.Seq(Comment, EndOfLine, (comment, end) =>
        new ShellLineSyntax(comment is { FullSpan.Start: 0, Characters: ['#', '!', ..] } ? ShellLineKind.Shebang : ShellLineKind.Comment, [comment], end));

    // Words and operators are read to the line's end whatever they are; only then it is known what the line is.
    private static readonly Parser<SyntaxNode> CodeLine = input =>
    {
        var source = input.Source;
        var parts = Combinators.Scratch;
        var first = parts.Count;
        var traits = ShellWordTraits.None;
        var at = input.Position;
        while ((traits & ShellWordTraits.Untaken) == ShellWordTraits.None)
        {
            var start = ShellScanner.BlankEnd(source, at);
            if (ShellScanner.IsLineEndAt(source, start) || source[start] == '#')
            {
                break;
            }

            var end = ShellScanner.OperatorEnd(source, start);
            if (end > start)
            {
                traits |= ShellScanner.IsHereDocument(source.AsSpan(start, end - start)) ? ShellWordTraits.HereDocument : ShellWordTraits.Operator;
                parts.Add(new SyntaxToken(SyntaxKind.ShellOperatorToken, source, at, start, end));
            }
            else
            {
                end = ShellScanner.WordEnd(source, start, out var seen);
                traits |= seen;
                parts.Add(new ShellWordSyntax(new SyntaxToken(SyntaxKind.ShellWordToken, source, at, start, end)));
            }

            at = end;
        }

        // What follows a here-document is text until its delimiter; where that is, is for a shell to say.
        at = traits.HasFlag(ShellWordTraits.HereDocument) ? source.Length : traits.HasFlag(ShellWordTraits.OpenExpansion) ? ShellScanner.LineEnd(source, at) : at;
        var taken = Combinators.TakeFrom(parts, first);
        var kind = KindOf(taken, traits);
        var last = new SyntaxToken(SyntaxKind.ShellTextToken, source, input.Position, taken[0].Span.Start, at);
        return kind == ShellLineKind.Other
            ? new ShellLineSyntax(kind, [last], EndOfLine(last).Value)
            : new ShellLineSyntax(kind, taken, EndOfLine(last).Value);
    };

    private static readonly Parser<SyntaxNode> Line = input =>
    {
        var start = ShellScanner.BlankEnd(input.Source, input.Position);
        return ShellScanner.IsLineEndAt(input.Source, start) ? BlankLine(input)
            : input.Source[start] == '#' ? CommentLine(input)
            : CodeLine(input);
    };

    /// <summary>The whole file.</summary>
    public static readonly Parser<SyntaxNode> File = Combinators.Seq(
        Combinators.Many(Line, until: input => input.Position == input.Source.Length),
        EndOfFile,
        (lines, end) => new ShellFileSyntax(lines, end));

    private static ShellLineKind KindOf(ImmutableArray<SyntaxNode> parts, ShellWordTraits traits)
    {
        if ((traits & ShellWordTraits.Untaken) != ShellWordTraits.None)
        {
            return ShellLineKind.Other;
        }

        if (parts[0] is not ShellWordSyntax { Token: var first })
        {
            return ShellLineKind.Compound;
        }

        if (ShellScanner.StartsAssignment(first.Characters))
        {
            return parts.Length == 1 && (traits & ~ShellWordTraits.Substitution) == ShellWordTraits.None ? ShellLineKind.Assignment : ShellLineKind.Compound;
        }

        return traits != ShellWordTraits.None || IsKeyword(first.Characters) ? ShellLineKind.Compound : ShellLineKind.Command;
    }

    private static bool IsKeyword(ReadOnlySpan<char> word)
    {
        foreach (var keyword in Keywords)
        {
            if (word.SequenceEqual(keyword))
            {
                return true;
            }
        }

        return false;
    }
}
