using System.Runtime.CompilerServices;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Syntax.Shell;

namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary>Scripts of the administrator's. Source: host-scripts §6.</summary>
internal static class CustomScripts
{
    // Reading a script is pure; each is read once however often it runs.
    private static readonly ConditionalWeakTable<CustomScript, ShellProgram> Programs = [];

    /// <summary>The statements of a script.</summary>
    public static ShellProgram ProgramOf(CustomScript script) => Programs.GetValue(script, static one => ShellProgram.Read(one.Name, one.Text));

    /// <summary>The script of that file name that the workspace holds; null if it holds none.</summary>
    public static CustomScript? Find(HostNetwork host, string name) =>
        host.CustomScripts.FirstOrDefault(script => string.Equals(script.Name, name, StringComparison.Ordinal));

    /// <summary>A shell before a script's first line.</summary>
    public static ShellRun Begin(ScriptRun run, CustomScript script, IEnumerable<string?> arguments) => new()
    {
        Run = run,
        Text = ProgramOf(script).Text,
        Name = script.Name,
        Path = run.Path,
        Arguments = [.. arguments],
        StopsAtFailure = FirstLineSays(script.Text),
    };

    /// <summary>Runs a script to its end.</summary>
    public static ShellRun Play(ShellRun shell, CustomScript script) => script.IsExecutable
        ? ShellInterpreter.Play(shell, ProgramOf(script))
        : (shell with { Run = shell.Run.Complain($"{shell.Path}: Permission denied") }).Ends(126);

    /// <summary>Runs a script; the run has ended then.</summary>
    public static ShellRun Run(ScriptRun run, CustomScript script, IEnumerable<string?> arguments)
    {
        var shell = Play(Begin(run, script, arguments), script);
        return shell with { Run = shell.Run.Exit(shell.Status ?? 0) };
    }

    /// <summary>What can be seen of a script that has run.</summary>
    public static ScriptOutcome OutcomeOf(ShellRun shell, string commandLine)
    {
        var outcome = shell.Run.ToOutcome(commandLine);
        return outcome with { ExitStatus = shell.Run.Unknown.Length > 0 ? null : shell.Status };
    }

    /// <summary>Whether the first line starts the shell with <c>-e</c>.</summary>
    private static bool FirstLineSays(string text)
    {
        var first = text.AsSpan()[..(text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length)];
        var option = first.IndexOf(" -");
        return first.StartsWith("#!") && option > 0 && first[option..].Contains('e');
    }
}
