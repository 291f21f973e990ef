using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Syntax.Cfg;
using XenNetLint.Syntax.Sxp;
using XenNetLint.Text;

namespace XenNetLint.Syntax;

/// <summary>Reads off a tree what the grammar had to put in or to skip. Parsers themselves report nothing.</summary>
internal static class SyntaxDiagnostics
{
    // Longer finds are cut in messages; the location has all of them.
    private const int MaximumQuoted = 40;

    /// <summary>The findings in the order of the text.</summary>
    public static EquatableArray<Diagnostic> Collect(SourceText text, SyntaxNode root)
    {
        var bag = new DiagnosticBag();
        var pending = new Stack<(SyntaxNode Node, bool IsInUnclosed)>();
        pending.Push((root, false));
        while (pending.TryPop(out var next))
        {
            var (node, isInUnclosed) = next;
            if (node is SyntaxToken token)
            {
                Report(bag, text, token);
                continue;
            }

            // Brackets that all stay open until the same place are one mistake: the outermost is reported.
            var isUnclosed = ReportUnclosed(bag, text, node, isInUnclosed);
            ReportNode(bag, text, node);
            for (var index = node.ChildCount - 1; index >= 0; index--)
            {
                pending.Push((node.GetChild(index), isUnclosed));
            }
        }

        return bag.Count < 2 ? bag.ToEquatableArray() : bag.Select((diagnostic, index) => (diagnostic, index))
            .OrderBy(found => found.diagnostic.Location.Span.Start)
            .ThenBy(found => found.index)
            .Select(found => found.diagnostic)
            .ToEquatableArray();
    }

    private static bool ReportUnclosed(DiagnosticBag bag, SourceText text, SyntaxNode node, bool isInUnclosed)
    {
        var (open, close, sign) = node switch
        {
            SxpListSyntax list => (list.OpenParen, list.CloseParen, "')'"),
            ListSyntax list => (list.Open, list.Close, "']'"),
            TupleSyntax tuple => (tuple.Open, tuple.Close, "')'"),
            ParenthesizedSyntax parentheses => (parentheses.OpenParen, parentheses.CloseParen, "')'"),
            _ => (null, null, ""),
        };
        if (open is null || close is not { IsMissing: true })
        {
            return isInUnclosed && open is null;
        }

        // What an open string swallowed may well have closed it.
        if (!isInUnclosed && !(node.ChildCount > 2 && node.GetChild(node.ChildCount - 2).LastToken.IsUnterminated))
        {
            bag.Add(SyntaxDescriptors.Missing.At(new Location(text, open.Span), $"{sign} for this {Quote(open.Characters)}"));
        }

        return true;
    }

    private static void ReportNode(DiagnosticBag bag, SourceText text, SyntaxNode node)
    {
        switch (node)
        {
            case MissingValueSyntax missing:
                bag.Add(SyntaxDescriptors.Missing.At(new Location(text, missing.Token.Span), "value"));
                break;

            case SkippedStatementSyntax statement:
                ReportStatement(bag, text, statement.Token);
                break;

            case AssignmentSyntax { Skipped: { } skipped }:
                Unexpected(bag, text, skipped, "the end of the statement");
                break;

            case ListSyntax list:
                ReportItems(bag, text, list.Elements, list.Separators, "']'");
                break;

            case TupleSyntax tuple:
                ReportItems(bag, text, tuple.Elements, tuple.Separators, "')'");
                break;

            case SkippedTextSyntax { Token.Kind: SyntaxKind.SkippedTextToken } skipped:
                Unexpected(bag, text, skipped.Token, skipped.Token.Characters is ")" ? "a '(' before it" : "a value");
                break;

            case SkippedTextSyntax { Token.Kind: SyntaxKind.TooDeepToken } skipped:
                bag.Add(SyntaxDescriptors.TooDeep.At(
                    new Location(text, skipped.Span), CfgValueGrammar.MaximumDepth.ToString(CultureInfo.InvariantCulture)));
                break;

            default:
                break;
        }
    }

    private static void ReportItems(
        DiagnosticBag bag,
        SourceText text,
        ImmutableArray<SyntaxNode> elements,
        ImmutableArray<SyntaxToken> separators,
        string close)
    {
        for (var index = 0; index < separators.Length; index++)
        {
            // Before skipped text the comma is not what is wrong.
            if (separators[index].IsMissing && elements[index] is not SkippedTextSyntax
                && (index + 1 == elements.Length || elements[index + 1] is not SkippedTextSyntax))
            {
                bag.Add(SyntaxDescriptors.Missing.At(new Location(text, separators[index].Span), $"',' or {close}"));
            }
        }
    }

    private static void ReportStatement(DiagnosticBag bag, SourceText text, SyntaxToken token)
    {
        var name = CfgScanner.StartsName(token.Characters[0]) ? CfgScanner.NameEnd(text.Content, token.Span.Start) : token.Span.Start;
        var at = CfgScanner.TriviaEnd(text.Content, name, CfgTrivia.Line);
        if (name == token.Span.Start)
        {
            Unexpected(bag, text, token, "a statement such as 'name = value'");
        }
        else if (at >= token.Span.End)
        {
            bag.Add(SyntaxDescriptors.Missing.At(new Location(text, new TextSpan(name, 0)), $"'=' behind '{token.Text}'"));
        }
        else
        {
            var found = TextSpan.FromBounds(at, token.Span.End);
            bag.Add(SyntaxDescriptors.Unexpected.At(
                new Location(text, found), Quote(text.Content.AsSpan(at, found.Length)), $"'=' behind {Quote(text.Content.AsSpan(token.Span.Start, name - token.Span.Start))}"));
        }
    }

    private static void Report(DiagnosticBag bag, SourceText text, SyntaxToken token)
    {
        if (token.IsUnterminated)
        {
            var (what, end) = token.Kind == SyntaxKind.StringToken
                ? ("string", QuoteOf(token))
                : ("expression", "the end of its brackets and quotes");
            if (token.Kind != SyntaxKind.TooDeepToken)
            {
                bag.Add(SyntaxDescriptors.Unterminated.At(new Location(text, token.Span), what, end));
            }
        }
    }

    private static string QuoteOf(SyntaxToken literal)
    {
        var text = literal.Characters;
        var at = text.IndexOfAny('\'', '"');
        return CfgScanner.IsTripleQuoteAt(text, at) ? new string(text[at], 3) : text[at].ToString();
    }

    private static void Unexpected(DiagnosticBag bag, SourceText text, SyntaxToken token, string expected) =>
        bag.Add(SyntaxDescriptors.Unexpected.At(new Location(text, token.Span), Quote(token.Characters), expected));

    /// <summary>The first line of the find in quotes; a character that would not be seen is shown by its code.</summary>
    private static string Quote(ReadOnlySpan<char> found)
    {
        var line = found.IndexOfAny('\r', '\n');
        var shown = found[..Math.Min(MaximumQuoted, line < 0 ? found.Length : line)];
        var quoted = new StringBuilder("'");
        foreach (var character in shown)
        {
            if (char.IsControl(character) || char.IsSurrogate(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format)
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                quoted.Append(character);
            }
        }

        return quoted.Append(shown.Length < found.Length ? "…'" : "'").ToString();
    }
}
