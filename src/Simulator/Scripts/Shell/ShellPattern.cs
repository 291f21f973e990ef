namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary>Patterns of <c>case</c> and of expansions: <c>*</c>, <c>?</c> and sets in brackets.</summary>
internal static class ShellPattern
{
    /// <summary>Whether a text fits a pattern; a character behind a backslash stands for itself.</summary>
    public static bool Fits(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        int at = 0, place = 0, star = -1, retry = 0;
        while (at < text.Length)
        {
            if (place < pattern.Length && pattern[place] == '*')
            {
                star = place++;
                retry = at;
            }
            else if (place < pattern.Length && FitsOne(text[at], pattern, place, out var next))
            {
                at++;
                place = next;
            }
            else if (star >= 0)
            {
                place = star + 1;
                at = ++retry;
            }
            else
            {
                return false;
            }
        }

        while (place < pattern.Length && pattern[place] == '*')
        {
            place++;
        }

        return place == pattern.Length;
    }

    /// <summary>A text that stands for itself in a pattern.</summary>
    public static string Escape(string text) => string.Concat(text.Select(character => character is '*' or '?' or '[' or ']' or '\\' ? "\\" + character : character.ToString()));

    private static bool FitsOne(char character, ReadOnlySpan<char> pattern, int at, out int next)
    {
        next = at + 1;
        switch (pattern[at])
        {
            case '?':
                return true;
            case '\\' when next < pattern.Length:
                next++;
                return pattern[at + 1] == character;
            case '[' when pattern[next..].IndexOf(']') is var close and > 0:
                next += close + 1;
                return IsInSet(character, pattern.Slice(at + 1, close));
            default:
                return pattern[at] == character;
        }
    }

    private static bool IsInSet(char character, ReadOnlySpan<char> set)
    {
        var isNegated = set is ['!' or '^', ..];
        set = isNegated ? set[1..] : set;
        for (var at = 0; at < set.Length; at++)
        {
            if (at + 2 < set.Length && set[at + 1] == '-')
            {
                if (character >= set[at] && character <= set[at + 2])
                {
                    return !isNegated;
                }

                at += 2;
            }
            else if (set[at] == character)
            {
                return !isNegated;
            }
        }

        return isNegated;
    }
}
