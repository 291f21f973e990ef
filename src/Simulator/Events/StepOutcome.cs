namespace XenNetLint.Simulator.Events;

/// <summary>What an event came to.</summary>
public enum StepOutcome
{
    /// <summary>Everything it stands for was done.</summary>
    Done,

    /// <summary>Nothing was changed, and nothing went wrong.</summary>
    Nothing,

    /// <summary>A script or the toolstack failed; what was done before stays done.</summary>
    Failed,

    /// <summary>The files do not settle what happens.</summary>
    Unknown,
}
