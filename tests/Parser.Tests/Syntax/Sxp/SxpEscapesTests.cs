using XenNetLint.Syntax.Sxp;
using Xunit;

namespace XenNetLint.Parser.Tests.Syntax.Sxp;

public sealed class SxpEscapesTests
{
    public static TheoryData<string, string, string, string> Decodings => new()
    {
        { "plain", "304", "plain", "" },
        { @"\a\b\t\n\v\f\r\\\'\""", "300", "\a\b\t\n\v\f\r\\'\"", "" },
        { @"\x41", "304", "A", "" },
        { @"\x1f", "304", "\u0015", "0+4 MisreadsHexDigit" },
        { @"\xff", "304", "U", "0+4 MisreadsHexDigit" },
        { @"a\x4", "304", "a", "1+3 StopsAtBadHex" },
        { @"\xg1", "304", "", "0+3 StopsAtBadHex" },
        { @"\101\7x\47", "304", "A\ax'", "" },
        { @"\7x", "300", "", "0+2 StopsAtShortOctal" },
        { @"\101", "300", "A", "" },
        { @"x\777y", "304", "x", "1+4 StopsAtOctalOutOfRange" },
        { @"\1234", "304", "S4", "" },
        { @"a\qb", "304", @"a\b", "1+2 LosesCharacter" },
        { @"^localhost\.localdomain$", "304", @"^localhost\localdomain$", "10+2 LosesCharacter" },
        { @"^10\.0\.0\.1$", "304", @"^10\0\0\1$", "3+2 LosesCharacter|6+2 LosesCharacter|9+2 LosesCharacter" },
        { @"^a\\.b$", "304", @"^a\.b$", "" },
        { @"a\qb", "303", "a", "1+3 RunsOverTheEnd" },
        { @"a\qb101c", "303", "aAc", "1+6 SwallowsToOctalDigit" },
        { @"a\qb", "300", "a", "1+2 StopsAtUnknownEscape" },
        { "end\\", "304", "end\\", "" },
    };

    [Theory]
    [MemberData(nameof(Decodings))]
    public void An_escape_is_decoded_with_the_bugs_of_its_reader(string content, string generation, string text, string oddities)
    {
        var decoded = SxpEscapes.Decode(content, generation switch
        {
            "300" => SxpReaderGeneration.V3_0_0,
            "303" => SxpReaderGeneration.V3_0_3,
            _ => SxpReaderGeneration.V3_0_4,
        });

        Assert.Equal(text, decoded.Text);
        Assert.Equal(oddities, string.Join('|', decoded.Oddities.Select(oddity => $"{oddity.Offset}+{oddity.Length} {oddity.Kind}")));
        Assert.Equal(oddities.Contains("Stops", StringComparison.Ordinal) || oddities.Contains("Runs", StringComparison.Ordinal), decoded.Stops);
    }
}
