using System.Runtime.InteropServices;
using XenNetLint.Text;

namespace XenNetLint.Syntax;

/// <summary>A piece of text between tokens.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SyntaxTrivia(SyntaxTriviaKind Kind, TextSpan Span)
{
    /// <summary>Takes the text between two tokens apart; the pieces tile it.</summary>
    internal static IEnumerable<SyntaxTrivia> Split(string source, int start, int end)
    {
        while (start < end)
        {
            var kind = KindAt(source, start, end);
            var next = EndOf(kind, source, start, end);
            yield return new SyntaxTrivia(kind, TextSpan.FromBounds(start, next));
            start = next;
        }
    }

    private static SyntaxTriviaKind KindAt(string source, int at, int end) => source[at] switch
    {
        '\n' => SyntaxTriviaKind.NewLine,
        '\r' when at + 1 < end && source[at + 1] == '\n' => SyntaxTriviaKind.NewLine,
        ' ' or '\t' or '\v' or '\f' or '\r' => SyntaxTriviaKind.Whitespace,
        '#' => SyntaxTriviaKind.Comment,
        '\\' => SyntaxTriviaKind.LineContinuation,
        _ => SyntaxTriviaKind.SkippedText,
    };

    private static int EndOf(SyntaxTriviaKind kind, string source, int start, int end)
    {
        switch (kind)
        {
            case SyntaxTriviaKind.NewLine:
                return source[start] == '\r' ? start + 2 : start + 1;

            case SyntaxTriviaKind.Comment:
                var newLine = source.AsSpan(start, end - start).IndexOf('\n');
                var stop = newLine < 0 ? end : start + newLine;
                return newLine > 0 && source[stop - 1] == '\r' ? stop - 1 : stop;

            case SyntaxTriviaKind.LineContinuation:
                var lineEnd = source.AsSpan(start, end - start).IndexOf('\n');
                return lineEnd < 0 ? end : start + lineEnd + 1;

            default:
                var at = start + 1;
                while (at < end && KindAt(source, at, end) == kind)
                {
                    at++;
                }

                return at;
        }
    }
}
