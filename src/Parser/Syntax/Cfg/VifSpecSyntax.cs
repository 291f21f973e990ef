using System.Collections.Immutable;

namespace XenNetLint.Syntax.Cfg;

/// <summary>The options inside a vif string. Source: config-languages §3.4, §8.4.</summary>
/// <remarks>Spans are offsets in the file. The text is as written, escapes not decoded. Blanks around a part belong to its tokens as trivia.</remarks>
public sealed class VifSpecSyntax : SyntaxNode
{
    internal VifSpecSyntax(ImmutableArray<VifOptionSyntax> options, ImmutableArray<SyntaxToken> separators, SyntaxToken end)
    {
        Options = options;
        Separators = separators;
        End = end;
    }

    /// <summary>The parts between commas, empty ones too; none if the string is blank.</summary>
    public ImmutableArray<VifOptionSyntax> Options { get; }

    /// <summary>The commas; one less than there are parts.</summary>
    public ImmutableArray<SyntaxToken> Separators { get; }

    /// <summary>Of width zero, with the blanks at the end of the string.</summary>
    public SyntaxToken End { get; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.VifSpec;

    /// <inheritdoc/>
    public override int ChildCount => Options.Length + Separators.Length + 1;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) =>
        index == Options.Length + Separators.Length ? End
        : index % 2 == 0 ? Options[index / 2]
        : Separators[index / 2];
}
