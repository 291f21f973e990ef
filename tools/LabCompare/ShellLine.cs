using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Scripts.Shell;
using XenNetLint.Simulator.State;

namespace XenNetLint.LabCompare;

/// <summary>A command line that was run on a node.</summary>
/// <param name="Effects">What the kernel took, in order.</param>
/// <param name="ExitStatus">Status of the line; null if it is not known.</param>
/// <param name="Unknown">Why it cannot be told what it does; empty if it can.</param>
internal sealed record ShellLine(IReadOnlyList<Effect> Effects, int? ExitStatus, string Unknown)
{
    /// <summary>Follows a command line.</summary>
    public static ShellLine Run(NetworkState state, string line)
    {
        var shell = ShellCommands.Follow(state, line);
        return new ShellLine(shell.Run.Effects, shell.Status, shell.Run.Unknown);
    }
}
