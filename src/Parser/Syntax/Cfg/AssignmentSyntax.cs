namespace XenNetLint.Syntax.Cfg;

/// <summary><c>name = value</c> or <c>name += value</c>.</summary>
public sealed class AssignmentSyntax : SyntaxNode
{
    internal AssignmentSyntax(SyntaxToken name, SyntaxToken @operator, SyntaxNode value, SyntaxToken? skipped, int indentation)
    {
        Name = name;
        Operator = @operator;
        Value = value;
        Skipped = skipped;
        Indentation = indentation;
    }

    /// <summary>The name that is set.</summary>
    public SyntaxToken Name { get; }

    /// <summary><c>=</c> or <c>+=</c>.</summary>
    public SyntaxToken Operator { get; }

    /// <summary>The value; a <see cref="MissingValueSyntax"/> if there is none.</summary>
    public SyntaxNode Value { get; }

    /// <summary>What stands behind the value and cannot belong to it; null if nothing does.</summary>
    public SyntaxToken? Skipped { get; }

    /// <summary>Column of the first character on the line of the statement, from 0, a tab reaching to the next multiple of eight.</summary>
    /// <value>-1 behind a semicolon: the statement stands in the block of the one before it.</value>
    public int Indentation { get; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Assignment;

    /// <inheritdoc/>
    public override int ChildCount => Skipped is null ? 3 : 4;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => index switch
    {
        0 => Name,
        1 => Operator,
        2 => Value,
        _ => Skipped ?? throw new ArgumentOutOfRangeException(nameof(index), index, "The assignment has three parts."),
    };
}
