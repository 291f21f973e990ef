using XenNetLint.Syntax;
using XenNetLint.Syntax.Cfg;
using Xunit;

namespace XenNetLint.Parser.Tests.Syntax.Cfg;

public sealed class StringSyntaxTests
{
    public static TheoryData<string, string, string, string> Literals => new()
    {
        { "'plain'", "plain", "plain", "no escape" },
        { "''", "", "", "empty" },
        { @"'a\n\t\\\'\""b'", "a\n\t\\'\"b", "a\n\t\\'\"b", "escapes that both know" },
        { @"'a\101b'", "aAb", "ab", "octal gives nothing under xl: config-languages §10.3 #54" },
        { @"'a\1012b'", "aA2b", "a2b", "three octal digits at most" },
        { @"'a\x41b'", "aAb", "a41b", "hexadecimal" },
        { @"'a\x4'", @"a\x4", "a4", "an escape that Python rejects stays" },
        { @"'a\qb'", @"a\qb", "ab", "an unknown escape" },
        { @"r'a\nb'", @"a\nb", "a\nb", "raw for Python" },
        { @"u'\u0041'", "A", "0041", "unicode" },
        { @"'\u0041'", @"\u0041", "0041", "not unicode" },
        { @"u'\U0001F600'", "\U0001F600", "0001F600", "beyond sixteen bits" },
        { "'a\\\nb'", "ab", "ab", "a joined line" },
        { "'a\\\r\nb'", "ab", "a\nb", "a joined line of a DOS file" },
        { "'''a\nb'''", "a\nb", "a\nb", "three quotes" },
    };

    [Theory]
    [MemberData(nameof(Literals))]
    public void Each_toolstack_gives_a_literal_its_own_value(string text, string python, string xl, string why)
    {
        var literal = Parse(text);

        Assert.True(string.Equals(python, literal.GetPythonValue(), StringComparison.Ordinal), $"{why}: {literal.GetPythonValue()}");
        if (!text.Contains('\r', StringComparison.Ordinal) && !text.Contains('\n', StringComparison.Ordinal))
        {
            Assert.True(string.Equals(xl, literal.GetXlValue(), StringComparison.Ordinal), $"{why}: {literal.GetXlValue()}");
        }
    }

    [Theory]
    [InlineData("'x'", "", '\'', false, false, false, "x")]
    [InlineData("uR\"x\"", "uR", '"', false, true, true, "x")]
    [InlineData("b'x'", "b", '\'', false, false, false, "x")]
    [InlineData("'''x'''", "", '\'', true, false, false, "x")]
    [InlineData("r''''x'''", "r", '\'', true, true, false, "'x")]
    [InlineData("\"\"\"\"\"\"", "", '"', true, false, false, "")]
    public void A_literal_tells_how_it_is_written(
        string text, string prefix, char quote, bool isTriple, bool isRaw, bool isUnicode, string content)
    {
        var literal = Parse(text);

        Assert.Equal(
            (prefix, quote, isTriple, isRaw, isUnicode, content),
            (literal.Prefix, literal.Quote, literal.IsTripleQuoted, literal.IsRaw, literal.IsUnicode, $"a = {text}".Substring(literal.ContentSpan.Start, literal.ContentSpan.Length)));
    }

    private static StringSyntax Parse(string text) =>
        Assert.IsType<StringSyntax>(((AssignmentSyntax)((CfgFileSyntax)SyntaxTree.ParseCfg($"a = {text}").Root).Statements[0]).Value);
}
