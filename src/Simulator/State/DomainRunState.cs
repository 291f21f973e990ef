namespace XenNetLint.Simulator.State;

/// <summary>Whether a domain that has an id executes.</summary>
public enum DomainRunState
{
    /// <summary>Being built: it has an id, its devices are being connected.</summary>
    Starting,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>Left behind by a failed start of 3.0.0. Source: host-scripts §4.3.</summary>
    Paused,

    /// <summary>Whether its start succeeded is not known; its id is used up in any case.</summary>
    Unknown,
}
