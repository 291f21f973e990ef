using System.Text.Encodings.Web;
using System.Text.Json;
using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Text;

namespace XenNetLint.Reports;

/// <summary>What the JSON of all commands has in common: form, version of the schema, assumptions, places. Source: product §3.</summary>
internal static class JsonOutput
{
    /// <summary>Version of the schemas below docs/schemas.</summary>
    internal const int SchemaVersion = 1;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Writes a document with a line end behind it.</summary>
    internal static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var text = new TextStream(output);
        using (var json = new Utf8JsonWriter(text, Options))
        {
            write(json);
        }

        output.Write('\n');
    }

    /// <summary>Hands on what is written so far if it is much; for documents that grow with a fleet.</summary>
    internal static void HandOn(this Utf8JsonWriter json)
    {
        const int Much = 64 * 1024;
        if (json.BytesPending > Much)
        {
            json.Flush();
        }
    }

    /// <summary>Writes the document of a command: version and assumptions, then what is its own.</summary>
    internal static void WriteCommand(TextWriter output, EquatableArray<Assumption> assumptions, Action<Utf8JsonWriter> write) => Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteStartArray("assumptions");
        foreach (var assumption in assumptions)
        {
            json.WriteStartObject();
            json.Text("host", assumption.Host);
            json.Text("fact", assumption.Fact);
            json.Text("value", assumption.Value);
            json.Text("why", assumption.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        write(json);
        json.WriteEndObject();
    });

    /// <summary>Writes a text member; halves of surrogate pairs, which JSON cannot hold, become replacement characters.</summary>
    internal static void Text(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, WellFormed(text));
        }
    }

    /// <summary>Writes a text member unless it is empty.</summary>
    internal static void TextIfAny(this Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0)
        {
            json.Text(name, text);
        }
    }

    /// <summary>Writes an array of texts.</summary>
    internal static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(WellFormed(text));
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the five members of a place.</summary>
    internal static void Place(this Utf8JsonWriter json, Location location)
    {
        var start = location.Start;
        var end = location.End;
        json.Text("file", location.Source.Path);
        json.WriteNumber("line", start.Line);
        json.WriteNumber("column", start.Column);
        json.WriteNumber("endLine", end.Line);
        json.WriteNumber("endColumn", end.Column);
    }

    private static string WellFormed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        {
            return text;
        }

        var builder = new System.Text.StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            builder.Append(rune.ToString());
        }

        return builder.ToString();
    }
}
