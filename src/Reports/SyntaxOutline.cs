using XenNetLint.Syntax;

namespace XenNetLint.Reports;

/// <summary>Walks a tree without the thread's stack: files may nest a million lists.</summary>
internal static class SyntaxOutline
{
    /// <summary>All nodes and tokens in the order of the text with their depth, parents first; the parts of a vif specification behind their string's token.</summary>
    internal static IEnumerable<(SyntaxNode Node, int Depth)> Of(SyntaxNode root)
    {
        var pending = new Stack<(SyntaxNode Node, int Depth)>();
        pending.Push((root, 0));
        while (pending.TryPop(out var item))
        {
            yield return item;
            if (item.Node.Embedded is { } embedded)
            {
                pending.Push((embedded, item.Depth + 1));
            }

            for (var index = item.Node.ChildCount - 1; index >= 0; index--)
            {
                pending.Push((item.Node.GetChild(index), item.Depth + 1));
            }
        }
    }
}
