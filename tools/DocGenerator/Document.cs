namespace XenNetLint.DocGenerator;

/// <summary>A file as it should be.</summary>
/// <param name="Path">Below the repository's root, with '/'.</param>
/// <param name="Text">UTF-8, lines ending in LF.</param>
internal sealed record Document(string Path, string Text);
