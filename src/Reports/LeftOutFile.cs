namespace XenNetLint.Reports;

/// <summary>A file that was found and not read as anything.</summary>
/// <param name="Path">Its name for output.</param>
/// <param name="Reason">Why, in a few words.</param>
public sealed record LeftOutFile(string Path, string Reason);
