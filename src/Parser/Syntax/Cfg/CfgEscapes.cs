using System.Globalization;
using System.Text;

namespace XenNetLint.Syntax.Cfg;

/// <summary>Escapes in the strings of assignment files.</summary>
internal static class CfgEscapes
{
    /// <summary>As Python 2 decodes them; an escape that it does not know keeps its backslash.</summary>
    public static string DecodePython(ReadOnlySpan<char> content, bool isUnicode)
    {
        var backslash = content.IndexOf('\\');
        if (backslash < 0)
        {
            return content.ToString();
        }

        var text = new StringBuilder(content.Length);
        while (backslash >= 0 && backslash + 1 < content.Length)
        {
            text.Append(content[..backslash]);
            content = content[backslash..];
            content = content[AppendPython(text, content, isUnicode)..];
            backslash = content.IndexOf('\\');
        }

        return text.Append(content).ToString();
    }

    /// <summary>As xl decodes them: octal digits are consumed and give nothing, so does an unknown letter. Source: config-languages §8.1.</summary>
    public static string DecodeXl(ReadOnlySpan<char> content)
    {
        var backslash = content.IndexOf('\\');
        if (backslash < 0)
        {
            return content.ToString();
        }

        var text = new StringBuilder(content.Length);
        while (backslash >= 0 && backslash + 1 < content.Length)
        {
            text.Append(content[..backslash]);
            content = content[(backslash + 1)..];
            if (SimpleEscape(content[0]) is { } character)
            {
                text.Append(character);
            }

            content = content[(content[0] is >= '0' and <= '7' ? OctalLength(content) : 1)..];
            backslash = content.IndexOf('\\');
        }

        return text.Append(content).ToString();
    }

    private static int AppendPython(StringBuilder text, ReadOnlySpan<char> escape, bool isUnicode)
    {
        var letter = escape[1];
        if (letter == '\n')
        {
            return 2;
        }

        if (letter == '\r' && escape.Length > 2 && escape[2] == '\n')
        {
            return 3;
        }

        if (SimpleEscape(letter) is { } simple)
        {
            text.Append(simple);
            return 2;
        }

        if (letter is >= '0' and <= '7')
        {
            var length = OctalLength(escape[1..]);
            var value = 0;
            foreach (var digit in escape.Slice(1, length))
            {
                value = (value * 8) + (digit - '0');
            }

            text.Append((char)(isUnicode ? value : value & 0xFF));
            return length + 1;
        }

        var digits = letter switch
        {
            'x' => 2,
            'u' when isUnicode => 4,
            'U' when isUnicode => 8,
            _ => 0,
        };
        if (digits > 0 && escape.Length >= digits + 2
            && uint.TryParse(escape.Slice(2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && (code <= char.MaxValue || Rune.IsValid(code)))
        {
            text.Append(code <= char.MaxValue ? ((char)code).ToString() : new Rune(code).ToString());
            return digits + 2;
        }

        text.Append('\\').Append(letter);
        return 2;
    }

    private static int OctalLength(ReadOnlySpan<char> digits)
    {
        var length = digits[..Math.Min(3, digits.Length)].IndexOfAnyExceptInRange('0', '7');
        return length < 0 ? Math.Min(3, digits.Length) : length;
    }

    private static char? SimpleEscape(char letter) => letter switch
    {
        'a' => '\a',
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        '\\' or '\'' or '"' => letter,
        _ => null,
    };
}
