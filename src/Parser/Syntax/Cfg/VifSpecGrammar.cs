using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace XenNetLint.Syntax.Cfg;

/// <summary>The language inside a vif string: options between commas. Source: config-languages §3.4, §8.4.</summary>
/// <remarks>
/// Whether blanks matter, and what a part without <c>=</c> means, depends on the toolstack and is judged by the binder; here they are only kept.
/// </remarks>
internal static class VifSpecGrammar
{
    /// <summary>The options inside a string literal.</summary>
    public static VifSpecSyntax Parse(string source, SyntaxToken literal)
    {
        var content = CfgScanner.ContentSpan(literal);
        var (at, end) = (content.Start, content.End);
        if (BlankEnd(source, at, end) == end)
        {
            return new VifSpecSyntax([], [], new SyntaxToken(SyntaxKind.EndOfSpecToken, source, at, end, end));
        }

        var commas = source.AsSpan(at, end - at).Count(',');
        var options = new VifOptionSyntax[commas + 1];
        var separators = commas == 0 ? [] : new SyntaxToken[commas];
        for (var index = 0; index < options.Length; index++)
        {
            var partEnd = IndexOf(',', source, at, end);
            options[index] = Option(source, at, partEnd, out at);
            if (index < commas)
            {
                separators[index] = new SyntaxToken(SyntaxKind.CommaToken, source, at, partEnd, partEnd + 1);
                at = partEnd + 1;
            }
        }

        return new VifSpecSyntax(
            ImmutableCollectionsMarshal.AsImmutableArray(options),
            ImmutableCollectionsMarshal.AsImmutableArray(separators),
            new SyntaxToken(SyntaxKind.EndOfSpecToken, source, at, end, end));
    }

    private static VifOptionSyntax Option(string source, int at, int end, out int next)
    {
        var equalsAt = IndexOf('=', source, at, end);
        var key = Word(SyntaxKind.OptionKeyToken, source, at, equalsAt);
        var equalsToken = equalsAt < end
            ? new SyntaxToken(SyntaxKind.EqualsToken, source, key.Span.End, equalsAt, equalsAt + 1)
            : Missing(SyntaxKind.EqualsToken, source, key.Span.End);
        var value = equalsAt < end
            ? Word(SyntaxKind.OptionValueToken, source, equalsAt + 1, end)
            : Missing(SyntaxKind.OptionValueToken, source, key.Span.End);
        next = value.Span.End;
        return new VifOptionSyntax(key, equalsToken, value);
    }

    /// <summary>What stands between two offsets without the blanks around it; the blanks behind are left to the next token.</summary>
    private static SyntaxToken Word(SyntaxKind kind, string source, int at, int end)
    {
        var start = BlankEnd(source, at, end);
        if (start == end)
        {
            return Missing(kind, source, at);
        }

        while (IsBlank(source[end - 1]))
        {
            end--;
        }

        return new SyntaxToken(kind, source, at, start, end);
    }

    private static SyntaxToken Missing(SyntaxKind kind, string source, int at) => new(kind, source, at, at, at, TokenState.Missing);

    private static int IndexOf(char character, string source, int at, int end)
    {
        var length = source.AsSpan(at, end - at).IndexOf(character);
        return length < 0 ? end : at + length;
    }

    private static int BlankEnd(string source, int at, int end)
    {
        while (at < end && IsBlank(source[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsBlank(char character) => character is ' ' or '\t' or '\n' or '\r' or '\v' or '\f';
}
