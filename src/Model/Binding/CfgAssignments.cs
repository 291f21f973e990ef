using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax;
using XenNetLint.Syntax.Cfg;

namespace XenNetLint.Model.Binding;

/// <summary>The variables of an assignment file, with what Python code around them leaves certain.</summary>
/// <remarks>xm runs the file as Python; xl knows no code. Source: config-languages §3.1, §8.1, §8.3.</remarks>
internal sealed class CfgAssignments
{
    private readonly WorkspaceFile _file;
    private readonly Dictionary<string, AssignmentSyntax> _last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _uncertain = new(StringComparer.Ordinal);
    private readonly List<KeptStatementSyntax> _code = [];

    private CfgAssignments(WorkspaceFile file) => _file = file;

    /// <summary>All assignments in order, those after the word <c>set</c> included.</summary>
    internal List<AssignmentSyntax> InOrder { get; } = [];

    /// <summary>Variables that are assigned twice in the open, with both places.</summary>
    internal List<(AssignmentSyntax Earlier, AssignmentSyntax Later)> Repeated { get; } = [];

    /// <summary>The first statement that no reader takes; null if there is none.</summary>
    internal SyntaxNode? FirstUnreadable { get; private set; }

    /// <summary>Reads the statements of a file.</summary>
    internal static CfgAssignments Read(WorkspaceFile file, SyntaxTree tree, bool isXl)
    {
        var result = new CfgAssignments(file);
        foreach (var statement in ((CfgFileSyntax)tree.Root).Statements)
        {
            switch (statement)
            {
                case AssignmentSyntax assignment:
                    result.Add(assignment, isXl);
                    break;
                case ProseAssignmentSyntax prose:
                    result.FirstUnreadable ??= prose;
                    result.Add(prose.Assignment, isXl);
                    break;
                case KeptStatementSyntax kept:
                    if (isXl)
                    {
                        result.FirstUnreadable ??= kept;
                    }
                    else
                    {
                        result._code.Add(kept);
                    }

                    break;
                default:
                    result.FirstUnreadable ??= statement;
                    break;
            }
        }

        return result;
    }

    /// <summary>The assignment that decides; null if there is none.</summary>
    internal AssignmentSyntax? Find(string name) => _last.GetValueOrDefault(name);

    /// <summary>Why the variable's value is not certain although it is assigned (or not); empty if it is.</summary>
    internal string UncertaintyOf(string name)
    {
        if (_uncertain.TryGetValue(name, out var why))
        {
            return why;
        }

        foreach (var kept in _code)
        {
            var text = _file.Text.ToString(kept.Span);
            var word = _file.Text.ToString(kept.FirstWord.Span);
            var mentions = word is not "import" && !IsLoneString(text.AsSpan().Trim()) && HasWord(text, name);
            var reachesAll = word is "exec" or "execfile" || (word is "from" && text.TrimEnd().EndsWith('*'));
            if (mentions || reachesAll)
            {
                return $"line {Line(kept)} is Python code that is not run";
            }
        }

        return "";
    }

    // Lines between triple quotes are commented out: the string is made and thrown away.
    private static bool IsLoneString(ReadOnlySpan<char> statement) =>
        statement.Length >= 6 && (statement[0] is '\'' or '"')
        && statement[..3].SequenceEqual(statement[^3..]) && statement[0] == statement[1] && statement[1] == statement[2]
        && statement[3..].IndexOf(statement[..3], StringComparison.Ordinal) == statement.Length - 6;

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var isStart = at == 0 || !IsWordCharacter(text[at - 1]);
            var isEnd = at + word.Length == text.Length || !IsWordCharacter(text[at + word.Length]);
            if (isStart && isEnd)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWordCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '_';

    private void Add(AssignmentSyntax assignment, bool isXl)
    {
        var name = _file.Text.ToString(assignment.Name.Span);
        InOrder.Add(assignment);
        var isAppend = assignment.Operator.Span.Length == 2;
        if (!isXl && assignment.Indentation > 0)
        {
            _uncertain[name] = $"it is set inside Python code (line {Line(assignment)}) that is not run";
        }
        else if (isAppend && _last.ContainsKey(name))
        {
            _uncertain[name] = $"'+=' in line {Line(assignment)} is not evaluated yet";
        }
        else if (_last.TryGetValue(name, out var earlier) && !HasWord(_file.Text.ToString(assignment.Value.Span), name))
        {
            Repeated.Add((earlier, assignment));
        }

        _last[name] = assignment;
    }

    private int Line(SyntaxNode node) => _file.Text.GetPosition(node.Span.Start).Line;
}
