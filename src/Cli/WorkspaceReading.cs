using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Workspaces;
using XenNetLint.Reports;

namespace XenNetLint.Cli;

/// <summary>What was read from the disk.</summary>
internal sealed record WorkspaceReading
{
    /// <summary>The files, sorted to hosts.</summary>
    public required Workspace Workspace { get; init; }

    /// <summary>Findings about the reading itself: XNL9006.</summary>
    public required EquatableArray<Diagnostic> Findings { get; init; }

    /// <summary>What was read as what, and what was left out.</summary>
    public required CheckStatistics Statistics { get; init; }

    /// <summary>Number of files that were read as something of Xen's.</summary>
    public required int FileCount { get; init; }
}
