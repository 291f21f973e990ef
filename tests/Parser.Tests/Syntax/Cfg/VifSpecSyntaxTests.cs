using XenNetLint.Syntax;
using XenNetLint.Syntax.Cfg;
using Xunit;

namespace XenNetLint.Parser.Tests.Syntax.Cfg;

public sealed class VifSpecSyntaxTests
{
    /// <summary>Content, then its options: a missing token is <c>?</c>, blanks before a token are <c>_</c>.</summary>
    public static TheoryData<string, string, string> Specs => new()
    {
        { "mac=00:16:3e:01:01:01,bridge=br0", "mac = 00:16:3e:01:01:01 | , | bridge = br0 | ", "two options" },
        { "", "", "empty" },
        { "  ", "_", "blank" },
        { "bridge=br0,", "bridge = br0 | , | ? ? ? | ", "a comma at the end" },
        { "=x", "? = x | ", "no key" },
        { "bridge=", "bridge = ? | ", "no value" },
        { "trusted", "trusted ? ? | ", "no equals sign" },
        { " bridge = br0 , mac=x ", "_bridge _= _br0 | _, | _mac = x | _", "blanks belong to the tokens behind them" },
        { "ip=10.0.0.1 10.0.0.2", "ip = 10.0.0.1 10.0.0.2 | ", "blanks inside a value" },
        { "mac=a;bridge=b", "mac = a;bridge=b | ", "only the first equals sign counts" },
        { ",", "? ? ? | , | ? ? ? | ", "two empty parts" },
        { "a= ,b", "a = ? | _, | b ? ? | ", "a blank value" },
    };

    [Theory]
    [MemberData(nameof(Specs))]
    public void A_spec_is_taken_apart_at_commas_and_first_equals_signs(string content, string shape, string why)
    {
        var tree = SyntaxTree.ParseCfg($"vif = ['{content}']");
        var spec = Assert.Single(tree.DescendantNodes().OfType<VifSpecSyntax>());

        TreeAssert.IsWhole(tree);
        Assert.True(tree.Diagnostics.Count == 0, TreeAssert.Findings(tree));
        Assert.True(string.Equals(shape, Shape(spec), StringComparison.Ordinal), $"{why}: {Shape(spec)}");
    }

    [Theory]
    [InlineData("vif = 'bridge=a'", 1)]
    [InlineData("vif = ['a=b' 'c=d']", 2)]
    [InlineData("vif = [['a=b'], ('c=d', ('e=f'))]", 3)]
    [InlineData("vif += ['a=b']", 1)]
    [InlineData("set vif = ['a=b']", 1)]
    [InlineData("if x:\n  vif = ['a=b']", 1)]
    [InlineData("vif = '''a=b,\nc=d'''", 1)]
    [InlineData("vif = ['a=b", 1)]
    [InlineData("vifs = ['a=b']", 0)]
    [InlineData("Vif = ['a=b']", 0)]
    [InlineData("disk = ['a=b']", 0)]
    [InlineData("vif = ['a=%s' % b]", 0)]
    public void Only_the_value_of_vif_is_taken_apart(string text, int count)
    {
        var tree = SyntaxTree.ParseCfg(text);

        TreeAssert.IsWhole(tree);
        Assert.Equal(count, tree.DescendantNodes().Count(node => node is VifSpecSyntax));
    }

    [Fact]
    public void Spans_are_places_in_the_file()
    {
        var tree = SyntaxTree.ParseCfg("name = 'x'\nvif = [ 'mac=a,\\\n bridge=xenbr9' ]\n");
        var option = tree.DescendantNodes().OfType<VifOptionSyntax>().Last();

        Assert.Equal("xenbr9", tree.Text.ToString(option.Value.Span));
        Assert.Equal((3, 9), (tree.GetLocation(option.Value).Start.Line, tree.GetLocation(option.Value).Start.Column));
        Assert.IsType<StringSyntax>(tree.GetParent(Assert.IsType<VifSpecSyntax>(tree.GetParent(option))));
    }

    private static string Shape(VifSpecSyntax spec)
    {
        var parts = Enumerable.Range(0, spec.ChildCount).Select(spec.GetChild).Select(part => part is VifOptionSyntax option
            ? $"{Token(option.Key)} {Token(option.EqualsToken)} {Token(option.Value)}"
            : Token((SyntaxToken)part));
        return string.Join(" | ", parts);
    }

    private static string Token(SyntaxToken token) =>
        token.IsMissing ? "?" : (token.FullSpan.Length > token.Span.Length ? "_" : "") + token.Text;
}
