using System.Globalization;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Reports;

/// <summary>The timeline as a story: each event, what runs, what it changes, what it comes to; then the state at the end.</summary>
public static class SimulateText
{
    private const string Indent = "     ";

    /// <summary>Writes the report.</summary>
    public static void Write(SimulationResult result, TextWriter output, Palette palette, bool isQuiet = false)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(palette);
        foreach (var host in result.Hosts)
        {
            WriteHost(host, output, palette);
        }

        if (!isQuiet)
        {
            TextReport.WriteAssumptions(result.Assumptions, output, palette);
        }
    }

    private static void WriteHost(HostTimeline host, TextWriter output, Palette palette)
    {
        output.Write(palette.Strong(Printable.OneLine($"host {host.Name}, {host.Candidate}")) + "\n\n");
        var number = 0;
        foreach (var step in host.Timeline.Steps)
        {
            number++;
            WriteStep(step, number, output, palette);
        }

        output.Write(palette.Strong("state at the end") + "\n");
        StateText.Write(host.Timeline.FinalState, output);
        WriteIdle(host, output);
        output.Write('\n');
    }

    private static void WriteStep(TimelineStep step, int number, TextWriter output, Palette palette)
    {
        var outcome = Wording.Of(step.Outcome);
        var shown = step.Outcome switch
        {
            StepOutcome.Done => palette.Good(outcome),
            StepOutcome.Failed => palette.Bad(outcome),
            _ => palette.Strong(outcome),
        };
        output.Write(string.Create(CultureInfo.InvariantCulture, $"{number,3}. {palette.Strong(Printable.OneLine(step.Title))}: {shown}"));
        output.Write(step.Reason.Length > 0 ? $" ({Printable.OneLine(step.Reason)})\n" : "\n");
        foreach (var script in step.Scripts)
        {
            WriteScript(script, output);
        }

        TextTable.Write(output, Indent, EffectRows(step));
        var reachable = Wording.Of(step.Dom0Reachable);
        output.Write($"{Indent}dom0 from outside: {(step.Dom0Reachable == Verdict.Unreachable ? palette.Bad(reachable) : reachable)}\n\n");
    }

    private static List<string[]> EffectRows(TimelineStep step) =>
        [.. step.Effects.Select(effect => (string[])["- " + Printable.OneLine(effect.Describe()), Command(effect.Command)])];

    private static string Command(string command) => command.Length > 0 ? "# " + Printable.OneLine(command) : "";

    private static void WriteScript(ScriptOutcome script, TextWriter output)
    {
        var end = script.Unknown.Length > 0 ? "what it does is unknown: " + script.Unknown
            : script.Nothing.Length > 0 ? "ends early: " + script.Nothing
            : script.ExitStatus is { } status ? FormattableString.Invariant($"exit status {status}")
            : "";
        var hotplug = script.Hotplug is not { } written ? ""
            : written.Status.Length == 0 ? "; xenstore: silence"
            : $"; xenstore: {written.Status}{(written.Error.Length > 0 ? $", {written.Error}" : "")}";
        output.Write($"{Indent}runs {Printable.OneLine($"{script.CommandLine}: {end}{hotplug}")}\n");
        foreach (var line in script.StandardOutput.Concat(script.StandardError).Concat(script.Syslog))
        {
            output.Write($"{Indent}  says {Printable.OneLine(line)}\n");
        }
    }

    private static void WriteIdle(HostTimeline host, TextWriter output)
    {
        var started = host.Timeline.Steps.Select(step => step.Domain).ToHashSet();
        var idle = host.Timeline.FinalState.Host.Domains.Where(domain => !started.Contains(domain.Id)).Select(domain => domain.DisplayName).ToList();
        if (idle.Count > 0)
        {
            output.Write(Printable.OneLine($"  never started here: {Wording.Listed(idle)}; add --event 'start {idle[0]}'") + "\n");
        }
    }
}
