using XenNetLint.Text;

namespace XenNetLint.Syntax;

/// <summary>A part of a syntax tree: a token, or what tokens are put together to.</summary>
/// <remarks>Nodes have identity, not value. Their spans are offsets in the whole file.</remarks>
public abstract partial class SyntaxNode
{
    private protected SyntaxNode()
    {
    }

    /// <summary>What it is.</summary>
    public abstract SyntaxKind Kind { get; }

    /// <summary>Number of direct parts; 0 for a token.</summary>
    public abstract int ChildCount { get; }

    /// <summary>From the first token's first character to the end of the last one, without the trivia before.</summary>
    public virtual TextSpan Span => TextSpan.FromBounds(FirstToken.Span.Start, Math.Max(FirstToken.Span.Start, LastToken.Span.End));

    /// <summary>The span with the trivia before it. The full spans of all tokens tile the file.</summary>
    public virtual TextSpan FullSpan => TextSpan.FromBounds(FirstToken.FullSpan.Start, LastToken.FullSpan.End);

    /// <summary>The leftmost token.</summary>
    public virtual SyntaxToken FirstToken => GetChild(0).FirstToken;

    /// <summary>The rightmost token.</summary>
    public virtual SyntaxToken LastToken => GetChild(ChildCount - 1).LastToken;

    /// <summary>A tree of another language inside this node's token: the options of a vif string. Null for nearly all nodes.</summary>
    public virtual SyntaxNode? Embedded => null;

    /// <summary>The part at <paramref name="index"/>, in the order of the text.</summary>
    public abstract SyntaxNode GetChild(int index);

    /// <summary>All nodes below this one that are not tokens, parents first, in the order of the text; embedded ones too.</summary>
    /// <remarks>Uses no thread stack: files may nest a million lists.</remarks>
    public IEnumerable<SyntaxNode> DescendantNodes()
    {
        var pending = new Stack<SyntaxNode>();
        PushParts(pending, this);
        while (pending.TryPop(out var node))
        {
            if (node is not SyntaxToken)
            {
                yield return node;
                PushParts(pending, node);
            }
        }
    }

    /// <summary>All tokens below this node in the order of the text; not those of embedded nodes, whose text a token here covers already.</summary>
    public IEnumerable<SyntaxToken> DescendantTokens()
    {
        var pending = new Stack<SyntaxNode>();
        pending.Push(this);
        while (pending.TryPop(out var node))
        {
            if (node is SyntaxToken token)
            {
                yield return token;
                continue;
            }

            for (var index = node.ChildCount - 1; index >= 0; index--)
            {
                pending.Push(node.GetChild(index));
            }
        }
    }

    private static void PushParts(Stack<SyntaxNode> pending, SyntaxNode node)
    {
        if (node.Embedded is { } embedded)
        {
            pending.Push(embedded);
        }

        for (var index = node.ChildCount - 1; index >= 0; index--)
        {
            pending.Push(node.GetChild(index));
        }
    }
}
