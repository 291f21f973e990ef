using System.Text.RegularExpressions;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Rules.Lifecycle;

/// <summary>A file names a guest's back end by its domain id, which changes at each start.</summary>
/// <remarks><c>vif0.N</c> is dom0's own pair and keeps its name. Comments are not looked at. Source: host-scripts §4.4, T23; config-languages §6.2.</remarks>
public sealed partial class DomainIdNameRule : SyntaxRule
{
    // Both vif and tap have three letters.
    private const int PrefixLength = 3;

    /// <summary>XNL4001.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL4001", "Name keyed on a domain id", "'{0}' holds the domain id {1}, which its guest has only until it starts again", RuleCategory.Lifecycle, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(WorkspaceFile file, SyntaxTree tree, ReaderContext context)
    {
        if (!tree.Text.Content.Contains("vif", StringComparison.Ordinal) && !tree.Text.Content.Contains("tap", StringComparison.Ordinal))
        {
            yield break;
        }

        foreach (var token in tree.DescendantTokens().Where(token => token.Kind != SyntaxKind.ShellCommentToken))
        {
            foreach (Match match in BackendName().Matches(token.Text))
            {
                var span = new TextSpan(token.Span.Start + match.Index, match.Length);
                var name = tree.Text.ToString(span);
                yield return Descriptor
                    .At(tree.GetLocation(span), name, name[PrefixLength..name.IndexOf('.', StringComparison.Ordinal)])
                    .WithEffect("after the guest's next start the line means nobody, or another guest")
                    .WithNote("'vifname=' gives a back end a name that stays");
            }
        }
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9_.-])(?:vif|tap)[1-9][0-9]*\.[0-9]+(?![A-Za-z0-9_]|\.[0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BackendName();
}
