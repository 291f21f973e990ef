using XenNetLint.Text;

namespace XenNetLint.Model.Workspaces;

/// <summary>Why an <c>xennetlint.json</c> cannot be used, and where.</summary>
public sealed record ToolConfigError(Location Location, string Message);
