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
        { "a=b c", "Compound[a=b, c]", "an assignment for one command" },
        { "a=b c=d", "Compound[a=b, c=d]", "two assignments" },
        { "1=b", "Command[1=b]", "no name" },
        { "export a=b", "Command[export, a=b]", "export is a command" },
        { "a | b", "Compound[a, |, b]", "pipe" },
        { "a > b", "Compound[a, >, b]", "redirection" },
        { "a >b", "Compound[a, >, b]", "redirection without a blank" },
        { "a; b", "Compound[a, ;, b]", "list" },
        { "a && b", "Compound[a, &&, b]", "and" },
        { "a &", "Compound[a, &]", "background" },
        { "(a)", "Compound[(, a, )]", "subshell" },
        { "{ a", "Compound[{, a]", "group" },
        { "a *.sh", "Compound[a, *.sh]", "glob" },
        { "a b?", "Compound[a, b?]", "glob" },
        { "[ -e a ]", "Compound[[, -e, a, ]]", "test" },
        { "a '*?|;>' \"&()\" \\*", "Command[a, '*?|;>', \"&()\", \\*]", "quoted, they are ordinary" },
        { "a $(b)", "Compound[a, $(b)]", "substitution" },
        { "a \"x`b`\"", "Compound[a, \"x`b`\"]", "substitution in quotes" },
        { "a ${b:-$(c)}", "Compound[a, ${b:-$(c)}]", "substitution in an expansion" },
        { "a ${b:-c d} $1 $#", "Command[a, ${b:-c d}, $1, $#]", "expansions" },
        { "if a", "Compound[if, a]", "keyword" },
        { "! a", "Compound[!, a]", "keyword" },
        { "for x in y\ndo\na\ndone", "Compound[for, x, in, y]/Compound[do]/Command[a]/Compound[done]", "keywords" },
        { "a if", "Command[a, if]", "a keyword only as first word" },
        { "a <<EOF\nb\nEOF\nc", "Other[]", "a here-document takes the rest" },
        { "a <<<b\nc", "Compound[a, <<<, b]/Command[c]", "a here-string does not" },
        { "a 'b\nc", "Other[]", "an open quote takes the rest" },
        { "a $(b\nc", "Other[]/Command[c]", "an open substitution ends with its line" },
        { "a $ b$", "Command[a, $, b$]", "a dollar alone" },
        { "a;b;;c", "Compound[a, ;, b, ;;, c]", "operators need no blanks" },
        { "a 2>&1 >>b 2>/dev/null", "Compound[a, 2>&, 1, >>, b, 2>, /dev/null]", "the number belongs to its operator" },
        { "a 2 >b c2>d", "Compound[a, 2, >, b, c2, >, d]", "a number apart, or a longer word, does not" },
        { "a&&b||c|d&", "Compound[a, &&, b, ||, c, |, d, &]", "the longest operator" },
        { "start) a ;; # b", "Compound[start, ), a, ;;]", "a branch of case" },
        { "a;#b", "Compound[a, ;]", "a comment behind an operator" },
        { "a \"$(b\" c\nd", "Other[]/Command[d]", "an open substitution in quotes" },
    };

    /// <summary>A word and its pieces: text bare, what is quoted in quotes, expansions in angle brackets.</summary>
    public static TheoryData<string, string> Words => new()
    {
        { "network-bridge", "network-bridge" },
        { "\"$dir/network-bridge\"", "<\"$dir\">|\"/network-bridge\"" },
        { "$dir/'network-'bridge", "<$dir>|/|\"network-\"|bridge" },
        { "`dirname $0`/x", "<`dirname $0`>|/x" },
        { "${x:-/a/b}", "<${x:-/a/b}>" },
        { "'$x'", "\"$x\"" },
        { "\\$x", "\"$\"|x" },
        { "\"a\\$b\\c\"", "\"a\"|\"$b\\c\"" },
        { "a\\\nb", "a|b" },
        { "~/a", "~/a" },
        { "''", "\"\"" },
        { "\"\"", "\"\"" },
        { "\"it's\"", "\"it's\"" },
        { "\"$@\"", "<\"$@\">" },
        { "a\"$(b \"c\")\"d", "a|<\"$(b \"c\")\">|d" },
        { "a$", "a$" },
        { "'open", "\"open\"" },
        { "\"open", "\"open\"" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_has_its_kind_and_words(string text, string shape, string why)
    {
        var tree = SyntaxTree.ParseShell(text);
        var lines = ((ShellFileSyntax)tree.Root).Lines.Select(line => $"{line.LineKind}[{string.Join(", ", line.LineKind == ShellLineKind.Other ? [] : line.Parts.Where(part => part.Kind != SyntaxKind.ShellCommentToken).Select(part => part.FirstToken.Text))}]");

        TreeAssert.IsWhole(tree);
        Assert.True(string.Equals(shape, string.Join('/', lines), StringComparison.Ordinal), $"{why}: {string.Join('/', lines)}");
        Assert.Empty(tree.Diagnostics);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_is_made_of_pieces(string text, string pieces)
    {
        var word = new ShellWordSyntax(new SyntaxToken(SyntaxKind.ShellWordToken, text, 0, 0, text.Length));

        Assert.Equal(pieces, string.Join('|', word.Pieces.Select(Show)));

        static string Show(ShellWordPiece piece)
        {
            var quoted = piece.IsQuoted ? $"\"{piece.Text}\"" : piece.Text;
            return piece.IsExpansion ? $"<{quoted}>" : quoted;
        }
    }
}
