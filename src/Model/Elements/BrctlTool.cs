namespace XenNetLint.Model.Elements;

/// <summary>The brctl of a host. Source: host-scripts §0.3.</summary>
public enum BrctlTool
{
    /// <summary><c>brctl show</c> prints its heading even without bridges (before bridge-utils 1.6).</summary>
    WithHeading,

    /// <summary><c>brctl show</c> prints nothing without bridges (bridge-utils 1.7).</summary>
    WithoutHeading,

    /// <summary>There is none.</summary>
    Absent,
}
