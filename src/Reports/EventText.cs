using XenNetLint.Analysis.Comparison;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Reports;

/// <summary>An event of a timeline as a story: what it came to, which scripts ran, what they said.</summary>
internal static class EventText
{
    private const string Indent = "  ";

    /// <summary>Writes the event's line and the scripts that ran in it.</summary>
    internal static void WriteHead(TimelineStep step, TextWriter output, Palette palette)
    {
        output.Write(Printable.OneLine(step.Title) is var title ? palette.Strong(title) + ": " : "");
        output.Write(OutcomeOf(step, palette) + (step.Reason.Length > 0 ? $" ({Printable.OneLine(step.Reason)})\n" : "\n"));
        foreach (var script in step.Scripts)
        {
            WriteScript(script, output);
        }
    }

    /// <summary>What an event came to, in its colour.</summary>
    internal static string OutcomeOf(TimelineStep step, Palette palette)
    {
        var outcome = Wording.Of(step.Outcome);
        return step.Outcome switch
        {
            StepOutcome.Done => palette.Good(outcome),
            StepOutcome.Failed => palette.Bad(outcome),
            _ => palette.Strong(outcome),
        };
    }

    /// <summary>An effect in words.</summary>
    internal static string DescriptionOf(PlayedStep step) => Printable.OneLine(step.Effect.Describe());

    /// <summary>The command line behind a hash; empty where there is none.</summary>
    internal static string CommandOf(Effect effect) => effect.Command.Length > 0 ? "# " + Printable.OneLine(effect.Command) : "";

    private static void WriteScript(ScriptOutcome script, TextWriter output)
    {
        output.Write($"{Indent}runs {Printable.OneLine($"{script.CommandLine}: {EndOf(script)}")}\n");
        Say("stdout", script.StandardOutput);
        Say("stderr", script.StandardError);
        Say("syslog", script.Syslog);

        void Say(string stream, IEnumerable<string> lines)
        {
            foreach (var line in lines)
            {
                output.Write($"{Indent}  {stream}: {Printable.OneLine(line)}\n");
            }
        }
    }

    /// <summary>How a script ended.</summary>
    internal static string EndOf(ScriptOutcome script)
    {
        var end = script.Unknown.Length > 0 ? "what it does is unknown: " + script.Unknown
            : script.Nothing.Length > 0 ? "ends early: " + script.Nothing
            : script.ExitStatus is { } status ? FormattableString.Invariant($"exit status {status}")
            : "";
        var hotplug = script.Hotplug is not { } written ? ""
            : written.Status.Length == 0 ? "; xenstore: silence"
            : $"; xenstore: {written.Status}{(written.Error.Length > 0 ? $", {written.Error}" : "")}";
        return end + hotplug;
    }
}
