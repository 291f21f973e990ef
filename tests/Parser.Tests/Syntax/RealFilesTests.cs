using XenNetLint.Syntax;
using XenNetLint.Testing;
using XenNetLint.Testing.Generators;
using XenNetLint.Text;
using Xunit;

namespace XenNetLint.Parser.Tests.Syntax;

/// <summary>Files as people write them: ours in samples, and those seen in the wild.</summary>
public sealed class RealFilesTests
{
    private const int Runs = 1000;

    public static TheoryData<SyntaxLanguage> Languages => [SyntaxLanguage.Sxp, SyntaxLanguage.Cfg, SyntaxLanguage.Shell, SyntaxLanguage.Interfaces, SyntaxLanguage.Ini];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_sample_file_comes_back_whatever_it_is_read_as(SyntaxLanguage language) => ComeBack(language, SampleFiles());

    [CorpusTheory]
    [MemberData(nameof(Languages))]
    public void Every_file_seen_in_the_wild_comes_back_whatever_it_is_read_as(SyntaxLanguage language) => ComeBack(language, CorpusFiles());

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_sample_file_with_random_edits_has_a_tree_that_tiles_it(SyntaxLanguage language) => Tile(language, SampleFiles());

    [CorpusTheory]
    [MemberData(nameof(Languages))]
    public void A_file_seen_in_the_wild_with_random_edits_has_a_tree_that_tiles_it(SyntaxLanguage language) => Tile(language, CorpusFiles());

    [CorpusFact]
    public void No_finished_file_seen_in_the_wild_has_a_syntax_finding()
    {
        string[] assignments = ["domu-xm/", "domu-xl/", "xl-conf/"];
        string[] expressions = ["domu-sxp/", "xend-config/"];
        var trees = Repository.CorpusFiles
            .Select(file => (File: file, Language: Folder(file, assignments) ? SyntaxLanguage.Cfg : Folder(file, expressions) ? SyntaxLanguage.Sxp : SyntaxLanguage.Shell))
            .Where(file => file.Language != SyntaxLanguage.Shell)
            .Select(file => TreeAssert.Parse(file.Language, Read(Path.Combine(Repository.Corpus, file.File)).Content))
            .ToList();

        Assert.True(trees.Count > 30, "the corpus has lost its files");
        Assert.All(trees, tree => Assert.Equal("", TreeAssert.Findings(tree)));
    }

    private static bool Folder(string file, string[] folders) => folders.Any(folder => file.StartsWith(folder, StringComparison.Ordinal));

    private static void ComeBack(SyntaxLanguage language, IReadOnlyList<string> files)
    {
        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            var text = Read(file);
            TreeAssert.IsWhole(TreeAssert.Parse(language, text.Content));
            Assert.Equal(File.ReadAllBytes(file), text.GetBytes(text.Content));
        });
    }

    private static void Tile(SyntaxLanguage language, IReadOnlyList<string> files) => Law.Holds(
        TextGenerators.EditsOf([.. files.Select(file => Read(file).Content).Where(text => text.Length < 20_000)]),
        LawSettings.RunsOf(Runs),
        text =>
        {
            TreeAssert.IsWhole(TreeAssert.Parse(language, text));
            return true;
        });

    private static SourceText Read(string file) => SourceText.FromBytes("", File.ReadAllBytes(file));

    private static IReadOnlyList<string> SampleFiles() =>
        [.. Directory.EnumerateFiles(Repository.Samples, "*", SearchOption.AllDirectories).Where(file => !file.Contains("expected", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<string> CorpusFiles() => [.. Repository.CorpusFiles.Select(file => Path.Combine(Repository.Corpus, file))];
}
