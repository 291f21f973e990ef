using XenNetLint.Model.Elements;

namespace XenNetLint.Analysis;

/// <summary>Who reads a file: a release's toolstack.</summary>
public sealed record ReaderContext(Release Release, Toolstack Toolstack)
{
    /// <summary>Whether xl reads domU files; else xm does.</summary>
    public bool IsXl => Toolstack == Toolstack.Xl;

    /// <summary>For messages: <c>xm 3.4</c>.</summary>
    public string Reader => $"{(IsXl ? "xl" : "xm")} {Release}";
}
