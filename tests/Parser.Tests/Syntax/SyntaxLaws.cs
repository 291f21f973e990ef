using FsCheck.Fluent;
using XenNetLint.Syntax;
using XenNetLint.Testing;
using XenNetLint.Testing.Generators;
using XenNetLint.Text;
using Xunit;

namespace XenNetLint.Parser.Tests.Syntax;

public sealed class SyntaxLaws
{
    private const int Runs = 2000;

    public static TheoryData<SyntaxLanguage> Languages => [SyntaxLanguage.Sxp, SyntaxLanguage.Cfg, SyntaxLanguage.Shell, SyntaxLanguage.Interfaces, SyntaxLanguage.Ini];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Any_text_has_a_tree_that_tiles_it(SyntaxLanguage language) =>
        Law.Holds(TextGenerators.AnyText, LawSettings.RunsOf(Runs), text => IsWhole(language, text));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Noise_has_a_tree_that_tiles_it(SyntaxLanguage language) =>
        Law.Holds(TextGenerators.Noise, LawSettings.RunsOf(Runs), text => IsWhole(language, text));

    [Theory]
    [MemberData(nameof(Languages))]
    public void An_edited_sample_has_a_tree_that_tiles_it(SyntaxLanguage language) =>
        Law.Holds(TextGenerators.EditsOf(Samples(language)), LawSettings.RunsOf(Runs), text => IsWhole(language, text));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_prefix_of_a_sample_has_a_tree_that_tiles_it(SyntaxLanguage language)
    {
        foreach (var sample in Samples(language))
        {
            for (var length = 0; length <= sample.Length; length++)
            {
                Assert.True(IsWhole(language, sample[..length]), sample[..length]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_sample_of_another_language_has_a_tree_that_tiles_it(SyntaxLanguage language) =>
        Assert.All(
            SyntaxTexts.Sxp.Concat(SyntaxTexts.Cfg).Concat(SyntaxTexts.Shell).Concat(SyntaxTexts.Interfaces).Concat(SyntaxTexts.Ini),
            text => Assert.True(IsWhole(language, text), text));

    [Fact]
    public void Bytes_that_are_no_text_come_back_too() =>
        Law.Holds(
            ArbMap.Default.ArbFor<byte[]>(),
            bytes => SyntaxTree.ParseCfg(SourceText.FromBytes("", bytes)).ToBytes().AsSpan().SequenceEqual(bytes));

    private static IReadOnlyList<string> Samples(SyntaxLanguage language) => language switch
    {
        SyntaxLanguage.Sxp => SyntaxTexts.Sxp,
        SyntaxLanguage.Cfg => SyntaxTexts.Cfg,
        SyntaxLanguage.Interfaces => SyntaxTexts.Interfaces,
        SyntaxLanguage.Ini => SyntaxTexts.Ini,
        _ => SyntaxTexts.Shell,
    };

    private static bool IsWhole(SyntaxLanguage language, string text)
    {
        TreeAssert.IsWhole(TreeAssert.Parse(language, text));
        return true;
    }
}
