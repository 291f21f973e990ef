using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Testing;
using XenNetLint.Text;

namespace XenNetLint.Samples;

/// <summary>A sample's files, read from the disk without the program: links and golden files are left aside.</summary>
internal static class SampleWorkspace
{
    private const string GoldenFolder = "expected";

    /// <summary>Every file of a sample that the program may look at, by path, named as in the program's output.</summary>
    public static IReadOnlyList<WorkspaceFile> FilesOf(string sample)
    {
        var root = Path.Combine(Repository.Samples, sample);
        return
        [
            .. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Where(path => new FileInfo(path).LinkTarget is null)
                .Select(path => (Path: path, Below: Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/')))
                .Where(file => !file.Below.StartsWith(GoldenFolder + "/", StringComparison.Ordinal))
                .OrderBy(file => file.Below, StringComparer.Ordinal)
                .Select(file => FileRecognition.Recognize(SourceText.FromBytes($"samples/{sample}/{file.Below}", File.ReadAllBytes(file.Path)))),
        ];
    }

    /// <summary>The hosts of a sample, by name.</summary>
    public static Workspace Of(string sample)
    {
        var files = FilesOf(sample);
        var configs = new List<ToolConfig>();
        foreach (var config in files.Where(file => file.Role == FileRole.ToolConfig))
        {
            configs.Add(ToolConfigReader.Read(config.Text, out var errors));
            Xunit.Assert.True(errors.Count == 0, $"{config.Path}: {string.Join("; ", errors.Select(error => error.Message))}");
        }

        return Workspace.Arrange(files, configs);
    }

    /// <summary>The only host of a sample, understood under a release with xend.</summary>
    public static HostNetwork HostOf(string sample, string release) =>
        NetworkBinder.Bind(Xunit.Assert.Single(Of(sample).Hosts), Release.Get(release), Toolstack.Xend).Host;
}
