using System.Runtime.InteropServices;
using Sprache;

namespace XenNetLint.Syntax.Sxp;

/// <summary>The grammar of xend's reader. Source: config-languages §1.1.</summary>
/// <remarks>Every parser is total: it takes at least what it must, reports nothing and leaves gaps as missing tokens.</remarks>
internal static class SxpGrammar
{
    // Tokens: each with the white space and the comments before it.

    private static readonly Parser<SyntaxToken> OpenParen = Character(SyntaxKind.OpenParenToken);

    private static readonly Parser<SyntaxToken> CloseParen = Character(SyntaxKind.CloseParenToken);

    private static readonly Parser<SyntaxToken> MissingCloseParen = input =>
        new SyntaxToken(SyntaxKind.CloseParenToken, input.Source, input.Position, input.Position, input.Position, TokenState.Missing);

    private static readonly Parser<SyntaxToken> AtomToken = input =>
    {
        var start = SxpScanner.TriviaEnd(input.Source, input.Position);
        return new SyntaxToken(SyntaxKind.AtomToken, input.Source, input.Position, start, SxpScanner.AtomEnd(input.Source, start));
    };

    private static readonly Parser<SyntaxToken> StringToken = input =>
    {
        var start = SxpScanner.TriviaEnd(input.Source, input.Position);
        var state = SxpScanner.TryFindStringEnd(input.Source, start, out var end) ? TokenState.Complete : TokenState.Unterminated;
        return new SyntaxToken(SyntaxKind.StringToken, input.Source, input.Position, start, end, state);
    };

    private static readonly Parser<SyntaxToken> StrayParen = Character(SyntaxKind.SkippedTextToken);

    // A run of characters that no value starts with: xend stops at the first of them.
    private static readonly Parser<SyntaxToken> InvalidCharacters = input =>
    {
        var source = input.Source;
        var start = SxpScanner.TriviaEnd(source, input.Position);
        var end = start + 1;
        if (source[start] == SxpScanner.EndOfTransmission)
        {
            return new SyntaxToken(SyntaxKind.RejectedTextToken, source, input.Position, start, end);
        }

        while (end < source.Length && !SxpScanner.StartsValue(source[end]) && !char.IsWhiteSpace(source[end])
            && source[end] != SxpScanner.EndOfTransmission)
        {
            end++;
        }

        return new SyntaxToken(SyntaxKind.SkippedTextToken, source, input.Position, start, end);
    };

    private static readonly Parser<SyntaxToken> ByteOrderMark = input =>
        new SyntaxToken(SyntaxKind.RejectedTextToken, input.Source, 0, 0, SxpScanner.ByteOrderMarkEnd(input.Source));

    private static readonly Parser<SyntaxToken> RestOfText = input =>
    {
        var start = SxpScanner.TriviaEnd(input.Source, input.Position);
        return new SyntaxToken(SyntaxKind.RejectedTextToken, input.Source, input.Position, start, input.Source.Length);
    };

    private static readonly Parser<SyntaxToken> EndOfFile = input =>
    {
        var length = input.Source.Length;
        return new SyntaxToken(SyntaxKind.EndOfFileToken, input.Source, input.Position, length, length);
    };

    // Values. The first character decides; nothing is tried twice.

    private static readonly Parser<SyntaxNode> Atom = Combinators.Only(AtomToken, token => new SxpAtomSyntax(token));

    private static readonly Parser<SyntaxNode> String = Combinators.Only(StringToken, token => new SxpStringSyntax(token));

    private static readonly Parser<SyntaxNode> Invalid = Combinators.Only(InvalidCharacters, token => new SkippedTextSyntax(token));

    private static readonly Parser<SyntaxNode> ByteOrderMarkText = Combinators.Only(ByteOrderMark, token => new SkippedTextSyntax(token));

    private static readonly Parser<SyntaxNode> Stray = Combinators.Only(StrayParen, token => new SkippedTextSyntax(token));

    private static readonly Parser<SyntaxNode> Simple = input => Peek(input) switch
    {
        '\'' or '"' => String(input),
        var first when SxpScanner.StartsValue((char)first) => Atom(input),
        _ => Invalid(input),
    };

    // xend keeps its open lists on the heap and takes any depth; so does this, with a stack of its own.
    private static readonly Parser<SyntaxNode> List = input =>
    {
        var waiting = Combinators.Scratch;
        var open = new Stack<OpenList>();
        while (true)
        {
            var next = Peek(input);
            if (next == '(')
            {
                var paren = OpenParen(input);
                open.Push(new OpenList(paren.Value, waiting.Count));
                input = paren.Remainder;
            }
            else if (next is ')' or End)
            {
                var (paren, first) = open.Pop();
                var close = next == ')' ? CloseParen(input) : MissingCloseParen(input);
                var list = new SxpListSyntax(paren, Combinators.TakeFrom(waiting, first), close.Value);
                if (open.Count == 0)
                {
                    return list;
                }

                waiting.Add(list);
                input = close.Remainder;
            }
            else
            {
                var item = Simple(input);
                waiting.Add(item.Value);
                input = item.Remainder;
            }
        }
    };

    private static readonly Parser<SyntaxNode> Item = input => Peek(input) switch
    {
        '(' => List(input),
        ')' => Stray(input),
        _ => Simple(input),
    };

    // 0x04 outside any list ends the document; the rest is kept, not read.
    private static readonly Parser<SyntaxNode> EndOfTransmission = Combinators.Only(RestOfText, token => new SkippedTextSyntax(token));

    /// <summary>The whole file.</summary>
    public static readonly Parser<SyntaxNode> File = Combinators.Seq(
        Combinators.Many(
            input => Peek(input) switch
            {
                _ when input.Position == 0 && SxpScanner.ByteOrderMarkEnd(input.Source) > 0 => ByteOrderMarkText(input),
                SxpScanner.EndOfTransmission => EndOfTransmission(input),
                _ => Item(input),
            },
            until: input => Peek(input) == End),
        EndOfFile,
        (items, end) => new SxpFileSyntax(items, end));

    private const int End = -1;

    private static Parser<SyntaxToken> Character(SyntaxKind kind) => input =>
    {
        var start = SxpScanner.TriviaEnd(input.Source, input.Position);
        return new SyntaxToken(kind, input.Source, input.Position, start, start + 1);
    };

    /// <summary>The first character of what comes next, trivia aside; <see cref="End"/> at the end of the text.</summary>
    private static int Peek(IInput input)
    {
        var at = SxpScanner.TriviaEnd(input.Source, input.Position);
        return at < input.Source.Length ? input.Source[at] : End;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct OpenList(SyntaxToken Paren, int First);
}
