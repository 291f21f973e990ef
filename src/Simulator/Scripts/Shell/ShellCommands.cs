using XenNetLint.Simulator.State;
using XenNetLint.Syntax.Shell;

namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary>Command lines, as somebody types them on a host or in a guest.</summary>
public static class ShellCommands
{
    /// <summary>Follows a command line without running anything.</summary>
    /// <param name="state">The state of the machine on which it is typed.</param>
    /// <param name="commandLine">One or more commands in the language of the shell.</param>
    public static ShellCommandResult Run(NetworkState state, string commandLine)
    {
        var shell = Follow(state, commandLine);
        return new ShellCommandResult(shell.Run.State, shell.Run.Unknown.Length > 0 ? null : shell.Status, shell.Run.Unknown);
    }

    internal static ShellRun Follow(NetworkState state, string commandLine)
    {
        ArgumentNullException.ThrowIfNull(state);
        var program = ShellProgram.Read("", commandLine);
        return ShellInterpreter.Play(new ShellRun { Run = new ScriptRun { State = state, Path = "sh" }, Text = program.Text, Path = "sh" }, program);
    }
}

/// <summary>What a command line came to.</summary>
/// <param name="State">The state afterwards.</param>
/// <param name="ExitStatus">The exit status; null if nobody can tell.</param>
/// <param name="Unread">Why it cannot be told what it does, the command named; empty if it can.</param>
public sealed record ShellCommandResult(NetworkState State, int? ExitStatus, string Unread);
