using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax;
using XenNetLint.Syntax.Cfg;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Rules.Syntax;

/// <summary>A construct that the toolstack's reader rejects: Python under xl, <c>+=</c> before 4.13, SXP where a file of assignments is expected.</summary>
/// <remarks>Each file is reported once, at the first such place: the reader does not get further. Source: config-languages §3.3, §6.4, §8.1.</remarks>
public sealed class RejectedConstructRule : SyntaxRule
{
    private const string NotCreated = "the domain is not created";

    /// <summary>XNL0010.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL0010", "Construct that this toolstack's reader rejects", "{0} cannot read {1}", RuleCategory.Syntax, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL0116"];

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(WorkspaceFile file, SyntaxTree tree, ReaderContext context) => file.Role switch
    {
        FileRole.DomainSxp => InSxpDomain(file, tree, context),
        FileRole.DomainConfig when context.IsXl => InAssignments(tree, context, NotCreated),
        FileRole.XlConf when context.IsXl => InAssignments(tree, context, "every command of xl fails"),
        _ => [],
    };

    private static IEnumerable<Diagnostic> InAssignments(SyntaxTree tree, ReaderContext context, string effect)
    {
        if (tree.Root is not CfgFileSyntax root)
        {
            yield break;
        }

        var rejected = XlAcceptance.Rejected(tree.Text, root, context.Release).ToList();
        if (rejected.Count == 0)
        {
            yield break;
        }

        // Two vif strings without comma are XNL0113, which says more.
        var (node, what) = rejected[0];
        if (node is StringConcatenationSyntax)
        {
            yield break;
        }

        var diagnostic = Descriptor.At(tree.GetLocation(FirstLine(tree, node.Span)), context.Reader, what).WithCallout("syntax or lexical error").WithEffect(effect);
        yield return rejected.Count == 1 ? diagnostic
            : diagnostic.WithNote(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{rejected.Count - 1} more such place{(rejected.Count == 2 ? "" : "s")} in this file"));
    }

    private static IEnumerable<Diagnostic> InSxpDomain(WorkspaceFile file, SyntaxTree tree, ReaderContext context)
    {
        var start = tree.DescendantTokens().First().Span;
        if (context.IsXl)
        {
            yield return Descriptor.At(tree.GetLocation(start), context.Reader, "a domain written as SXP").WithCallout("syntax error").WithEffect(NotCreated);
        }
        else if (file.Folder.EndsWith("/auto", StringComparison.Ordinal) || file.Folder is "auto")
        {
            // xendomains passes each file of auto/ to "xm create", which runs it as Python; only "xm create -F" reads SXP.
            yield return Descriptor.At(tree.GetLocation(start), "xm create " + file.FileName, "SXP")
                .WithCallout("Python syntax error in line 1")
                .WithEffect("xendomains does not start the domain");
        }
    }

    private static TextSpan FirstLine(SyntaxTree tree, TextSpan span)
    {
        var end = tree.Text.Content.AsSpan(span.Start, span.Length).IndexOf('\n');
        return end < 0 ? span : new TextSpan(span.Start, end);
    }
}
