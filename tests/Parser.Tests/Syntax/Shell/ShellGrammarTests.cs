using XenNetLint.Syntax;
using XenNetLint.Syntax.Shell;
using Xunit;

namespace XenNetLint.Parser.Tests.Syntax.Shell;

public sealed class ShellGrammarTests
{
    /// <summary>Text, then a line's kind with its words in brackets; lines are parted by <c>/</c>.</summary>
    public static TheoryData<string, string, string> Lines => new()
    {
        { "", "", "nothing" },
        { "\n  \n", "Blank[]/Blank[]", "blank lines" },
        { "#!/bin/sh\n# c\n #! d", "Shebang[]/Comment[]/Comment[]", "comments" },
        { "brctl addbr br0", "Command[brctl, addbr, br0]", "a command" },
        { "brctl addbr br0 # comment", "Command[brctl, addbr, br0]", "a comment behind it" },
        { "echo a#b", "Command[echo, a#b]", "no comment inside a word" },
        { "\"$dir/network-bridge\" \"$@\" vifnum=0", "Command[\"$dir/network-bridge\", \"$@\", vifnum=0]", "variables" },
        { "echo 'a b'\"c d\"e\\ f", "Command[echo, 'a b'\"c d\"e\\ f]", "quotes" },
        { "echo 'a\nb' c\nd", "Command[echo, 'a\nb', c]/Command[d]", "a quote joins lines" },
        { "a \\\n b\nc", "Command[a, b]/Command[c]", "a backslash joins lines" },
        { "a b\r\nc", "Command[a, b]/Command[c]", "CR belongs to the line end" },
        { "a=b", "Assignment[a=b]", "assignment" },
        { "dir=$(dirname \"$0\")", "Assignment[dir=$(dirname \"$0\")]", "a command's output in an assignment" },
        { "op=`echo a b`", "Assignment[op=`echo a b`]", "the same with backquotes" },
        { "a=\"b c\" # d", "Assignment[a=\"b c\"]", "quotes in an assignment" },
        { "a=b c", "Other[]", "an assignment for one command" },
        { "a=b c=d", "Other[]", "two assignments" },
        { "1=b", "Command[1=b]", "no name" },
        { "export a=b", "Command[export, a=b]", "export is a command" },
        { "a | b", "Other[]", "pipe" },
        { "a > b", "Other[]", "redirection" },
        { "a >b", "Other[]", "redirection without a blank" },
        { "a; b", "Other[]", "list" },
        { "a && b", "Other[]", "and" },
        { "a &", "Other[]", "background" },
        { "(a)", "Other[]", "subshell" },
        { "{ a", "Other[]", "group" },
        { "a *.sh", "Other[]", "glob" },
        { "a b?", "Other[]", "glob" },
        { "[ -e a ]", "Other[]", "test" },
        { "a '*?|;>' \"&()\" \\*", "Command[a, '*?|;>', \"&()\", \\*]", "quoted, they are ordinary" },
        { "a $(b)", "Other[]", "substitution" },
        { "a \"x`b`\"", "Other[]", "substitution in quotes" },
        { "a ${b:-$(c)}", "Other[]", "substitution in an expansion" },
        { "a ${b:-c d} $1 $#", "Command[a, ${b:-c d}, $1, $#]", "expansions" },
        { "if a", "Other[]", "keyword" },
        { "! a", "Other[]", "keyword" },
        { "for x in y\ndo\na\ndone", "Other[]/Other[]/Command[a]/Other[]", "keywords" },
        { "a if", "Command[a, if]", "a keyword only as first word" },
        { "a <<EOF\nb\nEOF\nc", "Other[]", "a here-document takes the rest" },
        { "a <<<b\nc", "Other[]/Command[c]", "a here-string does not" },
        { "a 'b\nc", "Other[]", "an open quote takes the rest" },
        { "a $(b\nc", "Other[]/Command[c]", "an open substitution ends with its line" },
        { "a $ b$", "Command[a, $, b$]", "a dollar alone" },
    };

    public static TheoryData<string, string?, string, bool> Words => new()
    {
        { "network-bridge", "network-bridge", "network-bridge", false },
        { "/etc/xen/scripts/network-bridge", "/etc/xen/scripts/network-bridge", "network-bridge", false },
        { "\"$dir/network-bridge\"", null, "network-bridge", false },
        { "$dir/'network-'bridge", null, "network-bridge", false },
        { "`dirname $0`/network-bridge", null, "network-bridge", false },
        { "/etc/$name", null, "", false },
        { "/etc/a$name/b", null, "b", false },
        { "${x:-/a/b}", null, "", false },
        { "'$x'", "$x", "$x", false },
        { "\\$x", "$x", "$x", false },
        { "\"a\\$b\\c\"", "a$b\\c", "a$b\\c", false },
        { "a\\\nb", "ab", "ab", false },
        { "~/a", null, "a", false },
        { "''", "", "", false },
        { "\"it's\"", "it's", "it's", false },
        { "\"$@\"", null, "", true },
        { "$@", null, "", true },
        { "$*", null, "", true },
        { "\"$*\"", null, "", true },
        { "${@}", null, "", true },
        { "\"$@x\"", null, "", false },
        { "'$@'", "$@", "$@", false },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_has_its_kind_and_words(string text, string shape, string why)
    {
        var tree = SyntaxTree.ParseShell(text);
        var lines = ((ShellFileSyntax)tree.Root).Lines.Select(line => $"{line.LineKind}[{string.Join(", ", line.Words.Select(word => word.Token.Text))}]");

        TreeAssert.IsWhole(tree);
        Assert.True(string.Equals(shape, string.Join('/', lines), StringComparison.Ordinal), $"{why}: {string.Join('/', lines)}");
        Assert.Empty(tree.Diagnostics);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_tells_what_is_known_of_its_value(string text, string? literal, string lastPathPart, bool isAllArguments)
    {
        var word = new ShellWordSyntax(new SyntaxToken(SyntaxKind.ShellWordToken, text, 0, 0, text.Length));

        Assert.Equal((literal, lastPathPart, isAllArguments), (word.Literal, word.LastPathPart, word.IsAllArguments));
    }
}
