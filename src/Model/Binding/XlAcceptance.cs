using XenNetLint.Model.Elements;
using XenNetLint.Syntax;
using XenNetLint.Syntax.Cfg;
using XenNetLint.Text;

namespace XenNetLint.Model.Binding;

/// <summary>What xl's grammar takes of an assignment file; the tree holds more, since xm takes Python. Source: config-languages §8.1.</summary>
public static class XlAcceptance
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Everything in a file that xl of a release rejects, in order; one entry a statement.</summary>
    /// <param name="text">The file.</param>
    /// <param name="root">Its tree.</param>
    /// <param name="release">The release of xl.</param>
    public static IEnumerable<XlRejection> Rejected(SourceText text, CfgFileSyntax root, Release release)
    {
        foreach (var statement in root.Statements)
        {
            switch (statement)
            {
                case KeptStatementSyntax:
                    yield return new(statement, "Python code");
                    break;
                case AssignmentSyntax assignment when Name(text, assignment, release) is { } what:
                    yield return new(assignment.Name, what);
                    break;
                case AssignmentSyntax assignment when assignment.Operator.Span.Length == 2 && release.IsBefore(4, 13):
                    yield return new(assignment.Operator, "'+=' (it came with Xen 4.13)");
                    break;
                case AssignmentSyntax assignment when Value(text, assignment.Value, release, isNested: false) is { } rejected:
                    yield return rejected;
                    break;
            }
        }
    }

    /// <summary>What xl's reader stops at besides constructs: byte order mark, carriage returns, a comment without line end. Source: config-languages §8.1, §10.3 (48, 49).</summary>
    /// <param name="tree">The tree of an assignment file.</param>
    /// <param name="release">The release of xl.</param>
    public static IEnumerable<XlForbiddenText> ForbiddenTexts(SyntaxTree tree, Release release)
    {
        var content = tree.Text.Content;
        if (content.StartsWith(ByteOrderMark))
        {
            yield return new XlForbiddenText(XlForbiddenKind.ByteOrderMark, new TextSpan(0, 1));
        }

        var carriageReturn = content.IndexOf("\r\n", StringComparison.Ordinal);
        if (carriageReturn >= 0)
        {
            yield return new XlForbiddenText(XlForbiddenKind.CarriageReturn, new TextSpan(carriageReturn, 1));
        }

        // To 4.2 any last line without line end fails, later a comment there.
        var lastLine = content.LastIndexOf('\n') + 1;
        if (lastLine < content.Length && LastComment(tree) is { } comment)
        {
            yield return new XlForbiddenText(XlForbiddenKind.CommentWithoutLineEnd, comment);
        }
        else if (lastLine < content.Length && release.IsBefore(4, 3) && content.AsSpan(lastLine).Trim(" \t").Length > 0)
        {
            yield return new XlForbiddenText(XlForbiddenKind.LineWithoutLineEnd, TextSpan.FromBounds(lastLine, content.Length));
        }
    }

    private static TextSpan? LastComment(SyntaxTree tree)
    {
        foreach (var trivia in tree.Root.LastToken.LeadingTrivia)
        {
            if (trivia.Kind == SyntaxTriviaKind.Comment && trivia.Span.End == tree.Text.Length)
            {
                return trivia.Span;
            }
        }

        return null;
    }

    private static string? Name(SourceText text, AssignmentSyntax assignment, Release release)
    {
        var name = text.ToString(assignment.Name.Span);
        if (name.Any(char.IsAsciiLetterUpper))
        {
            return "a capital letter in a name";
        }

        if (name.StartsWith('_'))
        {
            return "a name that begins with '_'";
        }

        return name.Contains('.', StringComparison.Ordinal) && release.IsBefore(4, 3) ? "a dot in a name (allowed from Xen 4.3 on)" : null;
    }

    private static XlRejection? Value(SourceText text, SyntaxNode value, Release release, bool isNested)
    {
        switch (value)
        {
            case StringSyntax quoted:
                return String(text, quoted);
            case NumberSyntax number:
                var digits = text.ToString(number.Span);
                return digits.Length > 0 && digits.Any(digit => !char.IsAsciiDigit(digit) && digit is not (>= 'a' and <= 'f') and not 'x') ? new(number, "this form of a number") : null;
            case ListSyntax list:
                if (isNested && release.IsBefore(4, 6))
                {
                    return new(list, "a list in a list (allowed from Xen 4.6 on)");
                }

                return list.Elements.Select(element => Value(text, element, release, isNested: true)).FirstOrDefault(found => found is not null);
            case StringConcatenationSyntax:
                return new(value, "two strings without a comma between them");
            case TupleSyntax or ParenthesizedSyntax:
                return new(value, "a parenthesis");
            case NameSyntax:
                return new(value, "a bare word");
            default:
                // A missing value has no width: the parser has reported it.
                return value.Span.Length > 0 ? new(value, "an expression") : null;
        }
    }

    private static XlRejection? String(SourceText text, StringSyntax quoted)
    {
        if (quoted.Prefix.Length > 0)
        {
            return new(quoted, "a letter before a string");
        }

        if (quoted.IsTripleQuoted)
        {
            return new(quoted, "a string in triple quotes");
        }

        return text.Content.AsSpan(quoted.ContentSpan.Start, quoted.ContentSpan.Length).Contains('\n') ? new(quoted, "a string over several lines") : null;
    }
}
