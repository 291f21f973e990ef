using XenNetLint.Analysis.Comparison;
using XenNetLint.Collections;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Reports;

/// <summary>An event of a timeline as a story: what it came to, which scripts ran, what they said.</summary>
internal static class EventText
{
    /// <summary>Writes the event's line: what happens and what it comes to.</summary>
    internal static void WriteTitle(TimelineStep step, TextWriter output, Palette palette)
    {
        output.Write($"{palette.Strong(Printable.OneLine(step.Title))}: {OutcomeOf(step, palette)}");
        output.Write(step.Reason.Length > 0 ? $" ({Printable.OneLine(step.Reason)})\n" : "\n");
    }

    /// <summary>The steps of an event, those of one script together and under it; scripts that did nothing have a part without steps.</summary>
    internal static IReadOnlyList<EventPart> PartsOf(TimelineStep networkEvent, IReadOnlyList<PlayedStep> steps)
    {
        var parts = new List<EventPart>();
        var shown = 0;
        var at = 0;
        while (at < steps.Count)
        {
            var script = steps[at].Script;
            var count = steps.Skip(at).TakeWhile(step => ReferenceEquals(step.Script, script)).Count();
            var index = script is null ? -1 : IndexOf(networkEvent.Scripts, script);
            while (shown < index)
            {
                parts.Add(new EventPart(networkEvent.Scripts[shown], []));
                shown++;
            }

            parts.Add(new EventPart(index == shown ? script : null, [.. steps.Skip(at).Take(count)]));
            shown = Math.Max(shown, index + 1);
            at += count;
        }

        parts.AddRange(networkEvent.Scripts.Skip(shown).Select(script => new EventPart(script, [])));
        return parts;
    }

    private static int IndexOf(EquatableArray<ScriptOutcome> scripts, ScriptOutcome script)
    {
        var index = 0;
        while (index < scripts.Count && !ReferenceEquals(scripts[index], script))
        {
            index++;
        }

        return index < scripts.Count ? index : -1;
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

    /// <summary>An effect in words; guests by their names, where the simulator knows them by their files and ids.</summary>
    internal static string DescriptionOf(PlayedStep step) => Printable.OneLine(step.Effect switch
    {
        AllocateDomainId { Config: var config } when step.After.Domains.Find(config.Id) is { } made => $"{made.DisplayName} gets domain id {made.DomIdText}",
        SetDomainState { DomId: var domId } effect => effect.Describe() + NameBehind(step, domId),
        EndDomain { DomId: var domId } effect => effect.Describe() + NameBehind(step, domId),
        ConfigureDomain { DomId: var domId } effect => effect.Describe() + NameBehind(step, domId),
        var effect => WithNames(effect.Describe(), step),
    });

    private static string NameBehind(PlayedStep step, int domId) => step.Before.Domains.Find(domId) is { } domain ? $" ({domain.DisplayName})" : "";

    private static string WithNames(string text, PlayedStep step)
    {
        foreach (var domain in step.Before.Domains.Domains.Concat(step.After.Domains.Domains))
        {
            text = text.Replace(domain.Definition.Text, domain.DisplayName, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>The command line behind a hash; empty where there is none.</summary>
    internal static string CommandOf(Effect effect) => effect.Command.Length > 0 ? "# " + Printable.OneLine(effect.Command) : "";

    /// <summary>Writes a script's line and what it said, each stream apart.</summary>
    internal static void WriteScript(ScriptOutcome script, TextWriter output, string indent)
    {
        output.Write($"{indent}runs {Printable.OneLine($"{script.CommandLine}: {EndOf(script)}")}\n");
        Say("stdout", script.StandardOutput);
        Say("stderr", script.StandardError);
        Say("syslog", script.Syslog);

        void Say(string stream, IEnumerable<string> lines)
        {
            foreach (var line in lines)
            {
                output.Write($"{indent}  {stream}: {Printable.OneLine(line)}\n");
            }
        }
    }

    /// <summary>How a script ended.</summary>
    internal static string EndOf(ScriptOutcome script)
    {
        var end = script.Unknown.Length > 0 ? "what it does is unknown: " + script.Unknown
            : script.Nothing.Length > 0 ? "ends early: " + script.Nothing
            : script.Endless.Length > 0 ? "does not end: " + script.Endless
            : script.ExitStatus is { } status ? FormattableString.Invariant($"exit status {status}")
            : "";
        var hotplug = script.Hotplug is not { } written ? ""
            : written.Status.Length == 0 ? "; xenstore: silence"
            : $"; xenstore: {written.Status}{(written.Error.Length > 0 ? $", {written.Error}" : "")}";
        return end + hotplug;
    }
}
