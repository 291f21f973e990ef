using XenNetLint.Model.Elements;
using XenNetLint.Syntax;
using XenNetLint.Syntax.Sxp;
using XenNetLint.Text;

namespace XenNetLint.Model.Workspaces;

/// <summary>xend's accessors over a tree: what a list is called and what it says. Source: config-languages §1.5.</summary>
internal static class SxpReading
{
    /// <summary>The text of the first item if that is an atom or a string; null otherwise.</summary>
    internal static string? HeadOf(SourceText text, SxpListSyntax list) =>
        list.Values.Length > 0 ? TextOf(text, list.Values[0], SxpReaderGeneration.V3_0_4) : null;

    /// <summary>The text that the reader of a release makes of an atom or a string; null for a list.</summary>
    internal static string? TextOf(SourceText text, SyntaxNode value, SxpReaderGeneration generation) => value switch
    {
        SxpAtomSyntax atom => text.ToString(atom.Token.Span),
        SxpStringSyntax quoted => SxpEscapes.Decode(text.ToString(quoted.ContentSpan), generation).Text,
        _ => null,
    };

    /// <summary>The way in which a release's reader takes escapes. Source: config-languages §1.6.</summary>
    internal static SxpReaderGeneration GenerationOf(Release release) =>
        release.IsAtLeast(3, 0, 4) ? SxpReaderGeneration.V3_0_4
        : release.IsAtLeast(3, 0, 3) ? SxpReaderGeneration.V3_0_3
        : SxpReaderGeneration.V3_0_0;

    /// <summary>The items after the head, without an attribute list in second place.</summary>
    internal static IEnumerable<SyntaxNode> ChildrenOf(SourceText text, SxpListSyntax list)
    {
        for (var at = 1; at < list.Values.Length; at++)
        {
            if (at == 1 && list.Values[1] is SxpListSyntax attributes && HeadOf(text, attributes) is "@")
            {
                continue;
            }

            yield return list.Values[at];
        }
    }

    /// <summary>All child lists with that head, in order.</summary>
    internal static IEnumerable<SxpListSyntax> ListsOf(SourceText text, SxpListSyntax list, string head) =>
        ChildrenOf(text, list).OfType<SxpListSyntax>().Where(child => string.Equals(HeadOf(text, child), head, StringComparison.Ordinal));
}
