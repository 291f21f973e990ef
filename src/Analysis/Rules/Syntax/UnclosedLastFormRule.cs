using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax;
using XenNetLint.Syntax.Sxp;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Rules.Syntax;

/// <summary>The last form of an SXP file is not closed, and the file ends inside an atom or a comment.</summary>
/// <remarks>xend's reader then finishes that token and stops without an error: the form is dropped, earlier ones are kept. Source: config-languages §1.3.</remarks>
public sealed class UnclosedLastFormRule : SyntaxRule
{
    /// <summary>XNL0005.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL0005", "Last form is unclosed and silently dropped", "'(' is never closed, and xend drops this form without a word", RuleCategory.Syntax, DiagnosticSeverity.Error, hasFix: true);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL0001"];

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(WorkspaceFile file, SyntaxTree tree, ReaderContext context)
    {
        if (tree.Root is not SxpFileSyntax { EndsInsideToken: true } root
            || root.Values.OfType<SxpListSyntax>().LastOrDefault() is not { CloseParen.IsMissing: true } list)
        {
            yield break;
        }

        yield return Descriptor.At(tree.GetLocation(list.OpenParen.Span))
            .WithCallout("opened here")
            .WithEffect("all of it is missing from the configuration; the lines before are in force")
            .WithNote("with a line end behind the last character xend would stop with \"unexpected EOF\" instead")
            .WithFix(new CodeFix("Close it at the end of the file", IsSafe: false, [new TextEdit(new Location(tree.Text, new TextSpan(tree.Text.Length, 0)), ")\n")]));
    }
}
