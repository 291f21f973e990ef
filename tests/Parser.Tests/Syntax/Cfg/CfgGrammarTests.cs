using XenNetLint.Syntax;
using XenNetLint.Syntax.Cfg;
using Xunit;

namespace XenNetLint.Parser.Tests.Syntax.Cfg;

public sealed class CfgGrammarTests
{
    /// <summary>Text, its shape (see <see cref="CfgShape"/>), its findings, and what the line shows.</summary>
    public static TheoryData<string, string, string, string> Statements => new()
    {
        { "", "", "", "nothing" },
        { "# a\n\n  # b", "", "", "nothing but trivia" },
        { "\uFEFFa = 1", "a=#1", "", "a byte order mark is no syntax" },
        { "a = 1\r\nb = 2\r\n", "a=#1; b=#2", "", "CR belongs to the line end" },
        { "a=1;b='x';;c=2 # d", "a=#1; b='x'; c=#2", "", "semicolons" },
        { "vif += ['a']", "vif+=['a']", "", "+= as xl has it" },
        { "set vif=[ 'bridge=mybridge' ]", "set vif=['bridge=mybridge']", "", "the word set is prose" },
        { "set = 1", "set=#1", "", "a name like any other" },
        { "import os, re\nfrom x import *", "{import}{os, re}; {from}{x import *}", "", "imports" },
        { "import os; a = 1", "{import}{os}; a=#1", "", "a semicolon behind a kept statement" },
        { "vif.default.script = 'x'", "vif.default.script='x'", "", "a dotted name of xl.conf" },
        { "vif = [ 'a',\nvif.default.script='x'", "vif=['a', ]?; vif.default.script='x'", "1:7 XNL0001 missing ']' for this '['", "an open list ends before a dotted name too" },
        { "if x: a = 1; b = 2\nc = 3", "{if}{x: a = 1; b = 2}; c=#3", "", "a semicolon inside a block" },
        { "def f(a,\n      b):\n    return a", "{def}{f(a,\n      b):}; {return}{a}", "", "brackets join lines" },
        { "print 'a' % \\\n  b\na = 1", "{print}{'a' % \\\n  b}; a=#1", "", "a backslash joins lines" },
        { "@decorated\ndef f(): pass", "{@}{decorated}; {def}{f(): pass}", "", "decorators" },
        { "foo(1)\nos.x[1] = 2\nd['k'] = 3\na, b = 1, 2\nc -= 1\nd **= 2", "{foo}{(1)}; {os}{.x[1] = 2}; {d}{['k'] = 3}; {a}{, b = 1, 2}; {c}{-= 1}; {d}{**= 2}", "", "targets that are not a name" },
        { "(a, b) = (1, 2)", "{(}{a, b) = (1, 2)}", "", "a tuple of targets" },
        { "a = b = 1", "{a}{= b = 1}", "", "a chain" },
        { "'''doc\nstring'''\na = 1", "{'''doc\nstring'''}{}; a=#1", "", "a string alone" },
        { "else:\n  a = 1", "{else}{:}; a=#1", "", "blocks" },
        { "foo bar # c", "!foo bar!", "1:5 XNL0002 unexpected 'bar', expected '=' behind 'foo'", "no operator" },
        { "foo", "!foo!", "1:4 XNL0001 missing '=' behind 'foo'", "a name alone" },
        { "<xml a='b'>\na = 1", "!<xml a='b'>!; a=#1", "1:1 XNL0002 unexpected '<xml a='b'>', expected a statement such as 'name = value'", "one physical line" },
        { "(vm (name x))", "!(vm (name x))!", "1:1 XNL0002 unexpected '(vm (name x))', expected a statement such as 'name = value'", "SXP given as assignments" },
        { "a == 1", "!a == 1!", "1:3 XNL0002 unexpected '== 1', expected '=' behind 'a'", "no assignment" },
        { "a = 'x' y", "a='x' !y!", "1:9 XNL0002 unexpected 'y', expected the end of the statement", "something behind the value" },
        { "a = 'x'\0", "a='x' !\0!", "1:8 XNL0002 unexpected '\\u0000', expected the end of the statement", "control characters are shown by code" },
    };

    public static TheoryData<string, string, string, string> Values => new()
    {
        { "'x'", "'x'", "", "string" },
        { "u'x'", "u'x'", "", "prefix" },
        { "Ur\"y\"", "Ur\"y\"", "", "two prefixes" },
        { "f'x'", "f !'x'!", "1:6 XNL0002 unexpected ''x'', expected the end of the statement", "not a prefix of Python 2" },
        { "'''a\n'b''c'''", "'''a\n'b''c'''", "", "triple quotes" },
        { "'a\\\nb'", "'a\\\nb'", "", "a backslash joins lines inside a string" },
        { "'a\\'b'", "'a\\'b'", "", "an escaped quote" },
        { "'a' 'b' \"c\"", "'a'~'b'~\"c\"", "", "Python joins adjacent literals" },
        { "\\\n 1", "#1", "", "a backslash joins lines" },
        { "12", "#12", "", "number" },
        { "-1", "#-1", "", "sign" },
        { "0x1F", "#0x1F", "", "hexadecimal" },
        { "1.5e-3", "#1.5e-3", "", "float" },
        { "10L", "#10L", "", "long" },
        { "512MB", "!512MB!", "1:5 XNL0002 unexpected '512MB', expected a value", "not a number" },
        { "None", "None", "", "name" },
        { "[]", "[]", "", "empty list" },
        { "['a', 1, b,]", "['a', #1, b, ]", "", "list" },
        { "[ # c\n 'a'\n , # d\n\n 'b'\n]", "['a', 'b']", "", "lines and comments inside brackets" },
        { "[['a'], []]", "[['a'], []]", "", "nested lists" },
        { "()", "t()", "", "empty tuple" },
        { "('a',)", "t('a', )", "", "tuple" },
        { "('a')", "p('a')", "", "one expression in parentheses" },
        { "('a'\n 'b')", "p('a'~'b')", "", "joined over lines" },
        { "1, 2", "{1, 2}", "", "a tuple without parentheses" },
        { "'a%d' % x", "{'a%d' % x}", "", "operator" },
        { "['a'] + b # c", "{['a'] + b}", "", "operator behind a list" },
        { "f(1, ']')", "{f(1, ']')}", "", "call" },
        { "a.b[0]", "{a.b[0]}", "", "attribute and element" },
        { "x == 1", "{x == 1}", "", "comparison" },
        { "not x", "{not x}", "", "not" },
        { "lambda x: x", "{lambda x: x}", "", "lambda" },
        { "{ 'a': 1,\n 'b': 2 }", "{{ 'a': 1,\n 'b': 2 }}", "", "dictionary" },
        { "-x", "{-x}", "", "sign before a name" },
        { "'a' if x else 'b'", "{'a' if x else 'b'}", "", "conditional" },
        { "['%d' % i for i in y]", "{['%d' % i for i in y]}", "", "comprehension" },
        { "['for', f(1 for x in y)]", "['for', {f(1 for x in y)}]", "", "for elsewhere makes no comprehension" },
        { "['a' % (b, c), 'd']", "[{'a' % (b, c)}, 'd']", "", "an element up to its comma" },
        { "", "?", "1:4 XNL0001 missing value", "nothing" },
        { "; b = 1", "?; b=#1", "1:4 XNL0001 missing value", "nothing before a semicolon" },
        { "# c", "?", "1:4 XNL0001 missing value", "nothing but a comment" },
        { "/boot/x", "!/boot/x!", "1:5 XNL0002 unexpected '/boot/x', expected a value", "quotes forgotten" },
        { "'x", "'x?", "1:5 XNL0003 unterminated string, expected '", "open string" },
        { "'x\nb = 1", "'x?; b=#1", "1:5 XNL0003 unterminated string, expected '", "an open string ends with its line" },
        { "'x\r\nb = 1", "'x?; b=#1", "1:5 XNL0003 unterminated string, expected '", "CR is not part of it" },
        { "\"\"\"x\nb = 1", "\"\"\"x\nb = 1?", "1:5 XNL0003 unterminated string, expected \"\"\"", "an open triple quote takes the rest" },
        { "['a' b]", "['a',? b]", "1:9 XNL0001 missing ',' or ']'", "a comma is missing" },
        { "[a 'b']", "[a,? 'b']", "1:7 XNL0001 missing ',' or ']'", "a comma is missing before a string" },
        { "['a',,'b']", "['a', ?, 'b']", "1:10 XNL0001 missing value", "two commas" },
        { "['a' / , 'b']", "[{'a' /}, 'b']", "", "an operator keeps the element whole" },
        { "[:]", "[!:!]", "1:6 XNL0002 unexpected ':', expected a value", "no value" },
        { "['a')]", "['a',? !)!]", "1:9 XNL0002 unexpected ')', expected a '(' before it", "the wrong bracket" },
        { "['a'", "['a']?", "1:5 XNL0001 missing ']' for this '['", "an open list at the end" },
        { "['a',\nb = 1\nc=['x']", "['a', ]?; b=#1; c=['x']", "1:5 XNL0001 missing ']' for this '['", "an open list ends before the next assignment" },
        { "['a',\n  b,\n c]", "['a', b, c]", "", "names in a list are not assignments" },
        { "[[('a',\nb += 1", "[[t('a', )?]?]?; b+=#1", "1:5 XNL0001 missing ']' for this '['", "one finding for all open brackets" },
        { "f(1,\nb = 1", "{f(1,}; b=#1", "1:5 XNL0003 unterminated expression, expected the end of its brackets and quotes", "an open call" },
        { "('a'", "p('a')?", "1:5 XNL0001 missing ')' for this '('", "an open parenthesis" },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public void A_statement_has_its_shape(string text, string shape, string findings, string why) => Matches(text, shape, findings, why);

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_has_its_shape(string text, string shape, string findings, string why) =>
        Matches($"a = {text}", $"a={shape}", findings, why);

    [Theory]
    [InlineData("a = 1", 0)]
    [InlineData("x:\n    a = 1", 4)]
    [InlineData("x:\n\ta = 1", 8)]
    [InlineData("x:\n  \ta = 1", 8)]
    [InlineData("x:\n# c\n\n  a = 1", 2)]
    [InlineData("x = 2; a = 1", -1)]
    [InlineData("\uFEFFa = 1", 0)]
    public void Indentation_tells_the_block(string text, int indentation) =>
        Assert.Equal(indentation, ((AssignmentSyntax)((CfgFileSyntax)SyntaxTree.ParseCfg(text).Root).Statements[^1]).Indentation);

    [Theory]
    [InlineData(CfgNesting.AsDeepAsRead, false)]
    [InlineData(CfgNesting.AsDeepAsRead + 1, true)]
    public void Two_hundred_brackets_are_read_and_no_more(int depth, bool isTooDeep)
    {
        var text = $"a = {new string('[', depth)}'x'{new string(']', depth)}\nb = 1";
        var tree = SyntaxTree.ParseCfg(text);

        TreeAssert.IsWhole(tree);
        Assert.Equal(isTooDeep ? "1:205 XNL0004 lists are nested deeper than 200; the rest is not read" : "", TreeAssert.Findings(tree));
        Assert.Equal(2, ((CfgFileSyntax)tree.Root).Statements.Length);
        Assert.Equal(Math.Min(depth, CfgNesting.AsDeepAsRead), tree.DescendantNodes().Count(node => node is ListSyntax));
    }

    private static void Matches(string text, string shape, string findings, string why)
    {
        var tree = SyntaxTree.ParseCfg(text);

        TreeAssert.IsWhole(tree);
        Assert.True(string.Equals(shape, CfgShape.Of(tree), StringComparison.Ordinal), $"{why}: {CfgShape.Of(tree)}");
        Assert.Equal(findings, TreeAssert.Findings(tree));
    }

    private static class CfgNesting
    {
        public const int AsDeepAsRead = 200;
    }
}
