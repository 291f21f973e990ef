using XenNetLint.Syntax;
using XenNetLint.Text;

namespace XenNetLint.Model.Workspaces;

/// <summary>A file that was read.</summary>
/// <param name="Text">Its text; the path in it is the name for output.</param>
/// <param name="Role">What it is read as.</param>
/// <param name="Tree">Its syntax tree; null where the role has no language of Xen's.</param>
public sealed record WorkspaceFile(SourceText Text, FileRole Role, SyntaxTree? Tree)
{
    /// <summary>The name of a link in a folder <c>auto/</c> that leads to the file; null if there is none. Source: config-languages §6.4.</summary>
    public string? AutostartLink { get; init; }

    /// <summary>The name under which the file lies in a folder <c>auto/</c>, itself or by a link; null if the boot does not see it. Source: config-languages §6.4.</summary>
    public string? AutostartName => WorkspacePath.IsAutostartFolder(Folder) ? FileName : AutostartLink;

    /// <summary>Whether the vif scripts source it. Source: host-scripts §3.11.</summary>
    public bool IsVifHook => Role == FileRole.Script && WorkspacePath.IsVifHook(Path);

    /// <summary>The name for output, with '/'.</summary>
    public string Path => Text.Path;

    /// <summary>The path without its last part; "." where there is none.</summary>
    public string Folder => WorkspacePath.FolderOf(Path);

    /// <summary>The last part of the path.</summary>
    public string FileName => Path[(Path.LastIndexOf('/') + 1)..];
}
