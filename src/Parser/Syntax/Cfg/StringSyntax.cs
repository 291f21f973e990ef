using XenNetLint.Text;

namespace XenNetLint.Syntax.Cfg;

/// <summary>A string literal with its prefix and quotes.</summary>
public sealed class StringSyntax : SyntaxNode
{
    internal StringSyntax(SyntaxToken token, VifSpecSyntax? vifSpec)
    {
        Token = token;
        VifSpec = vifSpec;
    }

    /// <summary>The whole literal.</summary>
    public SyntaxToken Token { get; }

    /// <summary>The options inside it, if it is part of the value of <c>vif</c>.</summary>
    public VifSpecSyntax? VifSpec { get; }

    /// <summary>The letters before the quote as written; mostly empty.</summary>
    public string Prefix => Token.Characters[..PrefixLength].ToString();

    /// <summary><c>'</c> or <c>"</c>.</summary>
    public char Quote => Token.Characters[PrefixLength];

    /// <summary>Whether three quotes enclose it, so that it may span lines.</summary>
    public bool IsTripleQuoted => CfgScanner.IsTripleQuoteAt(Token.Characters, PrefixLength);

    /// <summary>Whether the prefix says that backslashes mean themselves.</summary>
    public bool IsRaw => Token.Characters[..PrefixLength].IndexOfAny('r', 'R') >= 0;

    /// <summary>Whether the prefix says <c>unicode</c>, a type that xm ignores as a value. Source: config-languages §3.1.</summary>
    public bool IsUnicode => Token.Characters[..PrefixLength].IndexOfAny('u', 'U') >= 0;

    /// <summary>Whether the closing quote is there.</summary>
    public bool IsTerminated => !Token.IsUnterminated;

    /// <summary>What stands between the quotes, as written.</summary>
    public TextSpan ContentSpan => CfgScanner.ContentSpan(Token);

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.StringLiteral;

    /// <inheritdoc/>
    public override SyntaxNode? Embedded => VifSpec;

    /// <inheritdoc/>
    public override int ChildCount => 1;

    private int PrefixLength => Token.Characters.IndexOfAny('\'', '"');

    private ReadOnlySpan<char> Content
    {
        get
        {
            var span = ContentSpan;
            return Token.Characters.Slice(span.Start - Token.Span.Start, span.Length);
        }
    }

    /// <summary>The value that Python 2 gives it. An escape that Python rejects stays as written.</summary>
    public string GetPythonValue() => IsRaw ? Content.ToString() : CfgEscapes.DecodePython(Content, IsUnicode);

    /// <summary>The value that xl gives it: escapes that xl does not know give nothing. Source: config-languages §8.1.</summary>
    public string GetXlValue() => CfgEscapes.DecodeXl(Content);

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => Token;
}
