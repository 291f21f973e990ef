using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Rules.Syntax;

/// <summary>A byte or line end at which the real reader stops: byte order mark, end-of-transmission, CR and an unfinished last comment under xl.</summary>
/// <remarks>Source: config-languages §1.2, §1.3, §8.1, §10.3 (48, 49).</remarks>
public sealed class ForbiddenCharacterRule : SyntaxRule
{
    private const char ByteOrderMark = '\uFEFF';
    private const char EndOfTransmission = '\u0004';

    /// <summary>XNL0007.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL0007", "Character or line end that the reader does not take", "{0} {1}", RuleCategory.Syntax, DiagnosticSeverity.Error, hasFix: true);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(WorkspaceFile file, SyntaxTree tree, ReaderContext context) => tree.Language switch
    {
        SyntaxLanguage.Sxp => InSxp(tree),
        SyntaxLanguage.Cfg when context.Toolstack == Toolstack.Xl || file.Role == FileRole.XlConf => InXl(tree, context.Release),
        _ => [],
    };

    private static IEnumerable<Diagnostic> InSxp(SyntaxTree tree)
    {
        foreach (var token in tree.DescendantTokens().Where(token => token.Kind == SyntaxKind.RejectedTextToken))
        {
            var start = token.Span.Start;
            switch (tree.Text.Content[start])
            {
                case ByteOrderMark:
                    yield return Finding(tree, start, 1, "a byte order mark", "stops xend's reader", "\"invalid character: code 239\"", "xend does not start with this file")
                        .WithFix(Delete(tree, start, 1, "Remove the byte order mark"));
                    break;
                case EndOfTransmission:
                    yield return Finding(tree, start, 1, "an end-of-transmission character (0x04)", "ends the document for xend", "xend reads no further", "everything behind it is missing from the configuration")
                        .WithFix(Delete(tree, start, 1, "Remove the character"));
                    break;
            }
        }
    }

    private static IEnumerable<Diagnostic> InXl(SyntaxTree tree, Release release)
    {
        var content = tree.Text.Content;
        if (FirstIs(tree, ByteOrderMark))
        {
            yield return Finding(tree, 0, 1, "a byte order mark", "stops xl's reader", "lexical error", "the file is not read")
                .WithFix(Delete(tree, 0, 1, "Remove the byte order mark"));
        }

        var carriageReturn = content.IndexOf("\r\n", StringComparison.Ordinal);
        if (carriageReturn >= 0)
        {
            yield return Finding(tree, carriageReturn, 1, "a carriage return at the line's end", "stops xl's reader", "lexical error in every such line", "the file is not read")
                .WithFix(new CodeFix("Use line feeds alone", IsSafe: false, [.. CarriageReturns(tree)]));
        }

        // Source: config-languages §8.1: to 4.2 any last line without line end fails, later a comment there.
        var lastLine = content.LastIndexOf('\n') + 1;
        if (lastLine < content.Length && LastComment(tree) is { } comment)
        {
            yield return Finding(tree, comment.Start, comment.Length, "a comment in the last line without a line end", "stops xl's reader", "lexical error near '#'", "the file is not read")
                .WithFix(new CodeFix("End the file with a line end", IsSafe: false, [new TextEdit(new Location(tree.Text, new TextSpan(content.Length, 0)), "\n")]));
        }
        else if (lastLine < content.Length && release.IsBefore(4, 3) && content.AsSpan(lastLine).Trim(" \t").Length > 0)
        {
            yield return Finding(tree, lastLine, content.Length - lastLine, "a last line without a line end", "stops xl's reader", $"xl {release} wants a line end here", "the file is not read")
                .WithFix(new CodeFix("End the file with a line end", IsSafe: false, [new TextEdit(new Location(tree.Text, new TextSpan(content.Length, 0)), "\n")]));
        }
    }

    private static TextSpan? LastComment(SyntaxTree tree)
    {
        var last = tree.DescendantTokens().Last();
        foreach (var trivia in last.LeadingTrivia)
        {
            if (trivia.Kind == SyntaxTriviaKind.Comment && trivia.Span.End == tree.Text.Length)
            {
                return trivia.Span;
            }
        }

        return null;
    }

    private static IEnumerable<TextEdit> CarriageReturns(SyntaxTree tree)
    {
        var content = tree.Text.Content;
        for (var at = content.IndexOf("\r\n", StringComparison.Ordinal); at >= 0; at = content.IndexOf("\r\n", at + 2, StringComparison.Ordinal))
        {
            yield return new TextEdit(new Location(tree.Text, new TextSpan(at, 1)), "");
        }
    }

    private static bool FirstIs(SyntaxTree tree, char character) => tree.Text.Length > 0 && tree.Text.Content[0] == character;

    private static Diagnostic Finding(SyntaxTree tree, int start, int length, string what, string does, string callout, string effect) =>
        Descriptor.At(new Location(tree.Text, new TextSpan(start, length)), what, does).WithCallout(callout).WithEffect(effect);

    private static CodeFix Delete(SyntaxTree tree, int start, int length, string title) =>
        new(title, IsSafe: false, [new TextEdit(new Location(tree.Text, new TextSpan(start, length)), "")]);
}
