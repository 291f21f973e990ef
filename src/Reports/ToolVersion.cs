namespace XenNetLint.Reports;

/// <summary>The program's version, for reports that name the tool.</summary>
public static class ToolVersion
{
    /// <summary>Three numbers with dots.</summary>
    public static string Text { get; } = typeof(ToolVersion).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
