using System.Text.Json;
using XenNetLint.Analysis.Fleet;
using XenNetLint.Analysis.Fleet.Traces;
using XenNetLint.Collections;
using XenNetLint.Simulator.Packets;
using XenNetLint.Text;

namespace XenNetLint.Reports;

/// <summary>A trace for programs; docs/schemas/trace.schema.json describes the form. Source: product §3.</summary>
public static class TraceJson
{
    /// <summary>Writes the report.</summary>
    public static void Write(TraceResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        JsonOutput.WriteCommand(output, result.Assumptions, json =>
        {
            json.WriteBoolean("startsAll", result.StartsAll);
            json.Texts("events", result.Events);
            json.WriteStartArray("traces");
            foreach (var trace in result.Traces)
            {
                WriteTrace(json, trace);
            }

            json.WriteEndArray();
        });
    }

    /// <summary>A value of an enumeration as it is written.</summary>
    internal static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static void WriteTrace(Utf8JsonWriter json, TraceReport report)
    {
        var answer = report.Answer;
        json.WriteStartObject();
        json.WriteStartArray("hosts");
        foreach (var host in report.Hosts)
        {
            json.WriteStartObject();
            json.Text("name", host.Name);
            json.WriteString("xen", host.Candidate.Release.ToString());
            json.WriteString("toolstack", Wording.Of(host.Candidate.Toolstack));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Text("from", NameOf(answer.From));
        json.Text("to", NameOf(answer.To));
        json.Text("source", answer.Source?.ToString());
        json.Text("address", answer.Address?.ToString());
        json.WriteNumber("size", answer.SizeBytes);
        json.WriteString("verdict", Wording.Of(answer.Verdict));
        json.Text("disposition", answer.Disposition is { } disposition ? Word(disposition) : null);
        if (answer.NothingSent.Length > 0)
        {
            json.WriteStartObject("nothingSent");
            json.Text("reason", answer.NothingSent);
            WritePlace(json, answer.NothingSentPlace);
            json.WriteEndObject();
        }

        WriteWay(json, "request", answer.Request);
        WriteWay(json, "answer", answer.Answer);
        WriteBlockers(json, answer);
        WriteCures(json, answer);
        WriteOrder(json, "works", answer.Works);
        WriteOrder(json, "breaks", answer.Breaks);
        json.TextIfAny("unknown", answer.Unknown);
        json.WriteStartArray("further");
        foreach (var further in answer.Further)
        {
            json.WriteStartObject();
            json.WriteString("address", further.Address.Address.ToString());
            json.Text("link", further.Address.Interface.ToString());
            json.WriteString("verdict", Wording.Of(further.Verdict));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string NameOf(TraceEnd end) =>
        end.Idle is { } idle ? idle.FullName
        : end.IsAddress || end.End is not { } found ? end.Text
        : found.FullName + (end.Interface is { } link ? "/" + link : "");

    private static void WriteWay(Utf8JsonWriter json, string name, EquatableArray<TracedHop> hops)
    {
        json.WriteStartArray(name);
        foreach (var hop in hops)
        {
            json.WriteStartObject();
            json.Text("node", hop.Node.Name);
            json.WriteStartArray("steps");
            foreach (var step in hop.Steps)
            {
                WriteStep(json, step);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStep(Utf8JsonWriter json, TracedStep traced)
    {
        var step = traced.Step;
        json.WriteStartObject();
        json.WriteString("kind", Word(step.Kind));
        json.TextIfAny("link", step.Link?.ToString() ?? "");
        json.TextIfAny("other", step.Other?.ToString() ?? "");
        json.TextIfAny("otherNode", step.OtherNode ?? "");
        json.TextIfAny("address", step.Address?.ToString() ?? "");
        json.TextIfAny("mac", step.MacAddress?.ToString() ?? "");
        json.TextIfAny("route", step.Route?.ToString() ?? "");
        json.TextIfAny("detail", step.Detail);
        WritePlace(json, traced.Place);
        json.WriteEndObject();
    }

    private static void WriteBlockers(Utf8JsonWriter json, TraceAnswer answer)
    {
        var words = new BlockerText(answer.Network);
        json.WriteStartArray("blockers");
        foreach (var blocker in answer.Blockers)
        {
            json.WriteStartObject();
            json.WriteString("disposition", Word(blocker.Disposition));
            json.WriteString("way", Word(blocker.Way));
            json.Text("node", blocker.Node);
            json.TextIfAny("link", blocker.Link?.ToString() ?? "");
            json.TextIfAny("bridge", blocker.Bridge?.ToString() ?? "");
            json.TextIfAny("address", blocker.Address?.ToString() ?? "");
            json.TextIfAny("mac", blocker.MacAddress?.ToString() ?? "");
            json.TextIfAny("otherNode", blocker.OtherNode ?? "");
            json.TextIfAny("detail", blocker.Detail);
            json.Text("text", words.Of(blocker, answer.SizeBytes));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCures(Utf8JsonWriter json, TraceAnswer answer)
    {
        json.WriteStartArray("cures");
        foreach (var set in answer.Cures)
        {
            json.WriteStartArray();
            foreach (var advice in set)
            {
                json.WriteStartObject();
                json.WriteString("kind", Word(advice.Cure.Kind));
                json.Text("node", advice.Cure.Node);
                json.Text("title", advice.Cure.Title);
                json.Texts("commands", advice.Cure.Effects.Select(effect => TraceWords.CommandOf(advice.Node, effect)));
                json.TextIfAny("setting", advice.Cure.Setting);
                WritePlace(json, advice.Place);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        if (answer.MoreCures > 0)
        {
            json.WriteNumber("moreCures", answer.MoreCures);
        }

        if (answer.IsCureSearchGivenUp)
        {
            json.WriteBoolean("cureSearchGivenUp", true);
        }
    }

    private static void WriteOrder(Utf8JsonWriter json, string name, SpeakingOrder? order)
    {
        if (order is null)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var utterance in order.Utterances)
        {
            json.WriteStartObject();
            json.Text("node", utterance.Node);
            json.WriteString("to", utterance.To.ToString());
            json.TextIfAny("before", utterance.Before ?? "");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePlace(Utf8JsonWriter json, Location? place)
    {
        if (place is not null)
        {
            json.Text("file", place.Source.Path);
            json.WriteNumber("line", place.Start.Line);
            json.WriteNumber("column", place.Start.Column);
        }
    }
}
