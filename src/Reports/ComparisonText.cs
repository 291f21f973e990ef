using System.Globalization;
using XenNetLint.Analysis.Comparison;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Reports;

/// <summary>A comparison for people: the answer, what to do instead, the steps, the changes with their causes, the counts.</summary>
public static class ComparisonText
{
    private const string Indent = "  ";

    private static readonly string[] Heads = ["step", "dom0", "what", "command"];

    /// <summary>Writes the report.</summary>
    public static void Write(ComparisonResult result, TextWriter output, Palette palette, bool isQuiet = false)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(palette);
        foreach (var host in result.Hosts)
        {
            WriteHost(host, result, output, palette, isQuiet);
        }

        if (result.Hosts.Count > 1)
        {
            output.Write(palette.Strong(Printable.OneLine(ComparisonWords.Fleet(result))) + "\n\n");
        }

        if (isQuiet)
        {
            return;
        }

        foreach (var remark in result.Remarks)
        {
            output.Write(Printable.OneLine($"note: {remark}") + "\n");
        }

        output.Write(result.Remarks.Count > 0 ? "\n" : "");
        TextReport.WriteAssumptions(result.Assumptions, output, palette);
    }

    private static void WriteHost(HostComparison host, ComparisonResult result, TextWriter output, Palette palette, bool isQuiet)
    {
        output.Write(palette.Strong(Printable.OneLine($"host {host.Name}, {host.Candidate}")) + "\n");
        WriteAnswer(host, result.IsDiff, output, palette);
        if (isQuiet && host.Answer == ComparisonVerdict.NoChange)
        {
            return;
        }

        if (!result.IsDiff && !isQuiet)
        {
            WriteEvents(host, output, palette);
        }

        WriteChanges(host, output, palette);
        output.Write(palette.Strong(ComparisonWords.Counts(host)) + (host.Pending.Count > 0 ? $"; {Wording.Count(host.Pending.Count, "changed setting")} without effect yet" : "") + "\n\n");
    }

    private static void WriteAnswer(HostComparison host, bool isDiff, TextWriter output, Palette palette)
    {
        var headline = Printable.OneLine(ComparisonWords.Headline(host, isDiff));
        output.Write(host.Answer switch
        {
            ComparisonVerdict.Dom0Lost or ComparisonVerdict.Dom0PartlyLost or ComparisonVerdict.Dom0Unreachable => palette.Bad(headline),
            ComparisonVerdict.Changes or ComparisonVerdict.NoChange => palette.Good(headline),
            _ => palette.Strong(headline),
        } + "\n");
        if (host.CauseOfOutage is { } place)
        {
            output.Write(Printable.OneLine($"{Indent}because of {ComparisonWords.PlaceOf(place)}") + "\n");
        }

        foreach (var pending in host.Pending)
        {
            output.Write(Printable.OneLine($"{Indent}without effect{(pending.Descriptor is { } kind ? $"[{kind.Id}]" : "")}: {pending.Text}") + "\n");
            output.Write(pending.Place is { } line ? Printable.OneLine($"{Indent}  see {ComparisonWords.PlaceOf(line)}") + "\n" : "");
            output.Write(Printable.OneLine($"{Indent}  to make it count: {pending.Cure}") + "\n");
        }

        var guests = host.AffectedGuests.ToList();
        output.Write(guests.Count > 0 ? Printable.OneLine($"{Indent}guests affected: {Wording.Listed(guests)}") + "\n" : "");
        WriteAlternatives(host, output, palette);
        output.Write('\n');
    }

    private static void WriteAlternatives(HostComparison host, TextWriter output, Palette palette)
    {
        if (host.Alternatives.Count == 0)
        {
            return;
        }

        output.Write(Indent + palette.Strong(ComparisonWords.HeadingOfAlternatives(host)) + " (each was played here)\n");
        foreach (var alternative in host.Alternatives)
        {
            output.Write(Printable.OneLine($"{Indent}* {alternative.Title}: {ComparisonWords.ConsequenceOf(alternative)}") + "\n");
            foreach (var line in alternative.Lines)
            {
                output.Write(Printable.OneLine($"{Indent}      {line}") + "\n");
            }
        }
    }

    private static void WriteEvents(HostComparison host, TextWriter output, Palette palette)
    {
        for (var index = 0; index < host.Playback.Events.Count; index++)
        {
            var networkEvent = host.Playback.Events[index];
            EventText.WriteTitle(networkEvent, output, palette);
            WriteSteps(EventText.PartsOf(networkEvent, [.. host.Playback.Steps.Where(step => step.EventIndex == index)]), output, palette);
            output.Write('\n');
        }
    }

    // One table, so that columns meet across scripts; a script's line stands between its rows.
    private static void WriteSteps(IReadOnlyList<EventPart> parts, TextWriter output, Palette palette)
    {
        var steps = parts.SelectMany(part => part.Steps).ToList();
        var widths = TextTable.WidthsOf([Heads, .. steps.Select(RowOf)]);
        var isFirst = true;
        foreach (var part in parts)
        {
            if (part.Script is { } script)
            {
                EventText.WriteScript(script, output, Indent);
            }

            if (part.Steps.Count > 0 && isFirst)
            {
                TextTable.Write(output, Indent + "  ", [Heads], widths: widths);
                isFirst = false;
            }

            TextTable.Write(output, Indent + "  ", [.. part.Steps.Select(RowOf)], (text, row, column) => column == 1 && part.Steps[row] is { Dom0Reachable: Verdict.Unreachable } or { Dom0Reachable: Verdict.Reachable, OnlyAt.Count: > 0 } ? palette.Bad(text) : text, widths);
        }
    }

    private static string[] RowOf(PlayedStep step) =>
        [step.Number.ToString(CultureInfo.InvariantCulture).PadLeft(4), ComparisonWords.ReachOf(step), EventText.DescriptionOf(step), EventText.CommandOf(step.Effect)];

    private static void WriteChanges(HostComparison host, TextWriter output, Palette palette)
    {
        if (host.Changes.Count == 0)
        {
            return;
        }

        output.Write(palette.Strong("changes") + " (+ gained, - lost, ~ changed)\n");
        var quoted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in host.Changes.GroupBy(change => change.Group))
        {
            output.Write($"{Indent}{ComparisonWords.HeadingOf(group.Key)}\n");
            var changes = group.ToList();
            var rows = changes.Select(change => (string[])
            [
                Printable.OneLine($"{ComparisonWords.SignOf(change.Kind)} {change.Text}"),
                Printable.OneLine(ComparisonWords.CauseOf(change.Blame)),
                Printable.OneLine(string.Join(" with ", ComparisonWords.PlacesOf(change).Select(place => quoted.Add(place.ToString()) ? ComparisonWords.PlaceOf(place) : place.ToString()))),
            ]).ToList();
            TextTable.Write(output, Indent + "  ", rows, (text, row, column) => column > 0 ? text : changes[row].Kind switch
            {
                ChangeKind.Gained => palette.Good(text),
                ChangeKind.Lost => palette.Bad(text),
                _ => palette.Strong(text),
            });
        }

        output.Write('\n');
    }
}
