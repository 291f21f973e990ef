using System.Text;
using Xunit;

namespace XenNetLint.Testing;

/// <summary>Compares a result with a file that a reviewer has read.</summary>
public static class Golden
{
    /// <summary>The environment variable that, set to 1, rewrites the files instead of comparing them.</summary>
    public const string UpdateVariable = "XENNETLINT_UPDATE";

    /// <summary>Fails unless <paramref name="actual"/> equals a file below <c>samples</c>, byte for byte.</summary>
    /// <param name="actual">The result: UTF-8 without byte order mark, lines ending in LF.</param>
    /// <param name="pathBelowSamples">With '/'.</param>
    public static void Matches(string actual, string pathBelowSamples) => MatchesFile(actual, "samples/" + pathBelowSamples);

    /// <summary>Fails unless <paramref name="actual"/> equals a file of the repository, byte for byte.</summary>
    /// <param name="actual">The result: UTF-8 without byte order mark, lines ending in LF.</param>
    /// <param name="relativePath">Path below the repository's root, with '/'.</param>
    public static void MatchesFile(string actual, string relativePath)
    {
        var path = Repository.PathOf(relativePath);
        var expected = File.Exists(path) ? Encoding.UTF8.GetString(File.ReadAllBytes(path)) : null;
        if (string.Equals(actual, expected, StringComparison.Ordinal))
        {
            return;
        }

        if (string.Equals(Environment.GetEnvironmentVariable(UpdateVariable), "1", StringComparison.Ordinal))
        {
            Update(path, actual, relativePath);
            return;
        }

        Assert.Fail(expected is null
            ? $"{relativePath} is missing; write it with {UpdateVariable}=1 and read it before you commit it. It would begin:\n{FirstLines(actual)}"
            : $"{relativePath} {Difference.Between(expected, actual)}\nIf the change is meant, rewrite it with {UpdateVariable}=1 and explain it in the commit.");
    }

    private static void Update(string path, string actual, string relativePath)
    {
        if (Repository.IsContinuousIntegration)
        {
            Assert.Fail($"{relativePath} would change, and {UpdateVariable}=1 is refused where CI=true: golden files are rewritten by hand and reviewed.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? Repository.Root);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(actual));
    }

    private static string FirstLines(string text) => string.Join('\n', text.Split('\n').Take(20));
}
