namespace XenNetLint.Simulator.State;

/// <summary>What became of an effect.</summary>
/// <param name="State">The state afterwards; the old one if it was refused.</param>
/// <param name="Error">The tool's message if it was refused; empty otherwise.</param>
/// <param name="ExitStatus">The tool's exit status; 0 if it was done.</param>
public sealed record KernelAnswer(NetworkState State, string Error = "", int ExitStatus = 0)
{
    /// <summary>Whether the state is what the effect wants.</summary>
    public bool IsDone => ExitStatus == 0;
}
