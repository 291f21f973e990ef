using FsCheck;
using FsCheck.Fluent;

namespace XenNetLint.Testing.Generators;

/// <summary>Random texts for parsers: noise, and real texts with random edits.</summary>
public static class TextGenerators
{
    private const string Punctuation = "()[]{}<>'\"\"'\\#,=;:!@$%&|*?+-~`.\n\n\r\t \v\f\0\u0004\u007F\uFEFF\u00E9\u4E2Da1_x";

    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "'", "\"", "'''", "\"\"\"", "\\", "\\\n", "\r\n", "\n", "#", ",", "=", "+=", "==", ";", " ", "\t",
        "vif", "vif = [", "name = ", "set vif=", "'bridge=br0'", "import os", "if x:", "for", " for x in y", "lambda", "None", "u'", "r\"",
        "0x1f", "512M", "-1", "%", "$(", "${", "`", "$@", "\"$@\"", "<<EOF", "|", "&&", ">", "done", "\u0004", "\uFEFF", "\u00EF\u00BB\u00BF", "\0",
        "(network-script ", "x\n", "\na = ", "[[[[", "))))", "\\x4", "\\777", "\\q",
    ];

    /// <summary>Any characters at all, surrogates out of order included.</summary>
    public static Arbitrary<string> AnyText { get; } =
        Texts(Gen.OneOf(Gen.Choose(0, 0x7F), Gen.Choose(0, 0xFFFF)).Select(code => ((char)code).ToString()));

    /// <summary>Mostly characters that mean something to a parser.</summary>
    public static Arbitrary<string> Noise { get; } =
        Texts(Gen.OneOf(Gen.Elements(Punctuation.Select(character => character.ToString()).ToArray()), Gen.Elements(Pieces)));

    /// <summary>One of <paramref name="samples"/> after a few deletions, insertions, repetitions and truncations.</summary>
    public static Arbitrary<string> EditsOf(IReadOnlyList<string> samples)
    {
        var edited =
            from sample in Gen.Elements(samples.ToArray())
            from count in Gen.Choose(0, 6)
            from edits in Edit.ListOf(count)
            select edits.Aggregate(sample, (text, edit) => edit(text));
        return Arb.From(edited, Shorter);
    }

    private static Gen<Func<string, string>> Edit { get; } =
        from place in Gen.Choose(0, int.MaxValue - 1)
        from length in Gen.Choose(1, 40)
        from piece in Gen.Elements(Pieces)
        from action in Gen.Choose(0, 3)
        select new Func<string, string>(text => Apply(text, place, length, piece, action));

    private static string Apply(string text, int place, int length, string piece, int action)
    {
        var at = place % (text.Length + 1);
        var end = Math.Min(text.Length, at + length);
        return action switch
        {
            0 => text.Remove(at, end - at),
            1 => text.Insert(at, piece),
            2 => text.Insert(end, text[at..end]),
            _ => text[..at],
        };
    }

    private static Arbitrary<string> Texts(Gen<string> piece) => Arb.From(piece.ListOf().Select(string.Concat), Shorter);

    private static IEnumerable<string> Shorter(string text)
    {
        for (var length = text.Length / 2; length > 0; length /= 2)
        {
            for (var at = 0; at + length <= text.Length; at += length)
            {
                yield return text.Remove(at, length);
            }
        }
    }
}
