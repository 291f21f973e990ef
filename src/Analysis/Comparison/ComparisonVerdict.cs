namespace XenNetLint.Analysis.Comparison;

/// <summary>The answer in one word, the gravest first.</summary>
public enum ComparisonVerdict
{
    /// <summary>dom0 cannot be reached any more at the end.</summary>
    Dom0Lost,

    /// <summary>dom0 cannot be reached any more at some of its addresses.</summary>
    Dom0PartlyLost,

    /// <summary>The files do not settle what happens.</summary>
    Unknown,

    /// <summary>dom0 cannot be reached for a while.</summary>
    Dom0Interrupted,

    /// <summary>Behaviour changes and dom0 stays reachable.</summary>
    Changes,

    /// <summary>Nothing changes, and dom0 could not be reached before.</summary>
    Dom0Unreachable,

    /// <summary>Files were changed, and the events do not make them count.</summary>
    NoEffect,

    /// <summary>Nothing changes.</summary>
    NoChange,
}
