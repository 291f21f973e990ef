using System.Text.Json;
using XenNetLint.Analysis.Comparison;
using XenNetLint.Text;

namespace XenNetLint.Reports;

/// <summary>A comparison for programs; whatif.schema.json and diff.schema.json below docs/schemas describe the forms. Source: product §3.</summary>
public static class ComparisonJson
{
    /// <summary>Writes the report.</summary>
    public static void Write(ComparisonResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        JsonOutput.WriteCommand(output, result.Assumptions, json =>
        {
            json.Text("before", result.Before);
            json.Text("after", result.After);
            json.Texts("remarks", result.Remarks);
            json.WriteStartArray("hosts");
            foreach (var host in result.Hosts)
            {
                WriteHost(json, host, result.IsDiff);
            }

            json.WriteEndArray();
        });
    }

    private static void WriteHost(Utf8JsonWriter json, HostComparison host, bool isDiff)
    {
        json.WriteStartObject();
        json.Text("name", host.Name);
        json.WriteString("xen", host.Candidate.Release.ToString());
        json.WriteString("toolstack", Wording.Of(host.Candidate.Toolstack));
        json.WriteString("presence", host.Before is null ? "new" : host.After is null ? "gone" : "both");
        json.WriteString("verdict", ComparisonWords.Of(host.Answer));
        json.Text("headline", ComparisonWords.Headline(host, isDiff));
        WriteDom0(json, host.Course);
        json.OptionalPlace("cause", host.CauseOfOutage);
        json.Texts("guestsAffected", host.AffectedGuests);
        json.WriteStartArray("changes");
        foreach (var change in host.Changes)
        {
            WriteChange(json, change);
        }

        json.WriteEndArray();
        WriteCounts(json, host);
        if (!isDiff)
        {
            WritePending(json, host);
            WriteAlternatives(json, host);
            WriteEvents(json, host.Playback);
        }

        json.WriteEndObject();
    }

    private static void WriteDom0(Utf8JsonWriter json, Dom0Course course)
    {
        json.WriteStartObject("dom0Reachable");
        json.WriteString("before", Wording.Of(course.Before));
        json.WriteString("after", Wording.Of(course.After));
        json.TextIfAny("reason", course.WhyUnknown);
        if (course.UnknownFrom is { } from)
        {
            json.WriteNumber("unknownFromStep", from.Number);
        }

        json.Texts("lostAddresses", course.LostAddresses.Select(address => address.ToString()));
        json.WriteStartArray("outages");
        foreach (var outage in course.Outages)
        {
            json.WriteStartObject();
            json.WriteNumber("lostAtStep", outage.Lost.Number);
            json.Text("event", outage.Lost.Event.Title);
            json.Text("command", outage.Lost.Effect.Command);
            json.Text("describe", EventText.DescriptionOf(outage.Lost));
            json.Number("regainedAtStep", outage.Regained?.Number);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, BehaviourChange change)
    {
        json.WriteStartObject();
        json.WriteString("kind", ComparisonWords.Of(change.Kind));
        json.WriteString("group", ComparisonWords.Of(change.Group));
        json.Text("subject", change.Subject);
        json.TextIfAny("guest", change.Guest);
        json.Text("text", change.Text);
        json.TextIfAny("event", change.Blame.Event);
        if (change.Blame.Step is { } step)
        {
            json.WriteNumber("step", step);
        }

        json.OptionalPlace("place", change.Blame.Place);
        if (change.Lines.Count > 0)
        {
            json.WriteStartArray("changedLines");
            foreach (var line in change.Lines)
            {
                json.WriteStartObject();
                json.Place(line);
                json.Text("text", ComparisonWords.ExcerptOf(line));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, HostComparison host)
    {
        json.WriteStartObject("counts");
        foreach (var kind in (ReadOnlySpan<ChangeKind>)[ChangeKind.Gained, ChangeKind.Lost, ChangeKind.Changed])
        {
            json.WriteNumber(ComparisonWords.Of(kind), host.Changes.Count(change => change.Kind == kind));
        }

        json.WriteEndObject();
    }

    private static void WritePending(Utf8JsonWriter json, HostComparison host)
    {
        json.WriteStartArray("pending");
        foreach (var pending in host.Pending)
        {
            json.WriteStartObject();
            if (pending.Descriptor is { } kind)
            {
                json.WriteString("id", kind.Id);
            }

            json.Text("subject", pending.Subject);
            json.Text("text", pending.Text);
            json.Text("cure", pending.Cure);
            json.OptionalPlace("place", pending.Place);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAlternatives(Utf8JsonWriter json, HostComparison host)
    {
        json.WriteStartArray("alternatives");
        foreach (var alternative in host.Alternatives)
        {
            json.WriteStartObject();
            json.Text("title", alternative.Title);
            json.Texts("lines", alternative.Lines);
            json.Texts("notes", alternative.Notes);
            WriteDom0(json, alternative.Course);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteEvents(Utf8JsonWriter json, Playback playback)
    {
        json.WriteStartArray("events");
        for (var index = 0; index < playback.Events.Count; index++)
        {
            var networkEvent = playback.Events[index];
            json.WriteStartObject();
            json.Text("event", networkEvent.Title);
            json.WriteString("outcome", Wording.Of(networkEvent.Outcome));
            json.TextIfAny("reason", networkEvent.Reason);
            json.WriteStartArray("scripts");
            foreach (var script in networkEvent.Scripts)
            {
                SimulateJson.WriteScript(json, script);
            }

            json.WriteEndArray();
            json.WriteStartArray("steps");
            foreach (var step in playback.Steps.Where(step => step.EventIndex == index))
            {
                WriteStep(json, step);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStep(Utf8JsonWriter json, PlayedStep step)
    {
        json.WriteStartObject();
        json.WriteNumber("step", step.Number);
        json.Text("command", step.Effect.Command);
        json.Text("describe", EventText.DescriptionOf(step));
        json.Text("script", step.Script?.CommandLine);
        json.Text("dom0Reachable", step.Dom0Reachable is { } verdict ? Wording.Of(verdict) : null);
        json.WriteEndObject();
    }

    private static void OptionalPlace(this Utf8JsonWriter json, string name, Location? place)
    {
        if (place is null)
        {
            return;
        }

        json.WriteStartObject(name);
        json.Place(place);
        json.Text("text", ComparisonWords.ExcerptOf(place));
        json.WriteEndObject();
    }

    private static void Number(this Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
