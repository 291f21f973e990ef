namespace XenNetLint.Model.Elements;

/// <summary>What the distribution's ifup and ifdown do. Source: host-scripts §0.3, §1.4.1.</summary>
public enum IfupBehaviour
{
    /// <summary>They know the interfaces that are marked so and configure them.</summary>
    Working,

    /// <summary>They exist and always fail.</summary>
    Failing,

    /// <summary>They are not on the PATH.</summary>
    Absent,
}
