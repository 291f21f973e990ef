using System.Collections.Immutable;

namespace XenNetLint.Syntax.Cfg;

/// <summary>A list in brackets.</summary>
public sealed class ListSyntax : SyntaxNode
{
    internal ListSyntax(SyntaxToken open, ImmutableArray<SyntaxNode> elements, ImmutableArray<SyntaxToken> separators, SyntaxToken close)
    {
        Open = open;
        Elements = elements;
        Separators = separators;
        Close = close;
    }

    /// <summary><c>[</c>.</summary>
    public SyntaxToken Open { get; }

    /// <summary>The values; skipped text stands among them where no value does.</summary>
    public ImmutableArray<SyntaxNode> Elements { get; }

    /// <summary>The commas, missing ones too: one behind each element, but none behind the last if the list does not end in a comma.</summary>
    public ImmutableArray<SyntaxToken> Separators { get; }

    /// <summary><c>]</c>; may be missing.</summary>
    public SyntaxToken Close { get; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.List;

    /// <inheritdoc/>
    public override int ChildCount => Elements.Length + Separators.Length + 2;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) =>
        index == 0 ? Open
        : index > Elements.Length + Separators.Length ? Close
        : index % 2 == 1 ? Elements[index / 2]
        : Separators[(index / 2) - 1];
}
