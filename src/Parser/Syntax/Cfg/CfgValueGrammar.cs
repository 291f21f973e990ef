using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sprache;

namespace XenNetLint.Syntax.Cfg;

/// <summary>What may stand on the right of an assignment.</summary>
/// <remarks>
/// Recursion uses the thread's stack, so lists nest up to <see cref="MaximumDepth"/>. The grammar has one storey for each depth:
/// a list's items are read by the storey below it, and under the last one lies a cellar that reads nothing.
/// Each storey holds two wings, for values on a line and for values in brackets, and there is a house apart for the value of <c>vif</c>.
/// </remarks>
internal static class CfgValueGrammar
{
    /// <summary>Lists inside lists deeper than this are kept, not read. It is fixed, so that the same file always gives the same findings.</summary>
    public const int MaximumDepth = 200;

    private const int End = -1;

    private static readonly Parser<SyntaxToken> NoToken = input =>
        new SyntaxToken(SyntaxKind.SkippedTextToken, input.Source, input.Position, input.Position, input.Position, TokenState.Missing);

    private static readonly Func<string, int, bool> EndsLineValue = (source, at) => source[at] is '\n' or ';' or '#' || IsSingleEquals(source, at);

    private static readonly Func<string, int, bool> EndsItem = (source, at) => source[at] is ',' or ']' or ')' or '}';

    /// <summary>The value of any name but <c>vif</c>.</summary>
    public static readonly Parser<SyntaxNode> Value = new Storey(0, isVif: false).OnLine;

    /// <summary>The value of <c>vif</c>: its strings are taken apart into options.</summary>
    public static readonly Parser<SyntaxNode> VifValue = new Storey(0, isVif: true).OnLine;

    /// <summary>Whether an operator or a trailer follows a value, so that both are an expression that is kept whole.</summary>
    private static bool ContinuesExpression(string source, int at, CfgTrivia trivia)
    {
        if (at >= source.Length)
        {
            return false;
        }

        switch (source[at])
        {
            case '+' or '-' or '*' or '/' or '%' or '.' or '(' or '[' or '<' or '>' or '&' or '|' or '^':
                return true;

            case '=' or '!':
                return at + 1 < source.Length && source[at + 1] == '=';

            // An item ends at a comma; on a line it makes a tuple without parentheses.
            case ',':
                return trivia == CfgTrivia.Line;

            case 'i' or 'f' or 'a' or 'o' or 'n' or 'e':
                return source.AsSpan(at, CfgScanner.NameEnd(source, at) - at) is "if" or "else" or "is" or "in" or "and" or "or" or "not" or "for";

            default:
                return false;
        }
    }

    private static bool IsSingleEquals(string source, int at) =>
        source[at] == '='
        && !(at + 1 < source.Length && source[at + 1] == '=')
        && !(at > 0 && source[at - 1] is '=' or '!' or '<' or '>');

    /// <summary>The values at one depth. The storey below is built when a text first reaches it.</summary>
    private sealed class Storey
    {
        private readonly int _depth;
        private readonly bool _isVif;
        private readonly Lazy<Storey> _below;

        public Storey(int depth, bool isVif)
        {
            _depth = depth;
            _isVif = isVif;
            _below = new Lazy<Storey>(() => new Storey(_depth + 1, _isVif));
            OnLine = input => Expression(input, CfgTrivia.Line);
            InBrackets = input => Expression(input, CfgTrivia.Brackets);
        }

        /// <summary>A value that ends with its line.</summary>
        public Parser<SyntaxNode> OnLine { get; }

        /// <summary>A value among others in brackets.</summary>
        public Parser<SyntaxNode> InBrackets { get; }

        private IResult<SyntaxNode> Expression(IInput input, CfgTrivia trivia)
        {
            var primary = Primary(input, trivia);
            var rest = primary.Remainder;
            return primary.Value is not (SkippedTextSyntax or MissingValueSyntax)
                && ContinuesExpression(rest.Source, CfgScanner.TriviaEnd(rest.Source, rest.Position, trivia), trivia)
                ? Opaque(input, trivia)
                : primary;
        }

        private IResult<SyntaxNode> Primary(IInput input, CfgTrivia trivia)
        {
            var source = input.Source;
            var start = CfgScanner.TriviaEnd(source, input.Position, trivia);
            if (start == source.Length)
            {
                return MissingValue(input);
            }

            switch (source[start])
            {
                case '[' or '(' when _depth == MaximumDepth:
                    return TooDeep(input, trivia);

                case '[':
                    return List(input, trivia);

                case '(':
                    return Parentheses(input, trivia);

                case '\'' or '"':
                    return Strings(input, trivia);

                case '{' or '~' or '`':
                    return Opaque(input, trivia);

                case >= '0' and <= '9':
                case '+' or '-' or '.' when start + 1 < source.Length && (char.IsAsciiDigit(source[start + 1]) || source[start + 1] == '.'):
                    return Number(input, trivia);

                case '+' or '-':
                    return Opaque(input, trivia);

                // Nothing here: the line, the item or the list ends.
                case '\n':
                case ';' or '#' when trivia == CfgTrivia.Line:
                case ',' or ']' or ')' when trivia == CfgTrivia.Brackets:
                    return MissingValue(input);

                case var first when CfgScanner.StartsName(first):
                    return CfgScanner.StringPrefixLength(source, start) > 0 ? Strings(input, trivia) : Name(input, trivia);

                default:
                    return Skipped(input, trivia);
            }
        }

        private IResult<SyntaxNode> Strings(IInput input, CfgTrivia trivia)
        {
            var first = String(input, trivia);
            if (!StartsString(first.Token, trivia))
            {
                return first;
            }

            var parts = ImmutableArray.CreateBuilder<SyntaxNode>();
            parts.Add(first);
            for (var last = first; StartsString(last.Token, trivia);)
            {
                last = String(last.Token, trivia);
                parts.Add(last);
            }

            return new StringConcatenationSyntax(parts.ToImmutable());
        }

        private StringSyntax String(IInput input, CfgTrivia trivia)
        {
            var source = input.Source;
            var start = CfgScanner.TriviaEnd(source, input.Position, trivia);
            var quoteAt = start + CfgScanner.StringPrefixLength(source, start);
            var state = CfgScanner.TryFindStringEnd(source, quoteAt, out var end) ? TokenState.Complete : TokenState.Unterminated;
            var token = new SyntaxToken(SyntaxKind.StringToken, source, input.Position, start, end, state);
            return new StringSyntax(token, _isVif ? VifSpecGrammar.Parse(source, token) : null);
        }

        private IResult<SyntaxNode> List(IInput input, CfgTrivia trivia)
        {
            var open = Character(SyntaxKind.OpenBracketToken, input, trivia);
            var (elements, separators, last) = Items(open, ']');
            var close = CloseOrMissing(SyntaxKind.CloseBracketToken, ']', last);
            return elements is [OpaqueExpressionSyntax only] && separators.IsEmpty && IsComprehension(only.Token) && !close.IsMissing
                ? new OpaqueExpressionSyntax(Joined(SyntaxKind.PythonTextToken, input.Source, open, close))
                : new ListSyntax(open, elements, separators, close);
        }

        private IResult<SyntaxNode> Parentheses(IInput input, CfgTrivia trivia)
        {
            var open = Character(SyntaxKind.OpenParenToken, input, trivia);
            var (elements, separators, last) = Items(open, ')');
            var close = CloseOrMissing(SyntaxKind.CloseParenToken, ')', last);
            return elements is [var only] && separators.IsEmpty
                ? new ParenthesizedSyntax(open, only, close)
                : new TupleSyntax(open, elements, separators, close);
        }

        /// <summary>Values and commas up to the closing bracket, or to where it must be missing.</summary>
        private (ImmutableArray<SyntaxNode> Elements, ImmutableArray<SyntaxToken> Separators, IInput Last) Items(IInput input, char close)
        {
            var scratch = Combinators.Scratch;
            var first = scratch.Count;
            var item = _below.Value.InBrackets;
            for (var next = Peek(input); next != close && next is not (End or '\n'); next = Peek(input))
            {
                if (scratch.Count > first && (scratch.Count - first) % 2 == 1)
                {
                    var comma = next == ',' ? Character(SyntaxKind.CommaToken, input, CfgTrivia.Brackets) : Missing(SyntaxKind.CommaToken, input);
                    scratch.Add(comma);
                    input = comma;
                    continue;
                }

                // The other kind of bracket closes nothing here.
                var value = next is ']' or ')' ? Skipped(input, CfgTrivia.Brackets) : item(input);
                scratch.Add(value.Value);
                input = value.Remainder;
            }

            var count = scratch.Count - first;
            var separators = count / 2 == 0 ? [] : new SyntaxToken[count / 2];
            var elements = count == 0 ? [] : new SyntaxNode[count - separators.Length];
            for (var index = 0; index < count; index++)
            {
                if (index % 2 == 0)
                {
                    elements[index / 2] = scratch[first + index];
                }
                else
                {
                    separators[index / 2] = (SyntaxToken)scratch[first + index];
                }
            }

            Combinators.Forget(scratch, first);
            return (
                ImmutableCollectionsMarshal.AsImmutableArray(elements),
                ImmutableCollectionsMarshal.AsImmutableArray(separators),
                input);
        }

        private static IResult<SyntaxNode> Name(IInput input, CfgTrivia trivia)
        {
            var source = input.Source;
            var start = CfgScanner.TriviaEnd(source, input.Position, trivia);
            var end = CfgScanner.NameEnd(source, start);
            return source.AsSpan(start, end - start) is "lambda" or "not"
                ? Opaque(input, trivia)
                : new NameSyntax(new SyntaxToken(SyntaxKind.NameToken, source, input.Position, start, end));
        }

        private static IResult<SyntaxNode> Number(IInput input, CfgTrivia trivia)
        {
            var source = input.Source;
            var start = CfgScanner.TriviaEnd(source, input.Position, trivia);
            var end = CfgScanner.NumberEnd(source, start);
            return CfgScanner.IsNumber(source.AsSpan(start, end - start))
                ? new NumberSyntax(new SyntaxToken(SyntaxKind.NumberToken, source, input.Position, start, end))
                : new SkippedTextSyntax(new SyntaxToken(SyntaxKind.SkippedTextToken, source, input.Position, start, end));
        }

        private static OpaqueExpressionSyntax Opaque(IInput input, CfgTrivia trivia) =>
            new(PythonText(SyntaxKind.PythonTextToken, input, trivia));

        private static SkippedTextSyntax TooDeep(IInput input, CfgTrivia trivia) =>
            new(PythonText(SyntaxKind.TooDeepToken, input, trivia));

        private static SyntaxToken PythonText(SyntaxKind kind, IInput input, CfgTrivia trivia)
        {
            var source = input.Source;
            var start = CfgScanner.TriviaEnd(source, input.Position, trivia);
            var isEnd = trivia == CfgTrivia.Line ? EndsLineValue : EndsItem;
            var state = CfgScanner.TryFindPythonEnd(source, start, isEnd, out var end) ? TokenState.Complete : TokenState.Unterminated;
            return new SyntaxToken(kind, source, input.Position, start, end, state);
        }

        /// <summary>At least one character, up to where the next value may start.</summary>
        private static SkippedTextSyntax Skipped(IInput input, CfgTrivia trivia)
        {
            var source = input.Source;
            var start = CfgScanner.TriviaEnd(source, input.Position, trivia);
            var end = start + 1;
            while (end < source.Length && source[end] is not ('\n' or ',' or ']' or ')' or '\'' or '"' or '[' or '#')
                && !(trivia == CfgTrivia.Line && source[end] == ';'))
            {
                end++;
            }

            while (end > start + 1 && source[end - 1] is ' ' or '\t' or '\r')
            {
                end--;
            }

            return new SkippedTextSyntax(new SyntaxToken(SyntaxKind.SkippedTextToken, source, input.Position, start, end));
        }

        private static MissingValueSyntax MissingValue(IInput input) => new(NoToken(input).Value);

        private static SyntaxToken Character(SyntaxKind kind, IInput input, CfgTrivia trivia)
        {
            var start = CfgScanner.TriviaEnd(input.Source, input.Position, trivia);
            return new SyntaxToken(kind, input.Source, input.Position, start, start + 1);
        }

        private static SyntaxToken CloseOrMissing(SyntaxKind kind, char close, IInput input) =>
            Peek(input) == close ? Character(kind, input, CfgTrivia.Brackets) : Missing(kind, input);

        private static SyntaxToken Missing(SyntaxKind kind, IInput input) =>
            new(kind, input.Source, input.Position, input.Position, input.Position, TokenState.Missing);

        private static SyntaxToken Joined(SyntaxKind kind, string source, SyntaxToken first, SyntaxToken last) =>
            new(kind, source, first.FullSpan.Start, first.Span.Start, last.Span.End);

        private static int Peek(IInput input)
        {
            var at = CfgScanner.TriviaEnd(input.Source, input.Position, CfgTrivia.Brackets);
            return at < input.Source.Length ? input.Source[at] : End;
        }

        private static bool StartsString(IInput input, CfgTrivia trivia)
        {
            var at = CfgScanner.TriviaEnd(input.Source, input.Position, trivia);
            return at < input.Source.Length && CfgScanner.StringPrefixLength(input.Source, at) >= 0;
        }

        private static bool IsComprehension(SyntaxToken expression) => CfgScanner.ContainsFor(expression.Characters);
    }
}
