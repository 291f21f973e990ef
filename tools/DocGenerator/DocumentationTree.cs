using System.Globalization;
using System.Text;

namespace XenNetLint.DocGenerator;

/// <summary>The repository's files, as the generator reads and writes them.</summary>
internal sealed class DocumentationTree
{
    private readonly string _root;

    private DocumentationTree(string root) => _root = root;

    /// <summary>The folder with the solution.</summary>
    internal string Root => _root;

    /// <summary>The repository that holds a folder.</summary>
    /// <exception cref="DirectoryNotFoundException">No folder above holds the solution.</exception>
    internal static DocumentationTree FindAbove(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "XenNetLint.sln")))
            {
                return new DocumentationTree(folder.FullName);
            }
        }

        throw new DirectoryNotFoundException($"No folder above {start} holds XenNetLint.sln.");
    }

    /// <summary>The text of a file; null if there is none.</summary>
    internal string? Find(string path) => File.Exists(FullPath(path)) ? Encoding.UTF8.GetString(File.ReadAllBytes(FullPath(path))) : null;

    /// <summary>The Markdown files directly in a folder, sorted.</summary>
    internal IEnumerable<string> MarkdownIn(string folder) => Directory.Exists(FullPath(folder))
        ? Directory.EnumerateFiles(FullPath(folder), "*.md")
            .Select(file => (folder.Length == 0 ? "" : folder + "/") + Path.GetFileName(file))
            .Order(StringComparer.Ordinal)
        : [];

    /// <summary>Whether the file is not as it should be.</summary>
    internal bool Differs(Document document) => !string.Equals(Find(document.Path), document.Text, StringComparison.Ordinal);

    /// <summary>Where the file differs, in words.</summary>
    internal string FirstDifference(Document document)
    {
        if (Find(document.Path) is not { } present)
        {
            return "from nothing";
        }

        var lines = present.Split('\n');
        var wanted = document.Text.Split('\n');
        var same = lines.Zip(wanted).TakeWhile(pair => string.Equals(pair.First, pair.Second, StringComparison.Ordinal)).Count();
        return string.Create(CultureInfo.InvariantCulture, $"from line {same + 1} on, '{LineAt(lines, same)}' to '{LineAt(wanted, same)}'");
    }

    /// <summary>Writes a file.</summary>
    internal void Write(Document document)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FullPath(document.Path)) ?? _root);
        File.WriteAllBytes(FullPath(document.Path), Encoding.UTF8.GetBytes(document.Text));
    }

    private static string LineAt(string[] lines, int index) => index < lines.Length ? lines[index] : "(end of file)";

    private string FullPath(string path) => Path.Combine([_root, .. path.Split('/')]);
}
