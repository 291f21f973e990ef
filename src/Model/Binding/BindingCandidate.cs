using XenNetLint.Model.Elements;

namespace XenNetLint.Model.Binding;

/// <summary>A release and a toolstack under which a host's files may be meant.</summary>
public sealed record BindingCandidate(Release Release, Toolstack Toolstack)
{
    /// <summary>For messages: <c>xm of Xen 3.4</c>.</summary>
    public override string ToString() => $"{(Toolstack == Toolstack.Xl ? "xl" : "xm")} of Xen {Release}";
}
