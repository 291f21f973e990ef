using System.Collections.Immutable;

namespace XenNetLint.Syntax.Cfg;

/// <summary>Adjacent string literals; Python joins them, xl rejects them. Source: config-languages §3.4, §8.1.</summary>
public sealed class StringConcatenationSyntax : SyntaxNode
{
    internal StringConcatenationSyntax(ImmutableArray<SyntaxNode> items) => Items = items;

    /// <summary>The literals; at least two.</summary>
    public ImmutableArray<SyntaxNode> Items { get; }

    /// <summary>The literals in order; at least two.</summary>
    public IEnumerable<StringSyntax> Parts => Items.Cast<StringSyntax>();

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.StringConcatenation;

    /// <inheritdoc/>
    public override int ChildCount => Items.Length;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => Items[index];
}
