using System.Text.RegularExpressions;
using XenNetLint.Testing;
using Xunit;

namespace XenNetLint.Conventions;

/// <summary>What is committed speaks of no machine and no workplace, and its links lead somewhere.</summary>
public sealed partial class RepositoryTextTests
{
    private static readonly string[] TextSuffixes = [".cs", ".csproj", ".props", ".targets", ".md", ".json", ".sln", ".txt", ".sh", ".yml", ".cfg", ".sxp", ".conf", ".editorconfig", ""];

    [Fact]
    public void Nothing_names_a_machine_or_a_workplace()
    {
        var hits =
            from file in SourceTree.Files("", TextSuffixes)
            where !file.EndsWith($"/{nameof(RepositoryTextTests)}.cs", StringComparison.Ordinal)
            from line in SourceTree.Read(file).Split('\n').Index()
            where MachinePath().IsMatch(line.Item)
            select $"{file}:{line.Index + 1}: {line.Item.Trim()}";

        Assert.Empty(hits);
    }

    [Fact]
    public void No_package_source_is_configured()
    {
        Assert.All(SourceTree.Files(""), file => Assert.False(Path.GetFileName(file).Equals("nuget.config", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Every_relative_link_resolves()
    {
        var broken =
            from file in SourceTree.Files("", ".md")
            let folder = file.Contains('/', StringComparison.Ordinal) ? file[..file.LastIndexOf('/')] : ""
            from match in Link().Matches(WithoutCode(SourceTree.Read(file)))
            let target = match.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
            where !Resolves(folder, file, target)
            select $"{file}: {target}";

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = SourceTree.Read("XenNetLint.sln").Replace('\\', '/');
        var projects = ((string[])["src", "tests", "tools"]).SelectMany(folder => SourceTree.Files(folder, ".csproj"));

        Assert.All(projects, project => Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_project_has_a_lock_file()
    {
        var projects = ((string[])["src", "tests", "tools"]).SelectMany(folder => SourceTree.Files(folder, ".csproj"));

        Assert.All(projects, project => Assert.True(File.Exists(Repository.PathOf(project[..project.LastIndexOf('/')] + "/packages.lock.json")), $"{project} has no packages.lock.json."));
    }

    [Fact]
    public void Package_versions_are_stated_centrally()
    {
        Assert.All(SourceTree.Files("", ".csproj"), project => Assert.DoesNotMatch(PackageVersion(), SourceTree.Read(project)));
    }

    private static bool Resolves(string folder, string file, string target)
    {
        var hash = target.IndexOf('#', StringComparison.Ordinal);
        var path = Uri.UnescapeDataString(hash < 0 ? target : target[..hash]);
        var resolved = path.Length == 0 ? Repository.PathOf(file) : Path.GetFullPath(Path.Combine(Repository.PathOf(folder), path));
        if (!File.Exists(resolved) && !Directory.Exists(resolved))
        {
            return false;
        }

        return hash < 0 || !resolved.EndsWith(".md", StringComparison.Ordinal) || Anchors(File.ReadAllText(resolved)).Contains(target[(hash + 1)..]);
    }

    // As GitHub makes them: lower case, blanks to hyphens, everything else that is no letter, digit, hyphen or underscore dropped.
    private static HashSet<string> Anchors(string markdown) => Heading().Matches(markdown)
        .Select(match => string.Concat(match.Groups["title"].Value.Trim().ToLowerInvariant().Select(character => character is ' ' ? "-" : char.IsLetterOrDigit(character) || character is '-' or '_' ? $"{character}" : "")))
        .ToHashSet(StringComparer.Ordinal);

    private static string WithoutCode(string markdown) => Code().Replace(markdown, "");

    [GeneratedRegex(@"(?<![\w.])/(work|root)/|/tmp/xnl|/home/[a-z]+/|\bfarm-[a-z]|\.library\b|\bsub-?agent|\b(artifactory|nexus)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\[[^\]\n]*\]\((?<target>[^)\s]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6} (?<title>.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Code();

    [GeneratedRegex(@"<PackageReference[^>]*\bVersion=", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PackageVersion();
}
