using System.Runtime.InteropServices;

namespace XenNetLint.DocGenerator;

/// <summary>A fenced block of a Markdown page.</summary>
/// <param name="Info">What stands behind the back-quotes: language, file name, options.</param>
/// <param name="Start">Where the opening line begins.</param>
/// <param name="ContentStart">Where the first line inside begins.</param>
/// <param name="ContentEnd">Where the closing line begins.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Fence(string Info, int Start, int ContentStart, int ContentEnd)
{
    private const string Quotes = "```";

    /// <summary>Whether it shows what the files before it bring about.</summary>
    internal bool IsOutput => string.Equals(Info, "text output", StringComparison.Ordinal);

    /// <summary>The blocks of a page in order; one that is not closed is none.</summary>
    internal static IReadOnlyList<Fence> In(string page)
    {
        var fences = new List<Fence>();
        string? info = null;
        var start = 0;
        var contentStart = 0;
        for (var line = 0; line < page.Length;)
        {
            var end = page.IndexOf('\n', line);
            end = end < 0 ? page.Length : end;
            var text = page.AsSpan(line, end - line);
            if (text.StartsWith(Quotes, StringComparison.Ordinal))
            {
                if (info is null)
                {
                    (info, start, contentStart) = (text[Quotes.Length..].Trim().ToString(), line, Math.Min(page.Length, end + 1));
                }
                else
                {
                    fences.Add(new Fence(info, start, contentStart, line));
                    info = null;
                }
            }

            line = end + 1;
        }

        return fences;
    }

    /// <summary>The text inside.</summary>
    internal string ContentIn(string page) => page[ContentStart..ContentEnd];
}
