using XenNetLint.Syntax;
using XenNetLint.Syntax.Cfg;
using XenNetLint.Text;
using Xunit;

namespace XenNetLint.Parser.Tests.Syntax;

public sealed class SyntaxTreeTests
{
    public static TheoryData<string, string> Trivia => new()
    {
        { "a = 1", "" },
        { "  \t# one\r\n\n #two\na = 1", "Whitespace'  \t' Comment'# one' NewLine'\r\n' NewLine'\n' Whitespace' ' Comment'#two' NewLine'\n'" },
        { "\uFEFFa = 1", "SkippedText'\uFEFF'" },
        { "\\\n \\\r\na = 1", "LineContinuation'\\\n' Whitespace' ' LineContinuation'\\\r\n'" },
        { "\r \f\va = 1", "Whitespace'\r \f\v'" },
    };

    [Theory]
    [MemberData(nameof(Trivia))]
    public void Trivia_before_a_token_are_told_apart(string text, string expected)
    {
        var tree = SyntaxTree.ParseCfg(text);
        var pieces = tree.Root.FirstToken.LeadingTrivia.Select(piece => $"{piece.Kind}'{tree.Text.ToString(piece.Span)}'");

        Assert.Equal(expected, string.Join(' ', pieces));
    }

    [Fact]
    public void What_follows_the_last_token_belongs_to_the_end_of_the_file()
    {
        var tree = SyntaxTree.ParseCfg("a = 1 # one\n# two");

        Assert.Equal(new TextSpan(5, 12), tree.Root.LastToken.FullSpan);
        Assert.Equal(new TextSpan(0, 17), tree.Root.Span);
    }

    [Fact]
    public void A_node_begins_behind_its_trivia()
    {
        var tree = SyntaxTree.ParseCfg("# one\na = 1 # two\n");
        var assignment = ((CfgFileSyntax)tree.Root).Statements[0];

        Assert.Equal(new TextSpan(6, 5), assignment.Span);
        Assert.Equal(new TextSpan(0, 11), assignment.FullSpan);
        Assert.Equal((2, 1), (tree.GetLocation(assignment).Start.Line, tree.GetLocation(assignment).Start.Column));
    }

    [Fact]
    public void Parents_are_known_inside_the_tree_only()
    {
        var tree = SyntaxTree.ParseCfg("a = 1");
        var other = SyntaxTree.ParseCfg("a = 1");

        Assert.Null(tree.GetParent(tree.Root));
        Assert.Same(tree.Root, tree.GetParent(((CfgFileSyntax)tree.Root).Statements[0]));
        Assert.Null(tree.GetParent(((CfgFileSyntax)other.Root).Statements[0]));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_come_back()
    {
        byte[] bytes = [.. "name = '"u8, 0xE9, 0xFF, .. "' # "u8, 0x80];

        Assert.Equal(bytes, SyntaxTree.ParseCfg(SourceText.FromBytes("x.cfg", bytes)).ToBytes());
    }

    [Fact]
    public void Findings_stand_in_the_order_of_the_text()
    {
        var tree = SyntaxTree.ParseCfg("a = [ 'x' y, 'z' 7\nb = \n<\n");

        Assert.Equal("XNL0001 XNL0001 XNL0001 XNL0001 XNL0002", string.Join(' ', tree.Diagnostics.Select(diagnostic => diagnostic.Id)));
        Assert.Equal(tree.Diagnostics.Select(diagnostic => diagnostic.Location.Span.Start).Order(), tree.Diagnostics.Select(diagnostic => diagnostic.Location.Span.Start));
    }

    [Theory]
    [InlineData(SyntaxLanguage.Sxp)]
    [InlineData(SyntaxLanguage.Cfg)]
    [InlineData(SyntaxLanguage.Shell)]
    [InlineData(SyntaxLanguage.Interfaces)]
    [InlineData(SyntaxLanguage.Ini)]
    public void A_tree_knows_its_language(SyntaxLanguage language)
    {
        var tree = TreeAssert.Parse(language, "a");

        Assert.Equal(language, tree.Language);
        Assert.Equal(language is SyntaxLanguage.Interfaces or SyntaxLanguage.Ini ? "LineFile" : $"{language}File", tree.Root.Kind.ToString());
    }

    [Fact]
    public void Every_kind_of_token_and_node_occurs_in_some_tree()
    {
        string[] texts = ["(a 'b') ) \u0004", "a = [1, None, (2), (3,), 'x' 'y', f(x)]; b += \nset vif = ['c=d']\nimport e\n<\n", "a = [" + new string('[', 300)];
        var seen = texts.SelectMany(text => (SyntaxTree[])[SyntaxTree.ParseSxp(text), SyntaxTree.ParseCfg(text)])
            .Append(SyntaxTree.ParseShell("# a\nb c\nd | e\nf <<G\n"))
            .Append(SyntaxTree.ParseIni("# a\n[b]\nc=d\n"))
            .SelectMany(tree => tree.DescendantNodes().SelectMany(node => node.DescendantTokens().Append(node)))
            .Select(node => node.Kind);

        Assert.Equal(Enum.GetValues<SyntaxKind>().Where(kind => kind != SyntaxKind.None), seen.Distinct().Order());
    }
}
