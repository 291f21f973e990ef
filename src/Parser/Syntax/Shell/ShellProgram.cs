using XenNetLint.Collections;
using XenNetLint.Text;

namespace XenNetLint.Syntax.Shell;

/// <summary>The statements of a script, in order. What follows the first one that cannot be told is one <see cref="ShellUnread"/>.</summary>
/// <remarks>Never fails, and uses a bounded part of the thread's stack: statements nested too deep are not read.</remarks>
public sealed class ShellProgram
{
    private const int DeepestNesting = 30;

    private static readonly string[] Closing = ["then", "elif", "else", "fi", "do", "done", "esac", "}"];

    private readonly List<SyntaxNode?> _parts = [];
    private int _at;
    private int _depth;

    private ShellProgram(SourceText text, ShellFileSyntax file)
    {
        Text = text;
        foreach (var line in file.Lines)
        {
            if (line.LineKind is ShellLineKind.Blank or ShellLineKind.Comment or ShellLineKind.Shebang)
            {
                continue;
            }

            foreach (var part in line.Parts)
            {
                _parts.Add(part);
            }

            // Null is the end of a line.
            _parts.Add(null);
        }

        Statements = ReadAll();
        _parts = [];
    }

    /// <summary>The script's text.</summary>
    public SourceText Text { get; }

    /// <summary>The statements of the outermost level.</summary>
    public EquatableArray<ShellStatement> Statements { get; }

    /// <summary>Reads a script.</summary>
    public static ShellProgram Read(SyntaxTree tree) => tree.Root is ShellFileSyntax file
        ? new ShellProgram(tree.Text, file)
        : throw new ArgumentException("This is no shell script.", nameof(tree));

    /// <summary>Reads a text as a script.</summary>
    public static ShellProgram Read(string name, string text) => Read(SyntaxTree.ParseShell(SourceText.FromString(name, text)));

    private EquatableArray<ShellStatement> ReadAll()
    {
        var statements = new List<ShellStatement>();
        SkipLineEnds();
        while (_at < _parts.Count)
        {
            var start = _at;
            _depth = 0;
            if (ReadChain() is { } statement && TryEndStatement(ref statement))
            {
                statements.Add(statement);
                SkipLineEnds();
                continue;
            }

            statements.Add(new ShellUnread(TextSpan.FromBounds(StartOf(start), Text.Length)));
            break;
        }

        return statements.ToEquatableArray();
    }

    private int StartOf(int at)
    {
        for (; at < _parts.Count; at++)
        {
            if (_parts[at] is { } part)
            {
                return part.Span.Start;
            }
        }

        return Text.Length;
    }

    private TextSpan SpanFrom(int first)
    {
        var last = _at - 1;
        while (last > first && _parts[last] is null)
        {
            last--;
        }

        return _parts[first] is { } begin && _parts[last] is { } end ? TextSpan.FromBounds(begin.Span.Start, end.Span.End) : new TextSpan(StartOf(first), 0);
    }

    // ---- what stands at the current place

    private bool IsAtEnd => _at >= _parts.Count;

    private bool IsOperator(string text) => !IsAtEnd && _parts[_at] is SyntaxToken { Kind: SyntaxKind.ShellOperatorToken } token && token.Characters.SequenceEqual(text);

    private bool IsWord(string text) => !IsAtEnd && _parts[_at] is ShellWordSyntax word && word.Token.Characters.SequenceEqual(text);

    private bool IsClosing() => !IsAtEnd && _parts[_at] is ShellWordSyntax { Token: var token } && Closing.Any(word => token.Characters.SequenceEqual(word));

    private bool TakeOperator(string text)
    {
        var isThere = IsOperator(text);
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private bool TakeWord(string text)
    {
        var isThere = IsWord(text);
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private void SkipLineEnds()
    {
        while (!IsAtEnd && _parts[_at] is null)
        {
            _at++;
        }
    }

    /// <summary>Takes <c>;</c>, <c>&amp;</c> or a line end; a closing word, <c>)</c> and <c>;;</c> end a statement too.</summary>
    private bool TryEndStatement(ref ShellStatement statement)
    {
        if (TakeOperator("&"))
        {
            statement = new ShellBackground(statement.Span, statement);
            return true;
        }

        if (IsAtEnd || TakeOperator(";"))
        {
            return true;
        }

        if (_parts[_at] is null)
        {
            _at++;
            return true;
        }

        return _depth > 0 && (IsOperator(")") || IsOperator(";;"));
    }

    // ---- statements; null: what stands here is none

    private ShellList? ReadList(Func<bool> isEnd)
    {
        if (++_depth > DeepestNesting)
        {
            return null;
        }

        SkipLineEnds();
        var first = _at;
        var statements = new List<ShellStatement>();
        while (!isEnd())
        {
            if (IsAtEnd || ReadChain() is not { } statement || !TryEndStatement(ref statement))
            {
                return null;
            }

            statements.Add(statement);
            SkipLineEnds();
        }

        _depth--;
        return new ShellList(statements.Count == 0 ? new TextSpan(StartOf(first), 0) : TextSpan.FromBounds(statements[0].Span.Start, statements[^1].Span.End), statements.ToEquatableArray());
    }

    private ShellStatement? ReadChain()
    {
        var first = _at;
        if (ReadPipeline() is not { } head)
        {
            return null;
        }

        var rest = new List<ShellAlternative>();
        while (IsOperator("&&") || IsOperator("||"))
        {
            var isAnd = IsOperator("&&");
            _at++;
            SkipLineEnds();
            if (ReadPipeline() is not { } next)
            {
                return null;
            }

            rest.Add(new ShellAlternative(isAnd, next));
        }

        return rest.Count == 0 ? head : new ShellAndOr(SpanFrom(first), head, rest.ToEquatableArray());
    }

    private ShellStatement? ReadPipeline()
    {
        var first = _at;
        var isNegated = TakeWord("!");
        if (ReadCommand() is not { } head)
        {
            return null;
        }

        var commands = new List<ShellStatement> { head };
        while (TakeOperator("|"))
        {
            SkipLineEnds();
            if (ReadCommand() is not { } next)
            {
                return null;
            }

            commands.Add(next);
        }

        var pipeline = commands.Count == 1 ? head : new ShellPipeline(SpanFrom(first), commands.ToEquatableArray());
        return isNegated ? new ShellNegation(SpanFrom(first), pipeline) : pipeline;
    }

    private ShellStatement? ReadCommand()
    {
        if (IsAtEnd || IsClosing())
        {
            return null;
        }

        var first = _at;
        ShellStatement? compound = _parts[_at] switch
        {
            ShellWordSyntax { Token: var word } => word.Characters switch
            {
                "if" => (ShellStatement?)ReadIf(first),
                "for" => ReadFor(first),
                "while" or "until" => ReadLoop(first),
                "case" => ReadCase(first),
                "function" => ReadFunction(first),
                "{" => ReadGroup(first),
                _ => null,
            },
            SyntaxToken { Characters: "(" } => ReadGroup(first),
            _ => null,
        };
        if (compound is not null)
        {
            return TryReadRedirections(out var redirections)
                ? redirections.Count == 0 ? compound : new ShellRedirected(SpanFrom(first), compound, redirections)
                : null;
        }

        return _at == first ? ReadSimple() : null;
    }

    private ShellStatement? ReadSimple()
    {
        var first = _at;
        if (_at + 2 < _parts.Count && _parts[_at] is ShellWordSyntax && _parts[_at + 1] is SyntaxToken { Characters: "(" } && _parts[_at + 2] is SyntaxToken { Characters: ")" })
        {
            return ReadFunction(first);
        }

        var assignments = new List<ShellWordSyntax>();
        var words = new List<ShellWordSyntax>();
        var redirections = new List<ShellRedirection>();
        while (!IsAtEnd)
        {
            if (_parts[_at] is ShellWordSyntax word)
            {
                (words.Count == 0 && ShellScanner.StartsAssignment(word.Token.Characters) ? assignments : words).Add(word);
                _at++;
            }
            else if (IsRedirection())
            {
                if (ReadRedirection() is not { } redirection)
                {
                    return null;
                }

                redirections.Add(redirection);
            }
            else
            {
                break;
            }
        }

        return _at == first || IsUntaken(words) ? null : new ShellSimpleCommand(SpanFrom(first), assignments.ToEquatableArray(), words.ToEquatableArray(), redirections.ToEquatableArray());
    }

    /// <summary>Words that a shell knows and that begin something else than a command.</summary>
    private static bool IsUntaken(List<ShellWordSyntax> words) => words.Count > 0 && words[0].Token.Characters is "in" or "select" or "time" or "function";

    private bool IsRedirection() => !IsAtEnd && _parts[_at] is SyntaxToken { Kind: SyntaxKind.ShellOperatorToken } token && token.Characters.ContainsAny('<', '>');

    private ShellRedirection? ReadRedirection()
    {
        if (_at + 1 < _parts.Count && _parts[_at] is SyntaxToken token && _parts[_at + 1] is ShellWordSyntax target)
        {
            _at += 2;
            return new ShellRedirection(token.Text, target);
        }

        return null;
    }

    private bool TryReadRedirections(out EquatableArray<ShellRedirection> redirections)
    {
        redirections = [];
        while (IsRedirection())
        {
            if (ReadRedirection() is not { } redirection)
            {
                return false;
            }

            redirections = redirections.Add(redirection);
        }

        return true;
    }

    private ShellIf? ReadIf(int first)
    {
        var clauses = new List<ShellIfClause>();
        ShellStatement? otherwise = null;
        while (TakeWord("if") || TakeWord("elif"))
        {
            if (ReadList(() => IsWord("then")) is not { } condition || !TakeWord("then") || ReadList(() => IsWord("elif") || IsWord("else") || IsWord("fi")) is not { } body)
            {
                return null;
            }

            clauses.Add(new ShellIfClause(condition, body));
            if (!IsWord("elif"))
            {
                break;
            }
        }

        if (TakeWord("else"))
        {
            otherwise = ReadList(() => IsWord("fi"));
            if (otherwise is null)
            {
                return null;
            }
        }

        return TakeWord("fi") ? new ShellIf(SpanFrom(first), clauses.ToEquatableArray(), otherwise) : null;
    }

    private ShellFor? ReadFor(int first)
    {
        _at++;
        if (IsAtEnd || _parts[_at] is not ShellWordSyntax variable)
        {
            return null;
        }

        _at++;
        SkipLineEnds();
        EquatableArray<ShellWordSyntax>? words = null;
        if (TakeWord("in"))
        {
            var list = new List<ShellWordSyntax>();
            while (!IsAtEnd && _parts[_at] is ShellWordSyntax word)
            {
                list.Add(word);
                _at++;
            }

            words = list.ToEquatableArray();
        }

        _ = TakeOperator(";");
        SkipLineEnds();
        return ReadBody() is { } body ? new ShellFor(SpanFrom(first), variable.Token.Text, words, body) : null;
    }

    private ShellLoop? ReadLoop(int first)
    {
        var isUntil = IsWord("until");
        _at++;
        return ReadList(() => IsWord("do")) is { } condition && ReadBody() is { } body ? new ShellLoop(SpanFrom(first), condition, body, isUntil) : null;
    }

    private ShellList? ReadBody() =>
        TakeWord("do") && ReadList(() => IsWord("done")) is { } body && TakeWord("done") ? body : null;

    private ShellCase? ReadCase(int first)
    {
        _at++;
        if (IsAtEnd || _parts[_at] is not ShellWordSyntax subject)
        {
            return null;
        }

        _at++;
        SkipLineEnds();
        if (!TakeWord("in"))
        {
            return null;
        }

        var items = new List<ShellCaseItem>();
        SkipLineEnds();
        while (!TakeWord("esac"))
        {
            if (ReadCaseItem() is not { } item)
            {
                return null;
            }

            items.Add(item);
            SkipLineEnds();
        }

        return new ShellCase(SpanFrom(first), subject, items.ToEquatableArray());
    }

    private ShellCaseItem? ReadCaseItem()
    {
        _ = TakeOperator("(");
        var patterns = new List<ShellWordSyntax>();
        do
        {
            if (IsAtEnd || _parts[_at] is not ShellWordSyntax pattern)
            {
                return null;
            }

            patterns.Add(pattern);
            _at++;
        }
        while (TakeOperator("|"));

        if (!TakeOperator(")") || ReadList(() => IsOperator(";;") || IsWord("esac")) is not { } body)
        {
            return null;
        }

        _ = TakeOperator(";;");
        return new ShellCaseItem(patterns.ToEquatableArray(), body);
    }

    private ShellFunction? ReadFunction(int first)
    {
        _ = TakeWord("function");
        if (IsAtEnd || _parts[_at] is not ShellWordSyntax name)
        {
            return null;
        }

        _at++;
        if (TakeOperator("(") && !TakeOperator(")"))
        {
            return null;
        }

        SkipLineEnds();
        return !IsAtEnd && (IsWord("{") || IsOperator("(")) && ReadGroup(_at) is { } body ? new ShellFunction(SpanFrom(first), name.Token.Text, body) : null;
    }

    private ShellGroup? ReadGroup(int first)
    {
        var isSubshell = TakeOperator("(");
        if (!isSubshell)
        {
            _at++;
        }

        var body = isSubshell ? ReadList(() => IsOperator(")")) : ReadList(() => IsWord("}"));
        if (body is null)
        {
            return null;
        }

        _at++;
        return new ShellGroup(SpanFrom(first), body, isSubshell);
    }
}
