namespace XenNetLint.Syntax.Shell;

/// <summary>A part of a word that a shell treats in one way.</summary>
/// <param name="Text">The characters, quotes and backslashes gone; an expansion as written, with its <c>$</c> or backquotes.</param>
/// <param name="IsExpansion">Whether something else takes its place.</param>
/// <param name="IsQuoted">Whether it is neither split nor a pattern.</param>
public readonly record struct ShellWordPiece(string Text, bool IsExpansion, bool IsQuoted)
{
    /// <summary>Takes a word apart.</summary>
    public static IReadOnlyList<ShellWordPiece> Split(ReadOnlySpan<char> word)
    {
        var pieces = new List<ShellWordPiece>();
        var start = 0;
        for (var at = 0; at < word.Length;)
        {
            switch (word[at])
            {
                case '\'':
                    Flush(pieces, word[start..at], isQuoted: false);
                    var close = word[(at + 1)..].IndexOf('\'');
                    var length = close < 0 ? word.Length - at - 1 : close;
                    pieces.Add(new(word.Slice(at + 1, length).ToString(), IsExpansion: false, IsQuoted: true));
                    at = start = Math.Min(at + length + 2, word.Length);
                    break;

                case '"':
                    Flush(pieces, word[start..at], isQuoted: false);
                    at = start = SplitQuoted(word, at + 1, pieces);
                    break;

                case '\\' when at + 1 < word.Length:
                    Flush(pieces, word[start..at], isQuoted: false);
                    if (word[at + 1] != '\n')
                    {
                        pieces.Add(new(word[at + 1].ToString(), IsExpansion: false, IsQuoted: true));
                    }

                    at = start = at + 2;
                    break;

                case '$' or '`' when ShellScanner.ExpansionEnd(word, at) is var end && end > at + 1:
                    Flush(pieces, word[start..at], isQuoted: false);
                    pieces.Add(new(word[at..end].ToString(), IsExpansion: true, IsQuoted: false));
                    at = start = end;
                    break;

                default:
                    at++;
                    break;
            }
        }

        Flush(pieces, word[start..], isQuoted: false);
        return pieces;
    }

    /// <summary>The inside of double quotes; behind them.</summary>
    private static int SplitQuoted(ReadOnlySpan<char> word, int at, List<ShellWordPiece> pieces)
    {
        var first = pieces.Count;
        var start = at;
        while (at < word.Length && word[at] != '"')
        {
            if (word[at] == '\\' && at + 1 < word.Length && word[at + 1] is '$' or '`' or '"' or '\\' or '\n')
            {
                // In double quotes a backslash quotes only what would mean something there.
                Flush(pieces, word[start..at], isQuoted: true);
                start = word[at + 1] == '\n' ? at + 2 : at + 1;
                at += 2;
            }
            else if (word[at] is '$' or '`' && ShellScanner.ExpansionEnd(word, at) is var end && end > at + 1)
            {
                Flush(pieces, word[start..at], isQuoted: true);
                pieces.Add(new(word[at..end].ToString(), IsExpansion: true, IsQuoted: true));
                at = start = end;
            }
            else
            {
                at++;
            }
        }

        Flush(pieces, word[start..at], isQuoted: true);
        if (pieces.Count == first)
        {
            // Nothing in quotes is still a word.
            pieces.Add(new("", IsExpansion: false, IsQuoted: true));
        }

        return Math.Min(at + 1, word.Length);
    }

    private static void Flush(List<ShellWordPiece> pieces, ReadOnlySpan<char> text, bool isQuoted)
    {
        if (!text.IsEmpty)
        {
            pieces.Add(new(text.ToString(), IsExpansion: false, isQuoted));
        }
    }
}
