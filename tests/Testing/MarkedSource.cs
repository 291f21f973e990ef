using XenNetLint.Collections;
using XenNetLint.Text;

namespace XenNetLint.Testing;

/// <summary>A source text in which expected findings are marked: <c>{|XNL2001:mac=00:16:3e:00:00:01|}</c>. Marks may be nested and empty.</summary>
/// <remarks>Plain brackets and parentheses would not do: they belong to the languages.</remarks>
public sealed record MarkedSource
{
    private const string Open = "{|";
    private const string Close = "|}";

    private MarkedSource(string text, EquatableArray<MarkedSpan> spans)
    {
        Text = text;
        Spans = spans;
    }

    /// <summary>The text without marks.</summary>
    public string Text { get; }

    /// <summary>What was marked, in the order in which findings are sorted.</summary>
    public EquatableArray<MarkedSpan> Spans { get; }

    /// <summary>The text after edits that do not overlap; without marks.</summary>
    public MarkedSource With(IEnumerable<TextEdit> edits)
    {
        var text = Text;
        foreach (var edit in edits.OrderByDescending(edit => edit.Location.Span.Start))
        {
            text = string.Concat(text.AsSpan(0, edit.Location.Span.Start), edit.NewText, text.AsSpan(edit.Location.Span.End));
        }

        return new MarkedSource(text, []);
    }

    /// <summary>Reads a marked text.</summary>
    /// <exception cref="ArgumentException">A mark is not closed, not opened or without id.</exception>
    public static MarkedSource Parse(string marked)
    {
        var text = new System.Text.StringBuilder(marked.Length);
        var open = new Stack<(string Id, int Start)>();
        var spans = new List<MarkedSpan>();
        for (var at = 0; at < marked.Length;)
        {
            if (marked.AsSpan(at).StartsWith(Open, StringComparison.Ordinal))
            {
                var colon = marked.IndexOf(':', at);
                var id = colon < 0 ? "" : marked[(at + Open.Length)..colon];
                if (id.Length == 0 || !id.All(char.IsAsciiLetterOrDigit))
                {
                    throw new ArgumentException($"The mark '{marked[at..Math.Min(marked.Length, at + 12)]}…' has no id.", nameof(marked));
                }

                open.Push((id, text.Length));
                at = colon + 1;
            }
            else if (open.Count > 0 && marked.AsSpan(at).StartsWith(Close, StringComparison.Ordinal))
            {
                var (id, start) = open.Pop();
                spans.Add(new MarkedSpan(id, TextSpan.FromBounds(start, text.Length)));
                at += Close.Length;
            }
            else
            {
                text.Append(marked[at]);
                at++;
            }
        }

        return open.Count == 0
            ? new MarkedSource(text.ToString(), spans.OrderBy(span => span.Span.Start).ThenBy(span => span.Id, StringComparer.Ordinal).ToEquatableArray())
            : throw new ArgumentException($"The mark of {open.Peek().Id} is not closed by '{Close}'.", nameof(marked));
    }
}
