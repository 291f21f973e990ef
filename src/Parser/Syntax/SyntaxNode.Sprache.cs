using Sprache;

namespace XenNetLint.Syntax;

/// <content>A node is the result of the parser that made it. Nothing here is seen by users of the tree.</content>
public abstract partial class SyntaxNode : IResult<SyntaxNode>
{
    SyntaxNode IResult<SyntaxNode>.Value => this;

    bool IResult<SyntaxNode>.WasSuccessful => true;

    string IResult<SyntaxNode>.Message => "";

    IEnumerable<string> IResult<SyntaxNode>.Expectations => [];

    IInput IResult<SyntaxNode>.Remainder => LastToken;
}
