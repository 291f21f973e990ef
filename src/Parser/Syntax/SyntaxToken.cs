using XenNetLint.Text;

namespace XenNetLint.Syntax;

/// <summary>The smallest part of a tree: characters that mean something, with the trivia before them.</summary>
public sealed partial class SyntaxToken : SyntaxNode
{
    private readonly string _source;
    private readonly int _fullStart;
    private readonly int _start;
    private readonly int _end;
    private readonly SyntaxKind _kind;
    private readonly TokenState _state;

    /// <summary>A token of <paramref name="source"/>; it has no copy of its text.</summary>
    internal SyntaxToken(SyntaxKind kind, string source, int fullStart, int start, int end, TokenState state = TokenState.Complete)
    {
        _source = source;
        _fullStart = fullStart;
        _start = start;
        _end = end;
        _kind = kind;
        _state = state;
    }

    /// <inheritdoc/>
    public override SyntaxKind Kind => _kind;

    /// <inheritdoc/>
    public override TextSpan Span => TextSpan.FromBounds(_start, _end);

    /// <inheritdoc/>
    public override TextSpan FullSpan => TextSpan.FromBounds(_fullStart, _end);

    /// <summary>The characters without trivia; a new string at each call.</summary>
    public string Text => _source[_start.._end];

    /// <summary>The characters without trivia, not copied.</summary>
    public ReadOnlySpan<char> Characters => _source.AsSpan(_start, _end - _start);

    /// <summary>Whether the grammar needs a token here and the text has none; the width is then zero.</summary>
    public bool IsMissing => _state == TokenState.Missing;

    /// <summary>Whether the text ends, or the line, before what closes this token.</summary>
    public bool IsUnterminated => _state == TokenState.Unterminated;

    /// <inheritdoc/>
    public override int ChildCount => 0;

    /// <inheritdoc/>
    public override SyntaxToken FirstToken => this;

    /// <inheritdoc/>
    public override SyntaxToken LastToken => this;

    /// <summary>Blanks, line ends and comments before the token, in order. They are found anew at each call.</summary>
    public IEnumerable<SyntaxTrivia> LeadingTrivia => SyntaxTrivia.Split(_source, _fullStart, _start);

    /// <summary>The characters with the trivia before them, not copied.</summary>
    internal ReadOnlySpan<char> FullCharacters => _source.AsSpan(_fullStart, _end - _fullStart);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">Always: a token has no parts.</exception>
    public override SyntaxNode GetChild(int index) => throw new ArgumentOutOfRangeException(nameof(index), index, "A token has no parts.");

    /// <inheritdoc/>
    public override string ToString() => Text;
}
