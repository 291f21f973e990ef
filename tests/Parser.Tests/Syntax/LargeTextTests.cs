using XenNetLint.Syntax;
using XenNetLint.Syntax.Cfg;
using XenNetLint.Syntax.Sxp;
using Xunit;

namespace XenNetLint.Parser.Tests.Syntax;

/// <summary>Texts far larger than any file: they may take their time, but neither the stack nor a character.</summary>
public sealed class LargeTextTests
{
    private const int Million = 1_000_000;

    public static TheoryData<SyntaxLanguage, string, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<SyntaxLanguage, string, int>();
            foreach (var language in (SyntaxLanguage[])[SyntaxLanguage.Sxp, SyntaxLanguage.Cfg, SyntaxLanguage.Shell, SyntaxLanguage.Interfaces, SyntaxLanguage.Ini])
            {
                foreach (var shape in (string[])["line", "string", "open string", "list", "comment"])
                {
                    shapes.Add(language, shape, 5 * Million);
                    shapes.Add(language, shape, 50 * Million);
                }
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_text_of_millions_of_characters_comes_back(SyntaxLanguage language, string shape, int size)
    {
        var text = Make(shape, size);

        Assert.Equal(text, TreeAssert.Parse(language, text).ToFullString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_million_nested_sxp_lists_are_a_million_nodes(bool isClosed)
    {
        var text = new string('(', Million) + (isClosed ? new string(')', Million) : "");
        var tree = SyntaxTree.ParseSxp(text);

        Assert.Equal(text, tree.ToFullString());
        Assert.Equal(Million, tree.DescendantNodes().Count(node => node is SxpListSyntax));
        Assert.Equal(isClosed ? "" : "1:1 XNL0001 missing ')' for this '('", TreeAssert.Findings(tree));
        Assert.False(((SxpFileSyntax)tree.Root).EndsInsideToken);
        Assert.IsType<SxpListSyntax>(tree.GetParent(tree.Root.DescendantTokens().ElementAt(Million - 1)));
    }

    [Theory]
    [InlineData('[', ']', true)]
    [InlineData('[', ']', false)]
    [InlineData('(', ')', true)]
    [InlineData('(', ')', false)]
    public void A_million_nested_brackets_in_a_value_are_too_deep(char open, char close, bool isClosed)
    {
        var text = "vif = " + new string(open, Million) + (isClosed ? new string(close, Million) : "") + "\nname = 'x'\n";
        var tree = SyntaxTree.ParseCfg(text);

        Assert.Equal(text, tree.ToFullString());
        var tooDeep = Assert.Single(tree.Diagnostics, diagnostic => string.Equals(diagnostic.Id, "XNL0004", StringComparison.Ordinal));
        Assert.Equal(207, tooDeep.Location.Start.Column);
        Assert.Equal(isClosed ? 1 : 2, tree.Diagnostics.Count);
        Assert.Equal(2, ((CfgFileSyntax)tree.Root).Statements.Length);
    }

    private static string Make(string shape, int size) => shape switch
    {
        "line" => new string('x', size),
        "string" => $"a = '{new string('x', size)}'",
        "open string" => $"a = \"\"\"{new string('x', size)}",
        "list" => $"vif = [ ({string.Concat(Enumerable.Repeat("'mac=00:16:3e:00:00:01, bridge=xenbr0,ip=10.0.0.1 10.0.0.2', ", size / 60))}) ]",
        _ => $"#{new string('x', size)}",
    };
}
