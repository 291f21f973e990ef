using System.Text.Json;

namespace XenNetLint.Reports;

/// <summary>Who gets which domain id and which backend names, for programs; docs/schemas/domids.schema.json describes the form.</summary>
public static class DomidsJson
{
    /// <summary>Writes the report.</summary>
    public static void Write(SimulationResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        JsonOutput.WriteCommand(output, result.Assumptions, json =>
        {
            json.WriteStartArray("hosts");
            foreach (var host in result.Hosts)
            {
                WriteHost(json, host);
            }

            json.WriteEndArray();
        });
    }

    private static void WriteHost(Utf8JsonWriter json, HostTimeline host)
    {
        var list = DomainIdList.Of(host.Timeline);
        json.WriteStartObject();
        json.Host(host);
        json.WriteStartArray("domains");
        foreach (var entry in list.Entries)
        {
            WriteEntry(json, entry);
        }

        json.WriteEndArray();
        json.WriteStartArray("usedUp");
        foreach (var used in list.UsedUp)
        {
            json.WriteStartObject();
            json.WriteNumber("domid", used.DomId);
            json.Text("name", used.Name);
            json.Text("reason", used.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (list.NextId is { } next)
        {
            json.WriteNumber("nextDomid", next);
        }
        else
        {
            json.WriteNull("nextDomid");
        }

        json.Texts("notes", list.Notes);
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, DomainIdEntry entry)
    {
        json.WriteStartObject();
        json.Text("name", entry.Name);
        json.Text("file", entry.File);
        if (entry.Running is { } running)
        {
            json.DomainId(running);
            json.WriteString("state", Wording.Of(running.State));
        }
        else
        {
            json.WriteNull("domid");
            json.WriteString("state", "absent");
            json.Text("reason", entry.WhyNot);
        }

        json.WriteStartArray("vifs");
        foreach (var vif in entry.Running?.Vifs ?? [])
        {
            json.WriteStartObject();
            json.Vif(vif);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
