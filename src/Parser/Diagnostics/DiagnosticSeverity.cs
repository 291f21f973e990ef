namespace XenNetLint.Diagnostics;

/// <summary>How loudly a finding is reported, from quiet to loud.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth knowing; nothing breaks.</summary>
    Info,

    /// <summary>May not do what was meant.</summary>
    Warning,

    /// <summary>Will not work.</summary>
    Error,
}
