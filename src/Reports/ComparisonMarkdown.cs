using System.Globalization;
using System.Text;
using XenNetLint.Analysis.Comparison;
using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Text;

namespace XenNetLint.Reports;

/// <summary>A comparison as a comment on a pull request: the answer first, a table for each group, steps and assumptions folded away.</summary>
public static class ComparisonMarkdown
{
    /// <summary>Writes the report.</summary>
    public static void Write(ComparisonResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        new Page(result, output).Write();
    }

    /// <summary>Text of files as Markdown shows it literally; a table's cell must not end at a bar.</summary>
    internal static string Escaped(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var character in Printable.OneLine(text))
        {
            switch (character)
            {
                case '<':
                    builder.Append("&lt;");
                    break;
                case '&':
                    builder.Append("&amp;");
                    break;
                case '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '~':
                    builder.Append('\\').Append(character);
                    break;
                // Nobody is called upon by a comment of ours.
                case '@':
                    builder.Append("&#64;");
                    break;
                default:
                    builder.Append(character);
                    break;
            }
        }

        return builder.ToString();
    }

    /// <summary>A command or a place as code, whatever characters it has.</summary>
    internal static string Code(string text)
    {
        var shown = Printable.OneLine(text).Replace("|", "\\|", StringComparison.Ordinal);
        var fence = "`";
        while (shown.Contains(fence, StringComparison.Ordinal))
        {
            fence += "`";
        }

        return fence.Length > 1 ? $"{fence} {shown} {fence}" : fence + shown + fence;
    }

    /// <summary>What was assumed, folded away.</summary>
    internal static void WriteAssumptions(EquatableArray<Assumption> assumptions, TextWriter output)
    {
        if (assumptions.Count == 0)
        {
            return;
        }

        output.Write("<details><summary>Assumed</summary>\n\n");
        foreach (var assumption in assumptions)
        {
            output.Write($"- {Escaped($"{assumption.Host}: {assumption.Fact} {assumption.Value} ({assumption.Why})")}\n");
        }

        output.Write("\n</details>\n");
    }

    private sealed class Page(ComparisonResult result, TextWriter output)
    {
        internal void Write()
        {
            if (result.Hosts.Count > 1)
            {
                output.Write($"**{Escaped(ComparisonWords.Fleet(result))}**\n\n");
            }

            foreach (var host in result.Hosts)
            {
                WriteHost(host);
            }

            foreach (var remark in result.Remarks)
            {
                output.Write($"> {Escaped(remark)}\n\n");
            }

            WriteAssumptions(result.Assumptions, output);
        }

        private void WriteHost(HostComparison host)
        {
            output.Write($"### {IconOf(host.Answer)} {Escaped(host.Name)}: {Escaped(ComparisonWords.Headline(host, result.IsDiff))}\n\n");
            output.Write($"{Escaped(host.Candidate.ToString())}; {Escaped(WhatWasPlayed(host))}. {Escaped(ComparisonWords.Counts(host))}.\n\n");
            if (host.CauseOfOutage is { } place)
            {
                output.Write($"Because of {PlaceOf(place)}.\n\n");
            }

            var guests = host.AffectedGuests.ToList();
            output.Write(guests.Count > 0 ? $"**Guests affected:** {Escaped(Wording.Listed(guests))}\n\n" : "");
            foreach (var pending in host.Pending)
            {
                output.Write($"**Without effect{(pending.Descriptor is { } kind ? $" ({kind.Id})" : "")}:** {Escaped(pending.Text)}{(pending.Place is { } line ? $" ({PlaceOf(line)})" : "")}. To make it count: {Escaped(pending.Cure)}.\n\n");
            }

            WriteAlternatives(host);
            foreach (var group in host.Changes.GroupBy(change => change.Group))
            {
                WriteGroup(group.Key, [.. group]);
            }

            if (!result.IsDiff)
            {
                WriteSteps(host);
            }
        }

        private string WhatWasPlayed(HostComparison host) => result.IsDiff
            ? "each version after a boot of its own"
            : "played: " + string.Join(", ", host.Playback.Events.Select(step => step.Title));

        private void WriteAlternatives(HostComparison host)
        {
            if (host.Alternatives.Count == 0)
            {
                return;
            }

            var heading = ComparisonWords.HeadingOfAlternatives(host);
            output.Write($"**{char.ToUpperInvariant(heading[0])}{heading[1..]}** (each was played):\n\n");
            foreach (var alternative in host.Alternatives)
            {
                output.Write($"- {Escaped($"{alternative.Title}: {ComparisonWords.ConsequenceOf(alternative)}")}\n");
                foreach (var line in alternative.Lines)
                {
                    output.Write($"  - {Code(line)}\n");
                }
            }

            output.Write('\n');
        }

        private void WriteGroup(ChangeGroup group, List<BehaviourChange> changes)
        {
            var heading = ComparisonWords.HeadingOf(group);
            output.Write($"<details open><summary>{char.ToUpperInvariant(heading[0])}{heading[1..]}: {Wording.Count(changes.Count, "change")}</summary>\n\n");
            output.Write("| | What | When | Where |\n|---|---|---|---|\n");
            foreach (var change in changes)
            {
                var where = string.Join(" with ", ComparisonWords.PlacesOf(change).Select(PlaceOf));
                output.Write($"| {Code(ComparisonWords.SignOf(change.Kind).ToString())} | {Escaped(change.Text)} | {Escaped(ComparisonWords.CauseOf(change.Blame))} | {where} |\n");
            }

            output.Write("\n</details>\n\n");
        }

        private void WriteSteps(HostComparison host)
        {
            output.Write($"<details><summary>Steps ({host.Playback.Steps.Count.ToString(CultureInfo.InvariantCulture)})</summary>\n\n");
            for (var index = 0; index < host.Playback.Events.Count; index++)
            {
                var networkEvent = host.Playback.Events[index];
                output.Write($"**{Escaped(networkEvent.Title)}**: {Wording.Of(networkEvent.Outcome)}{(networkEvent.Reason.Length > 0 ? $" ({Escaped(networkEvent.Reason)})" : "")}\n\n");
                foreach (var script in networkEvent.Scripts)
                {
                    output.Write($"- {Code(script.CommandLine)}: {Escaped(EventText.EndOf(script))}\n");
                }

                output.Write(networkEvent.Scripts.Count > 0 ? "\n" : "");
                var steps = host.Playback.Steps.Where(step => step.EventIndex == index).ToList();
                if (steps.Count > 0)
                {
                    output.Write("| Step | dom0 | What | Command |\n|--:|---|---|---|\n");
                }

                foreach (var step in steps)
                {
                    output.Write(string.Create(CultureInfo.InvariantCulture, $"| {step.Number} | {(step.Dom0Reachable == Verdict.Unreachable ? "**unreachable**" : ComparisonWords.ReachOf(step))} | {Escaped(EventText.DescriptionOf(step))} | {(step.Effect.Command.Length > 0 ? Code(step.Effect.Command) : "")} |\n"));
                }

                output.Write(steps.Count > 0 ? "\n" : "");
            }

            output.Write("</details>\n\n");
        }

        private string PlaceOf(Location place)
        {
            var excerpt = ComparisonWords.ExcerptOf(place);
            return Code($"{Below(place.Source.Path)}:{place.Start}") + (excerpt.Length > 0 ? " " + Code(excerpt) : "");
        }

        // A comment tells no stranger where a machine keeps its files.
        private string Below(string path)
        {
            if (!path.StartsWith('/'))
            {
                return path;
            }

            foreach (var root in ((string?[])[result.After, result.Before]).OfType<string>())
            {
                if (path.StartsWith(root + "/", StringComparison.Ordinal))
                {
                    return path[(root.Length + 1)..];
                }
            }

            return path[(path.LastIndexOf('/') + 1)..];
        }

        private static string IconOf(ComparisonVerdict verdict) => verdict switch
        {
            ComparisonVerdict.Dom0Lost or ComparisonVerdict.Dom0PartlyLost or ComparisonVerdict.Dom0Unreachable => "❌",
            ComparisonVerdict.Dom0Interrupted or ComparisonVerdict.NoEffect => "⚠️",
            ComparisonVerdict.Changes or ComparisonVerdict.NoChange => "✅",
            _ => "❔",
        };
    }
}
