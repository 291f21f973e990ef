namespace XenNetLint.Testing;

/// <summary>Where the files are that tests read.</summary>
public static class Repository
{
    /// <summary>The environment variable that names another folder of real files.</summary>
    public const string CorpusVariable = "XENNETLINT_CORPUS";

    private const string SolutionName = "XenNetLint.sln";

    /// <summary>The folder with the solution, found by walking up from the test's assembly.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Our own sample hosts.</summary>
    public static string Samples => Path.Combine(Root, "samples");

    /// <summary>Configuration files seen in the wild, kept beside the repository because their licences differ; it may be missing.</summary>
    public static string Corpus => Environment.GetEnvironmentVariable(CorpusVariable) is { Length: > 0 } stated
        ? stated
        : Path.Combine(Path.GetDirectoryName(Root) ?? Root, "shared", "corpus");

    /// <summary>Whether the real files are there.</summary>
    public static bool HasCorpus => Directory.Exists(Corpus);

    /// <summary>Whether a continuous integration runs the tests: then nothing is skipped, and no golden file is rewritten.</summary>
    public static bool IsContinuousIntegration => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A path below the root, given with '/'.</summary>
    public static string PathOf(string relativePath) => Path.Combine([Root, .. relativePath.Split('/')]);

    /// <summary>Folders of samples by name, sorted; empty if there is none yet.</summary>
    public static IReadOnlyList<string> SampleNames =>
        Directory.Exists(Samples) ? [.. Directory.GetDirectories(Samples).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)] : [];

    /// <summary>All real files, as paths below <see cref="Corpus"/> with '/', sorted.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder is missing.</exception>
    public static IReadOnlyList<string> CorpusFiles =>
    [
        .. Directory.EnumerateFiles(Corpus, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Corpus, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal),
    ];

    private static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, SolutionName)))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {start} holds {SolutionName}: run the tests from a clone of the repository.");
    }
}
