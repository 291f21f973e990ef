namespace XenNetLint.Model.Workspaces;

/// <summary>Paths as they are printed: parts separated by '/', relative to where the program runs or absolute as given.</summary>
internal static class WorkspacePath
{
    internal static string FolderOf(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : path[..slash];
    }

    internal static string LastPartOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>Whether <paramref name="path"/> is <paramref name="folder"/> or lies below it.</summary>
    internal static bool IsWithin(string path, string folder) =>
        folder is "." ? !path.StartsWith('/') && !path.StartsWith("../", StringComparison.Ordinal) && path is not ".."
        : string.Equals(path, folder, StringComparison.Ordinal)
          || (path.StartsWith(folder, StringComparison.Ordinal) && (folder is "/" || path[folder.Length] == '/'));

    /// <summary>Whether a folder is one whose files <c>xendomains</c> starts. Source: config-languages §6.4.</summary>
    internal static bool IsAutostartFolder(string folder) => LastPartOf(folder) is "auto";

    /// <summary>The root of the host whose Xen configuration a folder holds: the folder above <c>etc/xen</c>; else the folder itself.</summary>
    internal static string RootOf(string folder)
    {
        var xen = IsAutostartFolder(folder) ? FolderOf(folder) : folder;
        var etc = FolderOf(xen);
        return LastPartOf(xen) is not "xen" ? folder : LastPartOf(etc) is "etc" ? FolderOf(etc) : folder;
    }

    /// <summary>Whether the vif scripts source a file of that path. A shell's pattern leaves out names that begin with a dot. Source: host-scripts §3.11.</summary>
    internal static bool IsVifHook(string path) =>
        LastPartOf(path) is [not '.', ..] name && name.EndsWith(".hook", StringComparison.Ordinal) && LastPartOf(FolderOf(path)) is "vif-post.d";

    /// <summary>A folder and a way below it as one path, with <c>.</c> and empty parts dropped and <c>..</c> resolved where possible.</summary>
    internal static string Join(string folder, string below)
    {
        if (below.StartsWith('/'))
        {
            return below;
        }

        var parts = folder is "." or "" ? [] : folder.Split('/').ToList();
        foreach (var part in below.Split('/'))
        {
            if (part is "" or ".")
            {
                continue;
            }

            if (part is ".." && parts.Count > 0 && parts[^1] is not (".." or ""))
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return parts.Count == 0 ? "." : string.Join('/', parts);
    }
}
