namespace XenNetLint.Text;

/// <summary>Replaces a span of a file by another text; an empty span inserts, an empty text deletes.</summary>
public sealed record TextEdit(Location Location, string NewText);
