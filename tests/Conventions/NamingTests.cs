using System.Text.RegularExpressions;
using Xunit;

namespace XenNetLint.Conventions;

public sealed partial class NamingTests
{
    private static readonly string[] EmptySuffixes = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Info", "Data"];

    [Fact]
    public void No_type_is_named_like_a_namespace()
    {
        var segments = OurAssemblies.Types.SelectMany(type => type.Namespace?.Split('.') ?? []).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(OurAssemblies.Types.Where(type => !type.IsNested && segments.Contains(NameOf(type))).Select(type => type.FullName));
    }

    [Fact]
    public void No_type_has_a_suffix_that_says_nothing()
    {
        Assert.Empty(OurAssemblies.Types.Where(type => EmptySuffixes.Any(suffix => NameOf(type).EndsWith(suffix, StringComparison.Ordinal))).Select(type => type.FullName));
    }

    [Fact]
    public void Test_names_are_sentences()
    {
        var wrong =
            from file in SourceTree.Files("tests", ".cs")
            from match in TestMethod().Matches(SourceTree.Read(file))
            let name = match.Groups["name"].Value
            where !name.Contains('_', StringComparison.Ordinal) || name.Contains("_should_", StringComparison.OrdinalIgnoreCase)
            select $"{file}: {name}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_warning_is_switched_off_for_a_few_lines_and_with_a_reason()
    {
        var wrong =
            from file in ((string[])["src", "tests", "tools"]).SelectMany(folder => SourceTree.Files(folder, ".cs"))
            let lines = SourceTree.Read(file).Split('\n')
            from line in lines.Index()
            where line.Item.TrimStart().StartsWith("#pragma warning disable", StringComparison.Ordinal)
            where !line.Item.Contains("//", StringComparison.Ordinal)
                || !lines.Skip(line.Index).Take(40).Any(later => later.TrimStart().StartsWith("#pragma warning restore", StringComparison.Ordinal))
            select $"{file}:{line.Index + 1}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void No_project_silences_warnings_of_its_own()
    {
        var projects = SourceTree.Files("", ".csproj").Where(file => !file.StartsWith("bench/", StringComparison.Ordinal));

        Assert.All(projects, file => Assert.DoesNotContain("NoWarn", SourceTree.Read(file), StringComparison.Ordinal));
    }

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    [GeneratedRegex(@"\[(Fact|Theory|\w+Fact|\w+Theory)\b[^\n]*\]\s*(\[[^\n]*\]\s*)*public (static )?(async )?\w+ (?<name>\w+)\(", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TestMethod();
}
