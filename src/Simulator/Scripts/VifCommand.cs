namespace XenNetLint.Simulator.Scripts;

/// <summary>What a vif script is told to do. Source: host-scripts §3.2.</summary>
internal enum VifCommand
{
    /// <summary>A back end is there.</summary>
    Online,

    /// <summary>A back end goes.</summary>
    Offline,

    /// <summary>A tap is there.</summary>
    Add,

    /// <summary>A tap goes.</summary>
    Remove,
}
