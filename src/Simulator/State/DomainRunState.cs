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

    /// <summary>It has ended while xend is down; xend will create it again once it is back. Source: config-languages §7.</summary>
    AwaitsRestart,

    /// <summary>It has ended while xend is down; xend will take it away once it is back. Source: config-languages §7.</summary>
    AwaitsEnd,

    /// <summary>It has ended and is kept, with its vifs, until somebody destroys it (<c>preserve</c>).</summary>
    Preserved,

    /// <summary>Whether its start succeeded is not known; its id is used up in any case.</summary>
    Unknown,
}
