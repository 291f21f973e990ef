using XenNetLint.Testing;

namespace XenNetLint.Conventions;

/// <summary>The text files of the repository as conventions read them.</summary>
internal static class SourceTree
{
    private static readonly string[] NotOurs = [".git", "artifacts", "bin", "obj", "TestResults", "BenchmarkDotNet.Artifacts", "node_modules"];

    /// <summary>Files below a folder of the repository with one of the suffixes, as paths below the root with '/', sorted.</summary>
    /// <param name="folder">Folder below the root; empty for all of it.</param>
    /// <param name="suffixes">With the dot; none for every file.</param>
    internal static IReadOnlyList<string> Files(string folder, params string[] suffixes)
    {
        var start = Repository.PathOf(folder);
        return Directory.Exists(start)
            ? [.. Walk(start).Where(file => suffixes.Length == 0 || suffixes.Contains(Path.GetExtension(file), StringComparer.Ordinal)).Select(Relative).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>The text of a file.</summary>
    internal static string Read(string relativePath) => File.ReadAllText(Repository.PathOf(relativePath));

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => new FileInfo(file).LinkTarget is null).Concat(
            Directory.EnumerateDirectories(folder)
                .Where(below => !NotOurs.Contains(Path.GetFileName(below), StringComparer.Ordinal) && new DirectoryInfo(below).LinkTarget is null)
                .SelectMany(Walk));

    private static string Relative(string file) => Path.GetRelativePath(Repository.Root, file).Replace(Path.DirectorySeparatorChar, '/');
}
