using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Text;

namespace XenNetLint.Model.Workspaces;

/// <summary>All files that were read, sorted to hosts. Pure: Cli reads the disk.</summary>
public sealed record Workspace
{
    /// <summary>The hosts by name.</summary>
    public required EquatableArray<HostFiles> Hosts { get; init; }

    /// <summary>Files that were found and not read as anything, by path.</summary>
    public EquatableArray<string> LeftOut { get; init; } = [];

    /// <summary>Files that are read as SXP, as scripts or as network files but belong to no host.</summary>
    public EquatableArray<WorkspaceFile> Loose { get; init; } = [];

    /// <summary>LANs that host interfaces share.</summary>
    public EquatableArray<Segment> Segments { get; init; } = [];

    /// <summary>Addresses and networks that can be reached beyond the uplink.</summary>
    public EquatableArray<IPv4Prefix> Outside { get; init; } = [];

    /// <summary>The routes that the network outside has; null where nobody states whether it has any.</summary>
    public EquatableArray<OutsideRoute>? OutsideRoutes { get; init; }

    /// <summary>Where <see cref="OutsideRoutes"/> are written, in their order.</summary>
    public EquatableArray<Location> OutsideRoutePlaces { get; init; } = [];

    /// <summary>What is stated of hosts, of those that no file describes too.</summary>
    public EquatableArray<HostStatement> Statements { get; init; } = [];

    /// <summary>Whether an <c>xennetlint.json</c> lies above what is looked at: what it speaks of may be among the files that were not read.</summary>
    public bool HasMore { get; init; }

    /// <summary>Who must, and who must never, reach whom.</summary>
    public EquatableArray<Expectation> Expectations { get; init; } = [];

    /// <summary>Names for several ends at once.</summary>
    public EquatableArray<EndGroup> Groups { get; init; } = [];

    /// <summary>Sorts files to hosts: to the nearest folder above with xend's or xl's configuration or a stated root, else to their own folder.</summary>
    /// <param name="files">Files in any order; a path occurs once.</param>
    /// <param name="configs">What <c>xennetlint.json</c> files state.</param>
    public static Workspace Arrange(IEnumerable<WorkspaceFile> files, IEnumerable<ToolConfig> configs)
    {
        var facts = configs.ToList();
        var all = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        var stated = facts.SelectMany(config => config.Hosts).ToList();
        var folders = HostFolders(all, stated);
        var claimed = new Dictionary<string, List<WorkspaceFile>>(StringComparer.Ordinal);
        var loose = new List<WorkspaceFile>();
        var networkFiles = new List<WorkspaceFile>();
        foreach (var file in all)
        {
            var folder = file.Role switch
            {
                FileRole.XendConfig or FileRole.XlConf when !IsCanonical(file) => file.Path,
                FileRole.XendConfig or FileRole.XlConf => NearestFolder(folders, file.Folder) ?? file.Folder,
                FileRole.DomainConfig or FileRole.DomainSxp => NearestFolder(folders, file.Folder) ?? file.Folder,
                FileRole.Script => NearestFolder(folders, file.Folder),
                _ => null,
            };
            if (folder is not null)
            {
                if (!claimed.TryGetValue(folder, out var list))
                {
                    claimed[folder] = list = [];
                }

                list.Add(file);
            }
            else if (file.Role is FileRole.HostNetwork)
            {
                networkFiles.Add(file);
            }
            else if (file.Role is FileRole.OtherSxp or FileRole.Script)
            {
                loose.Add(file);
            }
        }

        foreach (var file in networkFiles.Where(file => !TakeIn(file, claimed)))
        {
            loose.Add(file);
        }

        var names = Names([.. claimed.Keys], stated);
        return new Workspace
        {
            Hosts = claimed.Select(pair => HostOf(pair.Key, names[pair.Key], pair.Value, stated, facts)).OrderBy(host => host.Name, StringComparer.Ordinal).ToEquatableArray(),
            LeftOut = all.Where(file => file.Role == FileRole.LeftOut).Select(file => file.Path).ToEquatableArray(),
            Loose = loose.ToEquatableArray(),
            Segments = facts.SelectMany(config => config.Segments).ToEquatableArray(),
            Outside = facts.Count == 0 ? [] : facts.SelectMany(config => config.Outside).Distinct().ToEquatableArray(),
            OutsideRoutes = OutsideRoutesOf(facts),
            OutsideRoutePlaces = facts.SelectMany(config => config.OutsideRoutePlaces).ToEquatableArray(),
            Statements = stated.ToEquatableArray(),
            HasMore = facts.Exists(config => config.IsAbove),
            Expectations = facts.SelectMany(config => config.Expectations).ToEquatableArray(),
            Groups = facts.SelectMany(config => config.Groups).ToEquatableArray(),
        };
    }

    private static EquatableArray<OutsideRoute>? OutsideRoutesOf(List<ToolConfig> facts) =>
        facts.Exists(config => config.OutsideRoutes is not null) ? facts.SelectMany(config => config.OutsideRoutes ?? []).Distinct().ToEquatableArray() : null;

    // Only under its usual name does a configuration speak for its folder; any other is a host of its own.
    private static bool IsCanonical(WorkspaceFile file) => file.FileName is FileRecognition.XendConfigName or FileRecognition.XlConfName;

    private static HashSet<string> HostFolders(List<WorkspaceFile> files, List<HostStatement> stated)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in stated)
        {
            if (statement.Root is { } root)
            {
                folders.Add(root);
            }
        }

        foreach (var file in files.Where(file => file.Role is FileRole.XendConfig or FileRole.XlConf && IsCanonical(file)))
        {
            // A stated root above takes the configuration in: etc/xen below a host's root.
            if (!stated.Exists(statement => statement.Root is { } root && WorkspacePath.IsWithin(file.Folder, root)))
            {
                folders.Add(file.Folder);
            }
        }

        return folders;
    }

    private static string? NearestFolder(HashSet<string> folders, string folder)
    {
        for (var at = folder; ; at = WorkspacePath.FolderOf(at))
        {
            if (folders.Contains(at))
            {
                return at;
            }

            if (at is "." or "/" or "..")
            {
                return folders.Contains(".") && WorkspacePath.IsWithin(folder, ".") ? "." : null;
            }
        }
    }

    // A host's root is the folder above etc/xen. No network file makes a host: nothing of Xen's would be on it.
    private static bool TakeIn(WorkspaceFile file, Dictionary<string, List<WorkspaceFile>> claimed)
    {
        var nearest = 0;
        foreach (var (folder, _) in claimed)
        {
            nearest = Math.Max(nearest, DepthOf(file, folder));
        }

        foreach (var (folder, files) in claimed)
        {
            if (nearest > 0 && DepthOf(file, folder) == nearest)
            {
                files.Add(file);
            }
        }

        return nearest > 0;
    }

    // How far down the host's root lies, if the file lies below it; else 0.
    private static int DepthOf(WorkspaceFile file, string folder)
    {
        var root = WorkspacePath.RootOf(folder);
        return WorkspacePath.IsWithin(file.Folder, root) ? root is "." ? 1 : root.Count(character => character == '/') + 2 : 0;
    }

    private static Dictionary<string, string> Names(IReadOnlyList<string> folders, List<HostStatement> stated)
    {
        var shortNames = folders.ToDictionary(folder => folder, ShortName, StringComparer.Ordinal);
        var uses = shortNames.Values.CountBy(name => name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return folders.ToDictionary(
            folder => folder,
            folder => stated.Find(statement => string.Equals(statement.Root, folder, StringComparison.Ordinal))?.Name
                ?? (uses[shortNames[folder]] > 1 ? folder : shortNames[folder]),
            StringComparer.Ordinal);
    }

    private static string ShortName(string folder)
    {
        var above = folder;
        foreach (var usual in (ReadOnlySpan<string>)["auto", "xen", "etc"])
        {
            if (string.Equals(WorkspacePath.LastPartOf(above), usual, StringComparison.Ordinal) && above.Contains('/', StringComparison.Ordinal))
            {
                above = WorkspacePath.FolderOf(above);
            }
        }

        var name = WorkspacePath.LastPartOf(above);
        return name is "." or ".." or "" ? "host" : name;
    }

    private static HostFiles HostOf(string folder, string name, List<WorkspaceFile> files, List<HostStatement> stated, List<ToolConfig> facts) => new()
    {
        Name = name,
        Folder = folder,
        XendConfig = files.Find(file => file.Role == FileRole.XendConfig),
        XlConf = files.Find(file => file.Role == FileRole.XlConf),
        Domains = files
            .Where(file => file.Role is FileRole.DomainConfig or FileRole.DomainSxp)
            .OrderBy(file => file.FileName, StringComparer.Ordinal).ThenBy(file => file.Path, StringComparer.Ordinal)
            .ToEquatableArray(),
        Scripts = files.Where(file => file.Role == FileRole.Script).ToEquatableArray(),
        NetworkFiles = files.Where(file => file.Role == FileRole.HostNetwork).ToEquatableArray(),
        Statement = stated.Find(statement => string.Equals(statement.Root, folder, StringComparison.Ordinal))
            ?? stated.Find(statement => statement.Root is null && string.Equals(statement.Name, name, StringComparison.Ordinal)),
        Segments = facts.SelectMany(config => config.Segments)
            .Where(segment => segment.Interfaces.Any(link => string.Equals(link.Host, name, StringComparison.Ordinal)))
            .ToEquatableArray(),
        Outside = facts.Count == 0 ? [] : facts.SelectMany(config => config.Outside).Distinct().ToEquatableArray(),
        OutsideRoutes = OutsideRoutesOf(facts),
        Expectations = facts.SelectMany(config => config.Expectations)
            .Where(expectation => expectation.From.Host is null || string.Equals(expectation.From.Host, name, StringComparison.Ordinal))
            .ToEquatableArray(),
    };
}
