using XenNetLint.Syntax;
using XenNetLint.Text;

namespace XenNetLint.Model.Workspaces;

/// <summary>A file that was read.</summary>
/// <param name="Text">Its text; the path in it is the name for output.</param>
/// <param name="Role">What it is read as.</param>
/// <param name="Tree">Its syntax tree; null where the role has no language of Xen's.</param>
public sealed record WorkspaceFile(SourceText Text, FileRole Role, SyntaxTree? Tree)
{
    /// <summary>The name for output, with '/'.</summary>
    public string Path => Text.Path;

    /// <summary>The path without its last part; "." where there is none.</summary>
    public string Folder => WorkspacePath.FolderOf(Path);

    /// <summary>The last part of the path.</summary>
    public string FileName => Path[(Path.LastIndexOf('/') + 1)..];
}
