namespace XenNetLint.Cli;

/// <summary>A file that was found below a given path.</summary>
/// <param name="Path">Its name for output.</param>
/// <param name="FullPath">Where it is read from.</param>
/// <param name="Length">Its size in bytes as the folder lists it.</param>
/// <param name="IsNamed">Whether the command line names it.</param>
internal sealed record FoundFile(string Path, string FullPath, long Length, bool IsNamed);
