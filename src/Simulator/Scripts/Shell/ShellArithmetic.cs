using System.Globalization;

namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary>Whole-number arithmetic between <c>$((</c> and <c>))</c>: the four operations, remainder, parentheses, variables.</summary>
internal static class ShellArithmetic
{
    private const int DeepestNesting = 50;

    /// <summary>The value; null if the text is no such arithmetic or a variable is not known.</summary>
    public static long? Evaluate(string text, Func<string, string?> valueOf)
    {
        var at = 0;
        var value = Sum(text, ref at, valueOf, 0);
        Skip(text, ref at);
        return at == text.Length ? value : null;
    }

    private static void Skip(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }

    private static bool Take(string text, ref int at, char wanted)
    {
        Skip(text, ref at);
        if (at < text.Length && text[at] == wanted && !(wanted == '*' && at + 1 < text.Length && text[at + 1] == '*'))
        {
            at++;
            return true;
        }

        return false;
    }

    private static long? Sum(string text, ref int at, Func<string, string?> valueOf, int depth)
    {
        var value = Product(text, ref at, valueOf, depth);
        while (true)
        {
            if (Take(text, ref at, '+'))
            {
                value = unchecked(value + Product(text, ref at, valueOf, depth));
            }
            else if (Take(text, ref at, '-'))
            {
                value = unchecked(value - Product(text, ref at, valueOf, depth));
            }
            else
            {
                return value;
            }
        }
    }

    private static long? Product(string text, ref int at, Func<string, string?> valueOf, int depth)
    {
        var value = Unit(text, ref at, valueOf, depth);
        while (true)
        {
            if (Take(text, ref at, '*'))
            {
                value = unchecked(value * Unit(text, ref at, valueOf, depth));
            }
            else if (Take(text, ref at, '/'))
            {
                value = Unit(text, ref at, valueOf, depth) is { } divisor and not (0 or -1) ? value / divisor : null;
            }
            else if (Take(text, ref at, '%'))
            {
                value = Unit(text, ref at, valueOf, depth) is { } divisor and not (0 or -1) ? value % divisor : null;
            }
            else
            {
                return value;
            }
        }
    }

    private static long? Unit(string text, ref int at, Func<string, string?> valueOf, int depth)
    {
        if (depth > DeepestNesting)
        {
            return null;
        }

        if (Take(text, ref at, '-'))
        {
            return unchecked(-Unit(text, ref at, valueOf, depth + 1));
        }

        if (Take(text, ref at, '('))
        {
            var inner = Sum(text, ref at, valueOf, depth + 1);
            return Take(text, ref at, ')') ? inner : null;
        }

        Skip(text, ref at);
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        var word = text[start..at];
        if (word.Length > 0 && !char.IsAsciiDigit(word[0]))
        {
            word = valueOf(word) switch { null => "?", "" => "0", var known => known };
        }

        // A leading zero is octal to a shell.
        return word is not ['0', _, ..] && long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
