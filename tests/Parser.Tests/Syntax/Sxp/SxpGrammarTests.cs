using System.Collections.Immutable;
using XenNetLint.Syntax;
using XenNetLint.Syntax.Sxp;
using Xunit;

namespace XenNetLint.Parser.Tests.Syntax.Sxp;

public sealed class SxpGrammarTests
{
    /// <summary>Values as <c>(a "b")</c>, skipped text as <c>!x!</c>, a missing parenthesis as <c>?</c>.</summary>
    public static TheoryData<string, string, string> Shapes => new()
    {
        { "", "", "nothing" },
        { " # only a comment", "", "nothing but trivia" },
        { "(network-script 'network-bridge bridge=mybridge')", "(network-script \"network-bridge bridge=mybridge\")", "§10.1 #1" },
        { "(network-script network-bridge bridge=mybridge)", "(network-script network-bridge bridge=mybridge)", "§10.1 #2" },
        { "(network-script)", "(network-script)", "§10.1 #3" },
        { "(network-script 'network-bridge  netdev=eth1')", "(network-script \"network-bridge  netdev=eth1\")", "§10.1 #4" },
        { "(network-script ' network-bridge')", "(network-script \" network-bridge\")", "§10.1 #5" },
        { "(network-script a)(network-script b)", "(network-script a) (network-script b)", "§10.1 #6" },
        { "network-script network-bridge", "network-script network-bridge", "§10.1 #7" },
        { "(Network-Script x)", "(Network-Script x)", "§10.1 #8" },
        { "(network-script (network-bridge bridge=x))", "(network-script (network-bridge bridge=x))", "§10.1 #9" },
        { "(a b\n", "(a b)?", "§10.1 #10" },
        { "(x 1)\n(a b", "(x 1) (a b)?", "§10.1 #11" },
        { "a)", "a !)!", "§10.1 #12" },
        { "(a b;c d)", "(a b ;c d)", "§10.1 #13: a separator ends an atom and starts one" },
        { "(a \"a\\qb\")", "(a \"a\\qb\")", "§10.1 #14" },
        { "(a \"\\x1f\")", "(a \"\\x1f\")", "§10.1 #15" },
        { "(a \"\\777\")", "(a \"\\777\")", "§10.1 #16" },
        { "\uFEFF(a b)", "!\uFEFF! (a b)", "§10.1 #17: byte order mark" },
        { "\u00EF\u00BB\u00BF(a \u00E9)", "!\u00EF\u00BB\u00BF! (a !\u00E9!)", "a byte order mark where bytes were taken one by one" },
        { "(a !b c!d)", "(a !b c!d)", "§10.1 #18: as from 4.0 on" },
        { "y\"x\" b'c d'e", "y\"x\" b'c d'e", "quotes inside an atom are ordinary" },
        { "\"x\"y", "\"x\" y", "nothing need stand behind a closing quote" },
        { "{b} [c] <d>", "{b } [c ] <d >", "separators start atoms" },
        { "a;b", "a ;b", "';' is no comment" },
        { "b#c\nd", "b d", "a comment right behind an atom" },
        { "()", "()", "the empty list" },
        { "(() (()))", "(() (()))", "lists in lists" },
        { "'a\\'b' \"it's\"", "\"a\\'b\" \"it's\"", "escaped and other quotes" },
        { "'two\nlines'", "\"two\nlines\"", "strings span lines" },
        { "(a\r\nb)", "(a b)", "CR is white space" },
        { "x\u00E9\u0000y", "x\u00E9\u0000y", "any character inside an atom" },
        { "\u00E9\u00E8 x", "!\u00E9\u00E8! x", "no atom starts with these; one run" },
        { "a \u0004 b )(", "a !\u0004 b )(!", "0x04 ends the document" },
        { "(a \u0004 b)", "(a !\u0004! b)", "0x04 inside a list is an invalid character" },
        { "a\u0004b", "a\u0004b", "0x04 inside an atom is ordinary" },
    };

    public static TheoryData<string, string> Findings => new()
    {
        { "(a b)", "" },
        { "\uFEFF(a)\u0004)", "" },
        { "a)", "1:2 XNL0002 unexpected ')', expected a '(' before it" },
        { "x\n(a (b (c", "2:1 XNL0001 missing ')' for this '('" },
        { "(a 'b", "1:4 XNL0003 unterminated string, expected '" },
        { "(a \"b\\\"", "1:4 XNL0003 unterminated string, expected \"" },
        { "(\u0001\u0002)", "1:2 XNL0002 unexpected '\\u0001\\u0002', expected a value" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_text_has_the_shape_that_the_reader_sees(string text, string shape, string why)
    {
        var tree = SyntaxTree.ParseSxp(text);

        TreeAssert.IsWhole(tree);
        Assert.True(string.Equals(shape, Shape(((SxpFileSyntax)tree.Root).Items), StringComparison.Ordinal), $"{why}: {Shape(((SxpFileSyntax)tree.Root).Items)}");
    }

    [Theory]
    [MemberData(nameof(Findings))]
    public void Only_what_is_wrong_for_every_reader_is_reported(string text, string findings) =>
        Assert.Equal(findings, TreeAssert.Findings(SyntaxTree.ParseSxp(text)));

    [Theory]
    [InlineData("(x 1)\n(a b", true, "inside an atom")]
    [InlineData("(a b # c", true, "inside a comment")]
    [InlineData("(a (b c", true, "inside an atom of an inner list")]
    [InlineData("(a b;", true, "a separator starts an atom")]
    [InlineData("(a b # c\n", false, "the comment has ended")]
    [InlineData("(a b\n", false, "in the list")]
    [InlineData("(a b ", false, "a blank ends the atom")]
    [InlineData("(a 'b'", false, "a string ends with its quote")]
    [InlineData("(a 'b", false, "inside a string: xend reports it")]
    [InlineData("(a (b) ", false, "behind a list")]
    [InlineData("(a", true, "first atom")]
    [InlineData("(", false, "no atom")]
    [InlineData("(a b)", false, "closed")]
    [InlineData("a b", false, "no list is open")]
    [InlineData("", false, "nothing")]
    public void A_file_that_ends_inside_a_token_of_an_open_list_says_so(string text, bool expected, string why) =>
        Assert.True(expected == ((SxpFileSyntax)SyntaxTree.ParseSxp(text).Root).EndsInsideToken, why);

    [Fact]
    public void Skipped_text_is_no_value()
    {
        var file = (SxpFileSyntax)SyntaxTree.ParseSxp("\uFEFFa ) (b \u0001 c)").Root;

        Assert.Equal("a (b !\u0001! c)", Shape(file.Values));
        Assert.Equal(2, ((SxpListSyntax)file.Values[1]).Values.Length);
    }

    [Theory]
    [InlineData("'ab'", "ab", true)]
    [InlineData("  \"\"", "", true)]
    [InlineData("'ab", "ab", false)]
    [InlineData("'", "", false)]
    public void The_content_of_a_string_lies_between_its_quotes(string text, string content, bool isTerminated)
    {
        var tree = SyntaxTree.ParseSxp(text);
        var literal = Assert.IsType<SxpStringSyntax>(((SxpFileSyntax)tree.Root).Values.Single());

        Assert.Equal(content, tree.Text.ToString(literal.ContentSpan));
        Assert.Equal(isTerminated, literal.IsTerminated);
    }

    private static string Shape(ImmutableArray<SyntaxNode> items) => string.Join(' ', items.Select(item => item switch
    {
        SxpListSyntax list => $"({Shape(list.Items)}){(list.CloseParen.IsMissing ? "?" : "")}",
        SxpAtomSyntax atom => atom.Token.Text,
        SxpStringSyntax literal => $"\"{literal.Token.Text.Trim('\'', '"')}\"",
        _ => $"!{((SkippedTextSyntax)item).Token.Text}!",
    }));
}
