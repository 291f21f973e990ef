using System.Text;

namespace XenNetLint.Syntax.Shell;

/// <summary>One word of a command, quotes included.</summary>
public sealed class ShellWordSyntax : SyntaxNode
{
    internal ShellWordSyntax(SyntaxToken token) => Token = token;

    /// <summary>The word as written.</summary>
    public SyntaxToken Token { get; }

    /// <summary>What the word is once the quotes are gone; null when it holds an expansion.</summary>
    public string? Literal => WithoutQuotes(Token.Characters) is { HasExpansion: false } word ? word.Text : null;

    /// <summary>What stands behind the last <c>/</c>, quotes gone; empty when that part holds an expansion.</summary>
    public string LastPathPart
    {
        get
        {
            var (text, _, expansionEnd) = WithoutQuotes(Token.Characters);
            var slash = text.LastIndexOf('/');
            return expansionEnd > slash + 1 ? "" : text[(slash + 1)..];
        }
    }

    /// <summary>Whether the word passes on all arguments of the script.</summary>
    public bool IsAllArguments => Token.Characters is "\"$@\"" or "$@" or "$*" or "\"$*\"" or "\"${@}\"" or "${@}" or "${*}" or "\"${*}\"";

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ShellWord;

    /// <inheritdoc/>
    public override int ChildCount => 1;

    /// <inheritdoc/>
    public override SyntaxNode GetChild(int index) => Token;

    /// <summary>The characters without quotes and backslashes, expansions as written; <c>ExpansionEnd</c> is where the last one ends, or 0.</summary>
    private static (string Text, bool HasExpansion, int ExpansionEnd) WithoutQuotes(ReadOnlySpan<char> word)
    {
        var text = new StringBuilder(word.Length);
        var hasExpansion = word is ['~', ..];
        var expansionEnd = 0;
        var inDouble = false;
        for (var at = 0; at < word.Length;)
        {
            switch (word[at])
            {
                case '\'' when !inDouble:
                    var close = word[(at + 1)..].IndexOf('\'');
                    var length = close < 0 ? word.Length - at - 1 : close;
                    text.Append(word.Slice(at + 1, length));
                    at += length + 2;
                    break;

                case '"':
                    inDouble = !inDouble;
                    at++;
                    break;

                case '\\' when at + 1 < word.Length:
                    // In double quotes a backslash quotes only what would mean something there.
                    if (inDouble && word[at + 1] is not ('$' or '`' or '"' or '\\' or '\n'))
                    {
                        text.Append('\\');
                    }

                    if (word[at + 1] != '\n')
                    {
                        text.Append(word[at + 1]);
                    }

                    at += 2;
                    break;

                case '$' or '`' when ShellScanner.ExpansionEnd(word, at) is var end && end > at + 1:
                    hasExpansion = true;
                    text.Append(word[at..end]);
                    expansionEnd = text.Length;
                    at = end;
                    break;

                default:
                    text.Append(word[at++]);
                    break;
            }
        }

        return (text.ToString(), hasExpansion, expansionEnd);
    }
}
