using Sprache;

namespace XenNetLint.Syntax.Cfg;

/// <summary>
/// The grammar of assignment files: what xm's Python and xl's own language have in common, with room for what only one of them takes.
/// Source: config-languages §3, §8.1.
/// </summary>
/// <remarks>
/// Every parser is total: gaps become missing tokens, the rest is skipped text. Python that is more than data is kept whole.
/// A statement ends with its line; an open bracket ends at the latest before a line that can only be the next assignment.
/// </remarks>
internal static class CfgGrammar
{
    private const int End = -1;

    // The first characters of Python statements that are kept. With one of the second group a semicolon belongs to the block.
    private static readonly string[] SimpleKeywords =
        ["import", "from", "print", "return", "pass", "exec", "raise", "assert", "global", "del", "break", "continue", "yield"];

    private static readonly string[] CompoundKeywords =
        ["if", "elif", "else", "for", "while", "try", "except", "finally", "with", "def", "class"];

    // Tokens of a statement.

    private static readonly Parser<SyntaxToken> Name = input =>
    {
        var start = CfgScanner.TriviaEnd(input.Source, input.Position, CfgTrivia.Statement);
        return new SyntaxToken(SyntaxKind.NameToken, input.Source, input.Position, start, CfgScanner.DottedNameEnd(input.Source, start));
    };

    private static readonly Parser<SyntaxToken> SetKeyword = input =>
    {
        var start = CfgScanner.TriviaEnd(input.Source, input.Position, CfgTrivia.Statement);
        return new SyntaxToken(SyntaxKind.SetKeyword, input.Source, input.Position, start, start + 3);
    };

    private static readonly Parser<SyntaxToken> Operator = input =>
    {
        var start = CfgScanner.TriviaEnd(input.Source, input.Position, CfgTrivia.Line);
        var length = CfgScanner.AssignmentOperatorLength(input.Source, start);
        var kind = length == 1 ? SyntaxKind.EqualsToken : SyntaxKind.PlusEqualsToken;
        return new SyntaxToken(kind, input.Source, input.Position, start, start + length);
    };

    private static readonly Parser<SyntaxToken> Semicolon = input =>
    {
        var start = CfgScanner.TriviaEnd(input.Source, input.Position, CfgTrivia.Statement);
        return new SyntaxToken(SyntaxKind.SemicolonToken, input.Source, input.Position, start, start + 1);
    };

    private static readonly Parser<SyntaxToken> SkippedLine = input =>
    {
        var start = CfgScanner.TriviaEnd(input.Source, input.Position, CfgTrivia.Statement);
        return new SyntaxToken(SyntaxKind.SkippedTextToken, input.Source, input.Position, start, LineTextEnd(input.Source, start));
    };

    // What cannot belong to the value before it.
    private static readonly Parser<SyntaxToken> RestOfLine = input =>
    {
        var start = CfgScanner.TriviaEnd(input.Source, input.Position, CfgTrivia.Line);
        return new SyntaxToken(SyntaxKind.SkippedTextToken, input.Source, input.Position, start, LineTextEnd(input.Source, start));
    };

    private static readonly Parser<SyntaxToken> FirstWord = input =>
    {
        var source = input.Source;
        var start = CfgScanner.TriviaEnd(source, input.Position, CfgTrivia.Statement);
        if (CfgScanner.StringPrefixLength(source, start) is var prefix and >= 0)
        {
            var state = CfgScanner.TryFindStringEnd(source, start + prefix, out var end) ? TokenState.Complete : TokenState.Unterminated;
            return new SyntaxToken(SyntaxKind.PythonTextToken, source, input.Position, start, end, state);
        }

        return new SyntaxToken(
            SyntaxKind.PythonTextToken, source, input.Position, start, Math.Max(start + 1, CfgScanner.NameEnd(source, start)));
    };

    private static readonly Parser<SyntaxToken> RestOfSimpleStatement = RestOfStatement((source, at) => source[at] is '\n' or '#' or ';');

    private static readonly Parser<SyntaxToken> RestOfCompoundStatement = RestOfStatement((source, at) => source[at] is '\n' or '#');

    private static readonly Parser<SyntaxToken> EndOfFile = input =>
    {
        var length = input.Source.Length;
        return new SyntaxToken(SyntaxKind.EndOfFileToken, input.Source, input.Position, length, length);
    };

    // Statements. What stands behind the first word decides.

    private static readonly Parser<SyntaxNode> Assignment = input =>
    {
        var name = Name(input);
        var sign = Operator(name.Remainder);
        var value = (name.Value.Characters is "vif" ? CfgValueGrammar.VifValue : CfgValueGrammar.Value)(sign.Remainder);
        var skipped = AtStatementEnd(value.Remainder) ? null : RestOfLine(value.Remainder).Value;
        return new AssignmentSyntax(name.Value, sign.Value, value.Value, skipped, IndentationOf(name.Value, input.Source));
    };

    private static readonly Parser<SyntaxNode> ProseAssignment =
        Combinators.Seq(SetKeyword, Assignment, (set, assignment) => new ProseAssignmentSyntax(set, (AssignmentSyntax)assignment));

    private static readonly Parser<SyntaxNode> SimpleStatement = Kept(RestOfSimpleStatement);

    private static readonly Parser<SyntaxNode> CompoundStatement = Kept(RestOfCompoundStatement);

    private static readonly Parser<SyntaxNode> SkippedStatement =
        Combinators.Only(SkippedLine, token => new SkippedStatementSyntax(token));

    // a = b = 1 sets two names; what the second is worth is for Python to say.
    private static readonly Parser<SyntaxNode> AssignmentOrChain = input =>
    {
        var assignment = Assignment(input);
        return assignment.Value is AssignmentSyntax { Skipped.Characters: ['=', ..] } ? SimpleStatement(input) : assignment;
    };

    private static readonly Parser<SyntaxNode> Statement = input =>
    {
        var source = input.Source;
        var start = CfgScanner.TriviaEnd(source, input.Position, CfgTrivia.Statement);
        return source[start] switch
        {
            ';' => Semicolon(input).Value,
            _ when CfgScanner.StringPrefixLength(source, start) is var prefix and >= 0 => StringStatement(source, start + prefix)(input),
            var first when CfgScanner.StartsName(first) => NamedStatement(source, start)(input),
            '@' => CompoundStatement(input),
            '(' or '[' when IsTargetList(source, start) => SimpleStatement(input),
            _ => SkippedStatement(input),
        };
    };

    /// <summary>The whole file.</summary>
    public static readonly Parser<SyntaxNode> File = Combinators.Seq(
        Combinators.Many(Statement, until: input => Peek(input, CfgTrivia.Statement) == End),
        EndOfFile,
        (items, end) => new CfgFileSyntax(items, end));

    /// <summary>The first character of what comes next, trivia aside; <see cref="End"/> at the end of the text.</summary>
    private static int Peek(IInput input, CfgTrivia trivia)
    {
        var at = CfgScanner.TriviaEnd(input.Source, input.Position, trivia);
        return at < input.Source.Length ? input.Source[at] : End;
    }

    private static bool AtStatementEnd(IInput input) => Peek(input, CfgTrivia.Line) is End or '\n' or ';' or '#';

    private static Parser<SyntaxNode> NamedStatement(string source, int start)
    {
        if (CfgScanner.AssignmentOperatorLength(source, CfgScanner.TriviaEnd(source, CfgScanner.DottedNameEnd(source, start), CfgTrivia.Line)) > 0)
        {
            return AssignmentOrChain;
        }

        var end = CfgScanner.NameEnd(source, start);
        var next = CfgScanner.TriviaEnd(source, end, CfgTrivia.Line);
        var word = source.AsSpan(start, end - start);
        return word is "set" && CfgScanner.StartsAssignment(source, next) ? ProseAssignment
            : Contains(CompoundKeywords, word) ? CompoundStatement
            : Contains(SimpleKeywords, word) || ContinuesTarget(source, next) ? SimpleStatement
            : SkippedStatement;
    }

    /// <summary>Whether a call, an attribute, an element, a second name or an operator with <c>=</c> follows the first name.</summary>
    private static bool ContinuesTarget(string source, int at) => source.AsSpan(at, Math.Min(3, source.Length - at)) switch
    {
        ['(' or '.' or '[' or ',', ..] => true,
        ['-' or '*' or '/' or '%' or '&' or '|' or '^', '=', ..] => true,
        ['*', '*', '='] or ['/', '/', '='] or ['<', '<', '='] or ['>', '>', '='] => true,
        _ => false,
    };

    /// <summary>A string that stands alone is a comment; the same string before anything but an operator is no Python.</summary>
    private static Parser<SyntaxNode> StringStatement(string source, int quoteAt)
    {
        CfgScanner.TryFindStringEnd(source, quoteAt, out var end);
        end = CfgScanner.TriviaEnd(source, end, CfgTrivia.Line);
        return end == source.Length || source[end] is '\n' or ';' or '#' or '%' or '.' or '\'' or '"' ? SimpleStatement : SkippedStatement;
    }

    /// <summary>Whether the brackets at the beginning of a line hold what is assigned to: they close on it, and <c>=</c> follows.</summary>
    private static bool IsTargetList(string source, int start)
    {
        var lineEnd = CfgScanner.LineEnd(source, start);
        var close = source.AsSpan(start, lineEnd - start).LastIndexOfAny(')', ']');
        return close >= 0 && source.AsSpan(start + close + 1, lineEnd - start - close - 1).TrimStart() is ['=', not '=', ..]
            || (source.AsSpan(start, lineEnd - start).IndexOfAny(')', ']') is var first and >= 0
                && source.AsSpan(start + first + 1, lineEnd - start - first - 1).TrimStart() is ['=', not '=', ..]);
    }

    private static bool Contains(string[] words, ReadOnlySpan<char> word)
    {
        foreach (var candidate in words)
        {
            if (word.SequenceEqual(candidate))
            {
                return true;
            }
        }

        return false;
    }

    private static Parser<SyntaxNode> Kept(Parser<SyntaxToken> restOfStatement) => input =>
    {
        var first = FirstWord(input);
        var rest = restOfStatement(first.Remainder);
        return new KeptStatementSyntax(first.Value, rest.Value, IndentationOf(first.Value, input.Source));
    };

    private static Parser<SyntaxToken> RestOfStatement(Func<string, int, bool> isEnd) => input =>
    {
        var (source, at) = (input.Source, input.Position);
        var state = CfgScanner.TryFindPythonEnd(source, at, isEnd, out var end) ? TokenState.Complete : TokenState.Unterminated;
        var start = Math.Min(end, CfgScanner.TriviaEnd(source, at, CfgTrivia.Line));
        return new SyntaxToken(SyntaxKind.PythonTextToken, source, at, start, end, state);
    };

    private static int IndentationOf(SyntaxToken first, string source) =>
        CfgScanner.Indentation(source, first.FullSpan.Start, first.Span.Start);

    /// <summary>The end of the line's text: a comment, blanks and the line end are left to the next token.</summary>
    private static int LineTextEnd(string source, int start)
    {
        var end = CfgScanner.LineEnd(source, start);
        var comment = source.AsSpan(start, end - start).IndexOf(" #");
        end = comment < 0 ? end : start + comment;
        while (end > start + 1 && source[end - 1] is ' ' or '\t' or '\r' or '\f' or '\v')
        {
            end--;
        }

        return end;
    }
}
