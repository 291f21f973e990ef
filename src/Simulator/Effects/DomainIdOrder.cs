namespace XenNetLint.Simulator.Effects;

/// <summary>How the id of a new domain comes about. Source: config-languages §6.1, §6.5.</summary>
public enum DomainIdOrder
{
    /// <summary>It is the next free one.</summary>
    Known,

    /// <summary>It is one of the next free ones: the order of several creations is not predictable.</summary>
    AnyOfNext,

    /// <summary>xl draws it; the hypervisor's own search does not move.</summary>
    Drawn,
}
