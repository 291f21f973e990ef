namespace XenNetLint.Simulator.Events;

/// <summary>Whether something can be reached.</summary>
public enum Verdict
{
    /// <summary>It cannot be told.</summary>
    Unknown,

    /// <summary>Packets get there and answers come back.</summary>
    Reachable,

    /// <summary>They do not.</summary>
    Unreachable,

    /// <summary>That hangs on who spoke last, or on what is still remembered from before an event.</summary>
    Depends,
}
