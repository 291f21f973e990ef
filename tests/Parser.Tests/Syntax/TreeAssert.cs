using XenNetLint.Syntax;
using XenNetLint.Text;
using Xunit;

namespace XenNetLint.Parser.Tests.Syntax;

/// <summary>What must be true of every tree.</summary>
internal static class TreeAssert
{
    public static SyntaxTree Parse(SyntaxLanguage language, string text) => language switch
    {
        SyntaxLanguage.Sxp => SyntaxTree.ParseSxp(text),
        SyntaxLanguage.Cfg => SyntaxTree.ParseCfg(text),
        SyntaxLanguage.Interfaces => SyntaxTree.ParseInterfaces(text),
        SyntaxLanguage.Ini => SyntaxTree.ParseIni(text),
        _ => SyntaxTree.ParseShell(text),
    };

    /// <summary>The findings as <c>line:column id message</c>, with <c>|</c> between.</summary>
    public static string Findings(SyntaxTree tree) =>
        string.Join('|', tree.Diagnostics.Select(diagnostic => $"{diagnostic.Location.Start} {diagnostic.Id} {diagnostic.Message}"));

    /// <summary>The text comes back, tokens tile it, trivia tile the gaps, children and embedded trees lie in order inside their parents.</summary>
    public static void IsWhole(SyntaxTree tree)
    {
        Assert.Equal(tree.Text.Content, tree.ToFullString());
        TilesExactly(new TextSpan(0, tree.Text.Length), tree.Root);
        Assert.Equal(SyntaxKind.EndOfFileToken, tree.Root.LastToken.Kind);
        foreach (var node in tree.DescendantNodes())
        {
            Assert.True(node.ChildCount > 0, node.Kind.ToString());
            var at = node.FullSpan.Start;
            for (var index = 0; index < node.ChildCount; index++)
            {
                Assert.Equal(at, node.GetChild(index).FullSpan.Start);
                at = node.GetChild(index).FullSpan.End;
                Assert.Same(node, tree.GetParent(node.GetChild(index)));
            }

            Assert.Equal(node.FullSpan.End, at);
            Assert.True(node.FullSpan.Contains(node.Span), node.Kind.ToString());
            if (node is XenNetLint.Syntax.Cfg.StringSyntax { VifSpec: { } spec } literal)
            {
                TilesExactly(literal.ContentSpan, spec);
                Assert.Same(literal, tree.GetParent(spec));
            }
        }

        Assert.All(tree.Diagnostics, diagnostic =>
        {
            Assert.True(new TextSpan(0, tree.Text.Length).Contains(diagnostic.Location.Span), diagnostic.Message);
            Assert.Contains(diagnostic.Descriptor, SyntaxDescriptors.All);
        });
    }

    private static void TilesExactly(TextSpan span, SyntaxNode node)
    {
        var at = span.Start;
        foreach (var token in node.DescendantTokens())
        {
            Assert.Equal(at, token.FullSpan.Start);
            Assert.True(token.FullSpan.Start <= token.Span.Start && token.Span.Start <= token.Span.End);
            Assert.True(!token.IsMissing || token.FullSpan.Length == 0, "a missing token has characters");
            foreach (var trivia in token.LeadingTrivia)
            {
                Assert.Equal(at, trivia.Span.Start);
                Assert.True(trivia.Span.Length > 0);
                at = trivia.Span.End;
            }

            Assert.Equal(token.Span.Start, at);
            at = token.FullSpan.End;
        }

        Assert.Equal(span.End, at);
    }
}
