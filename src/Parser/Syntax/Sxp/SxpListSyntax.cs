using System.Collections.Immutable;

namespace XenNetLint.Syntax.Sxp;

/// <summary>A parenthesised list.</summary>
public sealed class SxpListSyntax : SyntaxNode
{
    internal SxpListSyntax(SyntaxToken openParen, ImmutableArray<SyntaxNode> items, SyntaxToken closeParen)
    {
        OpenParen = openParen;
        Items = items;
        CloseParen = closeParen;
    }

    /// <summary><c>(</c>.</summary>
    public SyntaxToken OpenParen { get; }

    /// <summary>Values and skipped text.</summary>
    public ImmutableArray<SyntaxNode> Items { get; }

    /// <summary>The values: lists, atoms and strings.</summary>
    public ImmutableArray<SyntaxNode> Values => ValuesOf(Items);

    /// <summary><c>)</c>; missing if the file ends before it.</summary>
    public SyntaxToken CloseParen { get; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.SxpList;

    /// <inheritdoc/>
    public override int ChildCount => Items.Length + 2;

    /// <inheritdoc/>
    public override SyntaxToken FirstToken => OpenParen;

    /// <inheritdoc/>
    public override SyntaxToken LastToken => CloseParen;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) =>
        index == 0 ? OpenParen : index <= Items.Length ? Items[index - 1] : CloseParen;

    internal static ImmutableArray<SyntaxNode> ValuesOf(ImmutableArray<SyntaxNode> items) =>
        items.Any(item => item is SkippedTextSyntax) ? items.RemoveAll(item => item is SkippedTextSyntax) : items;
}
