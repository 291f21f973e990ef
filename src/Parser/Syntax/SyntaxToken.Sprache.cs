using Sprache;

namespace XenNetLint.Syntax;

/// <content>
/// A token is the result of the parser that made it and the input of the next one: one allocation instead of three.
/// All interfaces of Sprache are implemented explicitly, so that no user of the tree meets them.
/// </content>
public sealed partial class SyntaxToken : IInput, IResult<SyntaxToken>
{
    SyntaxToken IResult<SyntaxToken>.Value => this;

    bool IResult<SyntaxToken>.WasSuccessful => true;

    string IResult<SyntaxToken>.Message => "";

    IEnumerable<string> IResult<SyntaxToken>.Expectations => [];

    IInput IResult<SyntaxToken>.Remainder => this;

    string IInput.Source => _source;

    int IInput.Position => _end;

    bool IInput.AtEnd => _end == _source.Length;

    char IInput.Current => _source[_end];

    int IInput.Line => _source.AsSpan(0, _end).Count('\n') + 1;

    int IInput.Column => _end - _source.AsSpan(0, _end).LastIndexOf('\n');

    // Only Parse.Ref remembers anything here, and that is banned.
    IDictionary<object, object> IInput.Memos => new Dictionary<object, object>();

    /// <summary>Where the first token of <paramref name="source"/> is read.</summary>
    internal static SyntaxToken BeginningOf(string source) => new(SyntaxKind.None, source, 0, 0, 0);

    IInput IInput.Advance() => new SyntaxToken(SyntaxKind.None, _source, _end, _end, _end + 1);

    bool IEquatable<IInput>.Equals(IInput? other) => other is not null && other.Position == _end && ReferenceEquals(other.Source, _source);
}
