using XenNetLint.Diagnostics;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax;

namespace XenNetLint.Analysis;

/// <summary>A rule about the text of one file and its reader.</summary>
public abstract class SyntaxRule : Rule
{
    /// <summary>Looks at one file.</summary>
    /// <param name="file">The file, with its role.</param>
    /// <param name="tree">Its tree.</param>
    /// <param name="context">Who reads it.</param>
    public abstract IEnumerable<Diagnostic> Analyze(WorkspaceFile file, SyntaxTree tree, ReaderContext context);
}
