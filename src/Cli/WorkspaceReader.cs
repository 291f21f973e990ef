using System.Buffers;
using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Workspaces;
using XenNetLint.Reports;
using XenNetLint.Text;

namespace XenNetLint.Cli;

/// <summary>Reads a workspace from the disk. All decisions about what a file is are the model's.</summary>
internal sealed class WorkspaceReader(CommandIo io)
{
    /// <summary>The path that stands for standard input.</summary>
    internal const string StandardInput = "-";

    private readonly List<WorkspaceFile> _files = [];
    private readonly List<Diagnostic> _findings = [];
    private readonly List<LeftOutFile> _leftOut = [];
    private readonly HashSet<string> _configsAbove = new(StringComparer.Ordinal);

    /// <summary>Reads the given paths.</summary>
    /// <param name="paths">Files and folders as the command line gives them; none is the current folder.</param>
    /// <param name="standardInputName">The name of what comes through standard input.</param>
    /// <param name="leaveOut">A folder whose files are none of the workspace's, wherever it lies; null for none.</param>
    /// <exception cref="WrongCallException">A path is missing, nothing is recognised, or an <c>xennetlint.json</c> cannot be used.</exception>
    internal WorkspaceReading Read(IReadOnlyList<string> paths, string standardInputName, string? leaveOut = null)
    {
        paths = paths.Count == 0 ? ["."] : paths;
        var given = new List<(string Path, string FullPath)>();
        foreach (var path in paths)
        {
            if (path is StandardInput)
            {
                Add(FileRecognition.RecognizeNamed(SourceText.FromBytes(DisplayPath.Normalize(standardInputName), ReadStandardInput())));
                continue;
            }

            var fullPath = io.Resolve(path);
            if (path.Length == 0 || !(File.Exists(fullPath) || Directory.Exists(fullPath)))
            {
                throw new WrongCallException($"'{path}' does not exist; name a file or a folder that does, or nothing for the current folder");
            }

            given.Add((DisplayPath.Normalize(path), fullPath));
        }

        var search = FileSearch.In(given);
        _findings.AddRange(search.Findings);
        _leftOut.AddRange(search.LeftOut);
        var leftOut = leaveOut is null ? null : io.Resolve(leaveOut);
        foreach (var file in search.Files.Where(file => leftOut is null || !IsBelow(file.FullPath, leftOut)))
        {
            ReadFile(file, search.AutostartLinkTo(file));
        }

        ReadToolConfigsAbove(given);
        var workspace = Workspace.Arrange(_files.Where(file => file.Role != FileRole.ToolConfig), ReadToolConfigs());
        var count = _files.Count(file => file.Role is not (FileRole.LeftOut or FileRole.ToolConfig));
        if (count == 0 && !_findings.Exists(finding => finding.Severity == DiagnosticSeverity.Error))
        {
            throw new WrongCallException(
                $"nothing to read in {string.Join(", ", paths.Select(path => $"'{path}'"))}: no xend-config.sxp, no xl.conf and no domU file was recognised; name a file to have it read whatever it looks like");
        }

        _leftOut.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        return new WorkspaceReading
        {
            Workspace = workspace,
            Findings = _findings.ToEquatableArray(),
            FileCount = count,
            Statistics = new CheckStatistics(CountRoles(), _leftOut.ToEquatableArray()),
        };
    }

    /// <summary>Reads one file that the command line names.</summary>
    /// <exception cref="WrongCallException">It does not exist or cannot be read.</exception>
    internal byte[] ReadNamed(string path)
    {
        if (path is StandardInput)
        {
            return ReadStandardInput();
        }

        var fullPath = io.Resolve(path);
        if (Directory.Exists(fullPath))
        {
            throw new WrongCallException($"'{path}' is a folder; name a file");
        }

        try
        {
            return File.ReadAllBytes(fullPath);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WrongCallException($"'{path}' does not exist; name a file that does", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WrongCallException($"'{path}' cannot be read: {FileSearch.ReasonOf(exception)}", exception);
        }
    }

    private static string NameOf(FileRole role) => role switch
    {
        FileRole.XendConfig => "xend-config",
        FileRole.XlConf => "xl-conf",
        FileRole.DomainConfig => "domain-config",
        FileRole.DomainSxp => "domain-sxp",
        FileRole.OtherSxp => "other-sxp",
        FileRole.Script => "script",
        FileRole.HostNetwork => "host-network",
        FileRole.ToolConfig => "tool-config",
        _ => "left-out",
    };

    private byte[] ReadStandardInput()
    {
        using var copy = new MemoryStream();
        io.Input.CopyTo(copy);
        return copy.ToArray();
    }

    private void Add(WorkspaceFile file)
    {
        _files.Add(file);
        if (file.Role == FileRole.LeftOut)
        {
            _leftOut.Add(new LeftOutFile(file.Path, WhyLeftOut(file.Text)));
        }
    }

    private static string WhyLeftOut(SourceText text) =>
        text.Length == 0 ? "empty"
        : text.Content.AsSpan().Contains('\0') ? "binary"
        : "not recognised as xend's, xl's, a domain's or the network's configuration, nor as a shell script";

    private void ReadFile(FoundFile file, string? autostartLink = null)
    {
        try
        {
            if (file.IsNamed)
            {
                Add(FileRecognition.RecognizeNamed(SourceText.FromBytes(file.Path, File.ReadAllBytes(file.FullPath))) with { AutostartLink = autostartLink });
            }
            else
            {
                // Length 0 is also what pipes and devices say of themselves: opening one could wait for ever.
                Add(FileRecognition.Recognize(file.Length == 0 ? SourceText.FromString(file.Path, "") : ReadText(file)) with { AutostartLink = autostartLink });
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (file.Path.EndsWith(FileRecognition.ToolConfigName, StringComparison.Ordinal))
            {
                throw new WrongCallException($"{file.Path} cannot be read: {FileSearch.ReasonOf(exception)}", exception);
            }

            _findings.Add(FileSearch.LeftOutFinding(file.Path, $"it cannot be read: {FileSearch.ReasonOf(exception)}"));
        }
    }

    // Several times faster than File.ReadAllBytes on thousands of small files: one buffer, three calls of the system.
    private static SourceText ReadText(FoundFile file)
    {
        using var handle = File.OpenHandle(file.FullPath);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(file.Length, FileSearch.MaxLength) + 1);
        try
        {
            var length = 0;
            while (length < buffer.Length && RandomAccess.Read(handle, buffer.AsSpan(length), length) is > 0 and var count)
            {
                length += count;
            }

            return length == buffer.Length
                ? SourceText.FromBytes(file.Path, File.ReadAllBytes(file.FullPath))
                : SourceText.FromBytes(file.Path, buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // From each path upwards, no higher than the current folder. Source: product §2.
    private void ReadToolConfigsAbove(List<(string Path, string FullPath)> given)
    {
        var known = _files.Where(file => file.Role == FileRole.ToolConfig).Select(file => io.Resolve(file.Path)).ToHashSet(StringComparer.Ordinal);
        var top = Path.GetFullPath(io.Directory);
        foreach (var (givenPath, givenFullPath) in given)
        {
            var folder = givenFullPath;
            for (var path = givenPath; IsBelow(folder, top); folder = Path.GetDirectoryName(folder) ?? top)
            {
                if (DisplayPath.Parent(path) is not { } parent)
                {
                    break;
                }

                path = parent;
                var display = DisplayPath.Join(path, FileRecognition.ToolConfigName);
                var fullPath = io.Resolve(display);
                if (File.Exists(fullPath) && known.Add(fullPath))
                {
                    _configsAbove.Add(display);
                    ReadFile(new FoundFile(display, fullPath, Length: 0, IsNamed: true));
                }
            }
        }
    }

    private static bool IsBelow(string path, string folder) => path.Length > folder.Length && path.StartsWith(folder, StringComparison.Ordinal) && (folder is "/" || path[folder.Length] == '/');

    private List<ToolConfig> ReadToolConfigs()
    {
        var configs = new List<ToolConfig>();
        var lines = new List<string>();
        foreach (var file in _files.Where(file => file.Role == FileRole.ToolConfig).OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            configs.Add(ToolConfigReader.Read(file.Text, out var errors) with { IsAbove = _configsAbove.Contains(file.Path) });
            lines.AddRange(errors.Select(error => $"{error.Location}: {error.Message}"));
        }

        return lines.Count == 0 ? configs : throw new WrongCallException(string.Join('\n', lines)) { NamesItsPlace = true };
    }

    // Grouped by name: an enum as key would be compiled anew at every start.
    private EquatableArray<FileCount> CountRoles() => _files
        .Where(file => file.Role != FileRole.LeftOut)
        .GroupBy(file => NameOf(file.Role), StringComparer.Ordinal)
        .OrderBy(files => (int)files.First().Role)
        .Select(files => new FileCount(files.Key, files.Count()))
        .ToEquatableArray();
}
