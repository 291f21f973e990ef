using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
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
        SyntaxLanguage.Cfg when context.IsXl => InXl(tree, context.Release),
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
        const string NotRead = "the file is not read";
        foreach (var (kind, span) in XlAcceptance.ForbiddenTexts(tree, release))
        {
            yield return kind switch
            {
                XlForbiddenKind.ByteOrderMark => Finding(tree, span.Start, span.Length, "a byte order mark", "stops xl's reader", "lexical error", NotRead)
                    .WithFix(Delete(tree, span.Start, span.Length, "Remove the byte order mark")),
                XlForbiddenKind.CarriageReturn => Finding(tree, span.Start, span.Length, "a carriage return at the line's end", "stops xl's reader", "lexical error in every such line", NotRead)
                    .WithFix(new CodeFix("Use line feeds alone", IsSafe: false, [.. CarriageReturns(tree)])),
                XlForbiddenKind.CommentWithoutLineEnd => Finding(tree, span.Start, span.Length, "a comment in the last line without a line end", "stops xl's reader", "lexical error near '#'", NotRead)
                    .WithFix(EndLastLine(tree)),
                XlForbiddenKind.LineWithoutLineEnd => Finding(tree, span.Start, span.Length, "a last line without a line end", "stops xl's reader", $"xl {release} wants a line end here", NotRead)
                    .WithFix(EndLastLine(tree)),
                _ => throw new System.Diagnostics.UnreachableException($"No message for {kind}."),
            };
        }
    }

    private static CodeFix EndLastLine(SyntaxTree tree) =>
        new("End the file with a line end", IsSafe: false, [new TextEdit(new Location(tree.Text, new TextSpan(tree.Text.Length, 0)), "\n")]);

    private static IEnumerable<TextEdit> CarriageReturns(SyntaxTree tree)
    {
        var content = tree.Text.Content;
        for (var at = content.IndexOf("\r\n", StringComparison.Ordinal); at >= 0; at = content.IndexOf("\r\n", at + 2, StringComparison.Ordinal))
        {
            yield return new TextEdit(new Location(tree.Text, new TextSpan(at, 1)), "");
        }
    }

    private static Diagnostic Finding(SyntaxTree tree, int start, int length, string what, string does, string callout, string effect) =>
        Descriptor.At(new Location(tree.Text, new TextSpan(start, length)), what, does).WithCallout(callout).WithEffect(effect);

    private static CodeFix Delete(SyntaxTree tree, int start, int length, string title) =>
        new(title, IsSafe: false, [new TextEdit(new Location(tree.Text, new TextSpan(start, length)), "")]);
}
