using XenNetLint.Diagnostics;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax;
using XenNetLint.Syntax.Cfg;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Rules.Syntax;

/// <summary><c>set vif=[…]</c>: the word <c>set</c> was prose in a widely copied recipe and is no part of the line.</summary>
/// <remarks>Neither Python nor xl's grammar knows it. Source: config-languages §3.3, §10.2 (23), §10.3 (41).</remarks>
public sealed class ProseSetRule : SyntaxRule
{
    /// <summary>XNL0008.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL0008", "The word 'set' before an assignment", "'set' before '{0}' is prose; the line begins with '{0}'", RuleCategory.Syntax, DiagnosticSeverity.Error, hasFix: true);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(WorkspaceFile file, SyntaxTree tree, ReaderContext context)
    {
        if (tree.Root is not CfgFileSyntax root)
        {
            yield break;
        }

        foreach (var prose in root.Statements.OfType<ProseAssignmentSyntax>())
        {
            var word = TextSpan.FromBounds(prose.SetKeyword.Span.Start, prose.Assignment.Name.Span.Start);
            var line = tree.Text.GetPosition(prose.Span.Start).Line;
            yield return Descriptor
                .At(tree.GetLocation(prose.SetKeyword.Span), tree.Text.ToString(prose.Assignment.Name.Span))
                .WithCallout(context.IsXl
                    ? $"xl stops: \"syntax error, unexpected IDENT, expecting += or '='\""
                    : $"xm stops: \"Errors were found at line {line} while processing {file.FileName}\"")
                .WithEffect("the domain is not created")
                .WithFix(new CodeFix("Remove the word 'set'", IsSafe: false, [new TextEdit(new Location(tree.Text, word), "")]));
        }
    }
}
