namespace XenNetLint.Cli;

/// <summary>Paths as they are printed: as given, with '/', without <c>.</c> and empty parts.</summary>
internal static class DisplayPath
{
    /// <summary>A path of the command line.</summary>
    internal static string Normalize(string path)
    {
        var parts = path.Split('/').Where(part => part is not ("" or ".")).ToList();
        return path.StartsWith('/') ? "/" + string.Join('/', parts) : parts.Count == 0 ? "." : string.Join('/', parts);
    }

    /// <summary>An entry of a folder.</summary>
    internal static string Join(string folder, string name) => folder switch
    {
        "." => name,
        "/" => "/" + name,
        _ => folder + "/" + name,
    };

    /// <summary>The folder above; null where the path does not tell it.</summary>
    internal static string? Parent(string path)
    {
        var slash = path.LastIndexOf('/');
        return path is "." or ".." or "/" || path.EndsWith("/..", StringComparison.Ordinal) ? null
            : slash < 0 ? "."
            : slash == 0 ? "/"
            : path[..slash];
    }
}
