namespace XenNetLint.Simulator.Events;

/// <summary>What a line of a script of the administrator's did, itself or through what it called.</summary>
/// <param name="Place">The line.</param>
/// <param name="First">Index of its first effect among those of its step.</param>
/// <param name="Count">How many effects it had; at least one.</param>
public sealed record ScriptLine(ScriptPlace Place, int First, int Count)
{
    /// <summary>Whether the effect of that index is one of its.</summary>
    public bool Holds(int effect) => effect >= First && effect < First + Count;
}
