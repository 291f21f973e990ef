using System.Text;

namespace XenNetLint.Text;

/// <summary>The text of one file, with the way back to its bytes and the lookup from offsets to lines.</summary>
/// <remarks>
/// Valid UTF-8 is read as UTF-8, anything else as Latin-1, one byte a character, so that every file can be written back byte for byte.
/// A byte order mark is a character of the text. Lines end at LF; a CR before it belongs to the line end.
/// </remarks>
public sealed class SourceText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private int[]? _lineStarts;

    private SourceText(string path, string content, bool isLatin1)
    {
        Path = path;
        Content = content;
        IsLatin1 = isLatin1;
    }

    /// <summary>The name under which the file is printed: the given path plus the way below it, with '/'.</summary>
    public string Path { get; }

    /// <summary>All characters of the file.</summary>
    public string Content { get; }

    /// <summary>Whether the bytes were no valid UTF-8 and were taken one by one.</summary>
    public bool IsLatin1 { get; }

    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => Content.Length;

    /// <summary>Number of lines; a text without LF has one, and one that ends in LF has an empty last line.</summary>
    public int LineCount => LineStarts.Length;

    private int[] LineStarts => _lineStarts ??= FindLineStarts(Content);

    /// <summary>Decodes a file.</summary>
    public static SourceText FromBytes(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new SourceText(path, StrictUtf8.GetString(bytes), isLatin1: false);
        }
        catch (DecoderFallbackException)
        {
            return new SourceText(path, Encoding.Latin1.GetString(bytes), isLatin1: true);
        }
    }

    /// <summary>A text that never was bytes: tests and editors.</summary>
    public static SourceText FromString(string path, string content) => new(path, content, isLatin1: false);

    /// <summary>The bytes that <paramref name="content"/> has in this file's encoding.</summary>
    public byte[] GetBytes(string content) => IsLatin1 ? Encoding.Latin1.GetBytes(content) : Encoding.UTF8.GetBytes(content);

    /// <summary>Line and column of an offset; an offset behind the text counts as its end.</summary>
    public LinePosition GetPosition(int offset)
    {
        offset = Math.Clamp(offset, 0, Length);
        var line = Array.BinarySearch(LineStarts, offset);
        line = line >= 0 ? line : ~line - 1;
        return new LinePosition(line + 1, offset - LineStarts[line] + 1);
    }

    /// <summary>The characters of a line (from 1) without its line end.</summary>
    public string GetLine(int line)
    {
        var start = LineStarts[line - 1];
        var end = line < LineStarts.Length ? LineStarts[line] - 1 : Length;
        if (end > start && Content[end - 1] == '\r' && end < Length)
        {
            end--;
        }

        return Content[start..end];
    }

    /// <summary>Offset of the first character of a line (from 1).</summary>
    public int GetLineStart(int line) => LineStarts[line - 1];

    /// <summary>The characters of a span.</summary>
    public string ToString(TextSpan span) => Content.Substring(span.Start, span.Length);

    private static int[] FindLineStarts(string content)
    {
        var starts = new List<int> { 0 };
        for (var at = content.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = content.IndexOf('\n', at + 1))
        {
            starts.Add(at + 1);
        }

        return [.. starts];
    }
}
