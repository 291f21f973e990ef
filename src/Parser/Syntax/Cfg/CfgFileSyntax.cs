using System.Collections.Immutable;

namespace XenNetLint.Syntax.Cfg;

/// <summary>A whole assignment file of xm or xl.</summary>
public sealed class CfgFileSyntax : SyntaxNode
{
    internal CfgFileSyntax(ImmutableArray<SyntaxNode> items, SyntaxToken endOfFile)
    {
        Items = items;
        EndOfFile = endOfFile;
    }

    /// <summary>Statements, and the semicolons between them.</summary>
    public ImmutableArray<SyntaxNode> Items { get; }

    /// <summary>The end, with the trivia before it.</summary>
    public SyntaxToken EndOfFile { get; }

    /// <summary>The statements without the semicolons.</summary>
    public ImmutableArray<SyntaxNode> Statements =>
        Items.Any(item => item is SyntaxToken) ? Items.RemoveAll(item => item is SyntaxToken) : Items;

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.CfgFile;

    /// <inheritdoc/>
    public override int ChildCount => Items.Length + 1;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => index < Items.Length ? Items[index] : EndOfFile;
}
