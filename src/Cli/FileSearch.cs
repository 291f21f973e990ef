using System.IO.Enumeration;
using XenNetLint.Analysis;
using XenNetLint.Diagnostics;
using XenNetLint.Reports;
using XenNetLint.Text;

namespace XenNetLint.Cli;

/// <summary>Finds the files below the given paths, in the same order on every machine, and never leaves those paths.</summary>
/// <remarks>
/// Folders whose names begin with a dot are skipped. A symbolic link inside the paths needs no following: what it leads to is found where it
/// is, once. One that leads out is reported (XNL9006). An absolute link is first looked up below the folders above it, the nearest first: in
/// a copy of a host's files <c>/etc/xen/web.cfg</c> means the copy's. Source: product §2.
/// </remarks>
internal sealed class FileSearch
{
    /// <summary>Larger files are not configurations; they are read only if they are named.</summary>
    internal const long MaxLength = 64L << 20;

    private const string AutostartFolder = "auto";

    private static readonly EnumerationOptions EveryEntry = new()
    {
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
        MatchType = MatchType.Simple,
        RecurseSubdirectories = false,
        ReturnSpecialDirectories = false,
    };

    private readonly List<FoundFile> _files = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<(string Path, string FullPath, string Root)> _links = [];
    private readonly Dictionary<string, string> _autostartLinks = new(StringComparer.Ordinal);
    private readonly List<string> _realRoots = [];
    private readonly List<Diagnostic> _findings = [];
    private readonly List<LeftOutFile> _leftOut = [];

    private FileSearch()
    {
    }

    /// <summary>The files to read.</summary>
    internal IReadOnlyList<FoundFile> Files => _files;

    /// <summary>Folders that cannot be read and links that lead out.</summary>
    internal IReadOnlyList<Diagnostic> Findings => _findings;

    /// <summary>What is not even looked at, with the reason.</summary>
    internal IReadOnlyList<LeftOutFile> LeftOut => _leftOut;

    /// <summary>The name of the link in a folder <c>auto/</c> that leads to a file, the first one in order; null if none does. Source: config-languages §6.4.</summary>
    internal string? AutostartLinkTo(FoundFile file) =>
        _autostartLinks.Count == 0 ? null : _autostartLinks.GetValueOrDefault(file.IsNamed ? RealPath.Of(file.FullPath) ?? file.FullPath : file.FullPath);

    /// <summary>Searches the given paths, which exist.</summary>
    /// <param name="paths">Each as it is printed and as the system takes it.</param>
    internal static FileSearch In(IReadOnlyList<(string Path, string FullPath)> paths)
    {
        var search = new FileSearch();
        foreach (var (_, fullPath) in paths)
        {
            search._realRoots.Add(RealPath.Of(fullPath) ?? fullPath);
        }

        // Named files come first: whoever names a file below a named folder wants it read whatever it is.
        for (var index = 0; index < paths.Count; index++)
        {
            if (!Directory.Exists(paths[index].FullPath))
            {
                search.AddFile(new FoundFile(paths[index].Path, paths[index].FullPath, Length: 0, IsNamed: true), search._realRoots[index]);
            }
        }

        for (var index = 0; index < paths.Count; index++)
        {
            if (Directory.Exists(paths[index].FullPath))
            {
                search.AddFolder(paths[index].Path, search._realRoots[index]);
            }
        }

        search.CheckLinks();
        return search;
    }

    /// <summary>A finding about a file that has no text: XNL9006.</summary>
    internal static Diagnostic LeftOutFinding(string path, string reason) =>
        ToolDescriptors.FileLeftOut.At(new Location(SourceText.FromString(path, ""), new TextSpan(0, 0)), path, reason);

    /// <summary>What a failed call of the system says, without the path that the finding names anyway.</summary>
    internal static string ReasonOf(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "permission denied",
        FileNotFoundException or DirectoryNotFoundException => "it is gone, or its name is no valid UTF-8",
        PathTooLongException => "its path is too long",
        _ => OneLine(exception.Message),
    };

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").TrimEnd('.', ' ');

    private void AddFile(FoundFile file, string realPath)
    {
        if (_seen.Add(realPath))
        {
            _files.Add(file);
        }
    }

    private void AddFolder(string rootPath, string realRoot)
    {
        var pending = new Stack<(string Path, string RealPath)>();
        pending.Push((rootPath, realRoot));
        while (pending.TryPop(out var folder))
        {
            // A folder given twice, or one below another given one, is searched once.
            if (!_seen.Add(folder.RealPath))
            {
                continue;
            }

            foreach (var entry in EntriesOf(folder.Path, folder.RealPath))
            {
                var path = DisplayPath.Join(folder.Path, entry.Name);
                var real = folder.RealPath is "/" ? "/" + entry.Name : folder.RealPath + "/" + entry.Name;
                if (entry.IsLink)
                {
                    _links.Add((path, real, realRoot));
                }
                else if (!entry.IsFolder)
                {
                    AddListed(path, real, entry.Length);
                }
                else if (!entry.Name.StartsWith('.'))
                {
                    pending.Push((path, real));
                }
            }
        }
    }

    private void AddListed(string path, string realPath, long length)
    {
        if (length > MaxLength)
        {
            _leftOut.Add(new LeftOutFile(path, "larger than 64 MiB; name it to have it read"));
        }
        else
        {
            AddFile(new FoundFile(path, realPath, length, IsNamed: false), realPath);
        }
    }

    private List<Entry> EntriesOf(string path, string realPath)
    {
        try
        {
            var entries = new FileSystemEnumerable<Entry>(realPath, (ref entry) => Entry.Of(ref entry), EveryEntry).ToList();
            entries.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
            return entries;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _findings.Add(LeftOutFinding(path, $"the folder cannot be read: {ReasonOf(exception)}"));
            return [];
        }
    }

    private void CheckLinks()
    {
        foreach (var (path, fullPath, root) in _links)
        {
            var target = new FileInfo(fullPath).LinkTarget ?? "";
            var direct = RealPath.Follow(fullPath, out var isCircle);
            var real = BelowHostRoot(fullPath, target, root) ?? direct;
            var why = real is null
                ? isCircle ? "the link leads in a circle" : $"the link leads to '{target}', which does not exist"
                : _realRoots.Exists(given => IsWithin(real, given)) ? ""
                : $"the link leads to '{target}', out of the given paths, and is not followed";
            if (why.Length == 0 && real is not null && Path.GetDirectoryName(path) is { } folder && Path.GetFileName(folder) is AutostartFolder)
            {
                _autostartLinks.TryAdd(real, Path.GetFileName(path));
            }

            if (why.Length > 0)
            {
                _findings.Add(LeftOutFinding(path, why).LoweredTo(DiagnosticSeverity.Warning));
            }
        }
    }

    // The nearest folder above the link, up to the given path, in which an absolute target exists.
    private static string? BelowHostRoot(string link, string target, string root)
    {
        if (!target.StartsWith('/'))
        {
            return null;
        }

        for (var folder = Path.GetDirectoryName(link); folder is not null && IsWithin(folder, root); folder = Path.GetDirectoryName(folder))
        {
            if (RealPath.Of(folder.TrimEnd('/') + target) is { } real)
            {
                return real;
            }
        }

        return null;
    }

    private static bool IsWithin(string path, string folder) =>
        string.Equals(path, folder, StringComparison.Ordinal)
        || (path.StartsWith(folder, StringComparison.Ordinal) && (folder is "/" || path[folder.Length] == '/'));

    private sealed record Entry(string Name, bool IsFolder, bool IsLink, long Length)
    {
        internal static Entry Of(ref FileSystemEntry entry)
        {
            var isLink = entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
            var isFolder = !isLink && entry.IsDirectory;
            return new Entry(entry.FileName.ToString(), isFolder, isLink, isLink || isFolder ? 0 : entry.Length);
        }
    }
}
