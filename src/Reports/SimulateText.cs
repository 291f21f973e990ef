using System.Globalization;
using XenNetLint.Analysis.Comparison;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

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
        var playback = Playback.Of(host.Timeline.Initial, host.Timeline.Steps, Dom0Contact.Stated(host.Timeline.Initial.Host));
        for (var index = 0; index < playback.Events.Count; index++)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"{index + 1,3}. "));
            WriteEvent(playback.Events[index], [.. playback.Steps.Where(step => step.EventIndex == index)], output, palette);
        }

        output.Write(palette.Strong("state at the end") + "\n");
        StateText.Write(host.Timeline.FinalState, output);
        WriteIdle(host, output);
        output.Write('\n');
    }

    private static void WriteEvent(TimelineStep networkEvent, List<PlayedStep> steps, TextWriter output, Palette palette)
    {
        EventText.WriteTitle(networkEvent, output, palette);
        var widths = steps.Count > 0 ? TextTable.WidthsOf([.. steps.Select(RowOf)]) : [];
        foreach (var part in EventText.PartsOf(networkEvent, steps))
        {
            if (part.Script is { } script)
            {
                EventText.WriteScript(script, output, Indent);
                Explain(MeaningOf(script, networkEvent), output);
            }

            // What a script does stands below it, one step further in.
            var indent = part.Steps.Count > 0 && part.Steps[0].Script is not null ? Indent + "  " : Indent;
            TextTable.Write(output, indent, [.. part.Steps.Select(RowOf)], widths: widths);
        }

        Explain(MeaningOf(networkEvent), output);
        var reachable = Wording.Of(networkEvent.Dom0Reachable);
        output.Write($"{Indent}dom0 from outside: {(networkEvent.Dom0Reachable == Verdict.Unreachable ? palette.Bad(reachable) : reachable)}{Printable.OneLine(Meanwhile(steps))}\n\n");
    }

    private static string[] RowOf(PlayedStep step) => ["- " + EventText.DescriptionOf(step), EventText.CommandOf(step.Effect)];

    private static void Explain(string meaning, TextWriter output) =>
        output.Write(meaning.Length > 0 ? Printable.OneLine($"{Indent}= means: {meaning}") + "\n" : "");

    // An event at whose end all is well may take dom0 away for a while.
    private static string Meanwhile(List<PlayedStep> steps)
    {
        var lost = steps.FindIndex(step => step.Dom0Reachable == Verdict.Unreachable);
        var back = lost < 0 ? -1 : steps.FindIndex(lost, step => step.Dom0Reachable == Verdict.Reachable);
        return back < 0 ? "" : $", but not from '{EventText.DescriptionOf(steps[lost])}' until '{EventText.DescriptionOf(steps[back])}'";
    }

    // Source: host-scripts §4.1, §4.3.
    private static string MeaningOf(ScriptOutcome script, TimelineStep networkEvent)
    {
        var host = networkEvent.State.Host;
        if (script.Vif is null)
        {
            return networkEvent.Event is XendEvent && script.ExitStatus is not (null or 0) ? "xend does not look at the exit status; what was done before the failure stays done" : "";
        }

        return script.Hotplug is { Status.Length: 0 } && networkEvent.Outcome == StepOutcome.Failed && host.Toolstack == Toolstack.Xend && script.ExitStatus is not (null or 0)
            ? $"the script wrote nothing for xend, which waits {PatienceOf(host)} and gives up"
            : "";
    }

    private static string PatienceOf(HostNetwork host) =>
        host.Release.IsBefore(3, 0, 3) ? "10 s"
        : host.Release.IsBefore(4, 0) ? "100 s"
        : string.Create(CultureInfo.InvariantCulture, $"{host.DeviceCreateTimeout?.TotalSeconds ?? 100} s (device-create-timeout)");

    private static string MeaningOf(TimelineStep networkEvent)
    {
        if (networkEvent is { Event: DomainEvent { Domain: var guest }, Outcome: StepOutcome.Failed, DomId: { } domId })
        {
            var what = networkEvent.State.Domains.Find(domId) is { State: DomainRunState.Paused } ? "is left behind, paused" : "does not run";
            return string.Create(CultureInfo.InvariantCulture, $"{guest} {what}; id {domId} is used up");
        }

        return networkEvent is { Outcome: StepOutcome.Unknown, State.IsKnown: false, Effects.Count: > 0 } ? "links, routes and rules are unknown from here until the next boot" : "";
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
