using XenNetLint.Collections;

namespace XenNetLint.Model.Workspaces;

/// <summary>The files of one host. Source: product §2.</summary>
public sealed record HostFiles
{
    /// <summary>Name for output: what <c>xennetlint.json</c> says, else its folder's.</summary>
    public required string Name { get; init; }

    /// <summary>The folder that makes it a host.</summary>
    public required string Folder { get; init; }

    /// <summary>xend's configuration, if there is one.</summary>
    public WorkspaceFile? XendConfig { get; init; }

    /// <summary>xl's global configuration, if there is one.</summary>
    public WorkspaceFile? XlConf { get; init; }

    /// <summary>Domain definitions in the order of their file names.</summary>
    public EquatableArray<WorkspaceFile> Domains { get; init; } = [];

    /// <summary>Shell scripts below the folder.</summary>
    public EquatableArray<WorkspaceFile> Scripts { get; init; } = [];

    /// <summary>The distribution's network files below the host's root.</summary>
    public EquatableArray<WorkspaceFile> NetworkFiles { get; init; } = [];

    /// <summary>What <c>xennetlint.json</c> states of it; null if nothing.</summary>
    public HostStatement? Statement { get; init; }

    /// <summary>Whether only the common folder says that these domains share a host; nothing else is known of it then.</summary>
    public bool IsAssumed => XendConfig is null && XlConf is null && Statement is null && NetworkFiles.Count == 0;
}
