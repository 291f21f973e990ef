namespace XenNetLint.Syntax.Cfg;

/// <summary>An assignment copied together with the word <c>set</c> of a sentence: <c>set vif=['…']</c>. Source: config-languages §3.3.</summary>
public sealed class ProseAssignmentSyntax : SyntaxNode
{
    internal ProseAssignmentSyntax(SyntaxToken setKeyword, AssignmentSyntax assignment)
    {
        SetKeyword = setKeyword;
        Assignment = assignment;
    }

    /// <summary>The word.</summary>
    public SyntaxToken SetKeyword { get; }

    /// <summary>What was meant.</summary>
    public AssignmentSyntax Assignment { get; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ProseAssignment;

    /// <inheritdoc/>
    public override int ChildCount => 2;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => index switch
    {
        0 => SetKeyword,
        _ => Assignment,
    };
}
