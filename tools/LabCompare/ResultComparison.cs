using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace XenNetLint.LabCompare;

/// <summary>Compares a prediction with the lab's result, field by field.</summary>
/// <remarks>
/// Of an event: exit status, whether it succeeded, domain id, what was destroyed or skipped, and for each vif exit status, hotplug status and
/// hotplug error. Of an observation: every property of every link, routes, bridges, forwarding, proxy ARP, rules and locks of every node, and of every probe whether it was answered and who took delivery.
/// The mark of a route whose link has no carrier is left out: it comes up to a second after the carrier went, and the carrier itself is compared.
/// </remarks>
public static class ResultComparison
{
    private static readonly string[] EventFields = ["rc", "ok", "domid", "destroyed", "skipped"];
    private static readonly string[] VifFields = ["rc", "hotplug_status", "hotplug_error"];
    private static readonly string[] ParallelEvents = ["shutdown", "start"];
    private static readonly string[] StateParts = ["links", "routes", "bridges", "sysctl", "iptables", "locks"];
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] TextFields = ["stdout", "stderr", "syslog"];

    /// <summary>All fields in order; where there is no prediction, why not; where there is no usable result, that.</summary>
    /// <param name="prediction">The prediction.</param>
    /// <param name="result">The lab's result; null if there is none.</param>
    /// <param name="comparesTexts">Whether what scripts print and log is compared too; it depends on the versions of the lab's tools.</param>
    public static IReadOnlyList<ComparedField> Compare(Prediction prediction, JsonObject? result, bool comparesTexts = false)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        var name = prediction.Scenario.Name;
        if (prediction.Result is not { } predicted)
        {
            return [.. prediction.Problems.Select(problem => new ComparedField(name, Unspaced(problem.Field), "cannot be played: " + problem.Reason, "played"))];
        }

        if (result is null)
        {
            return [new ComparedField(name, "result", "predicted", "missing")];
        }

        if (result["observations"] is not JsonObject)
        {
            return [new ComparedField(name, "result", "predicted", "not run: " + Text(result["oracle_error"] ?? result["skipped"]))];
        }

        var fields = new List<ComparedField>();
        Leaf(name, "scripts", predicted["scripts"], result["scripts"], fields);
        CompareEvents(name, predicted["events"] as JsonArray ?? [], result["events"] as JsonArray ?? [], comparesTexts, fields);
        CompareObservations(name, predicted["observations"] as JsonObject ?? [], result["observations"] as JsonObject ?? [], fields);
        return fields;
    }

    private static void CompareEvents(string name, JsonArray predicted, JsonArray kernel, bool comparesTexts, List<ComparedField> fields)
    {
        for (var index = 0; index < Math.Max(predicted.Count, kernel.Count); index++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"events/{index}");
            var one = index < predicted.Count ? predicted[index] : null;
            var other = index < kernel.Count ? kernel[index] : null;
            Leaf(name, field + "/event", one?["event"], other?["event"], fields);
            var (outcome, kernelOutcome) = (one?["result"] as JsonObject ?? [], other?["result"] as JsonObject ?? []);
            CompareOutcome(name, field, outcome, kernelOutcome, fields);
            if (comparesTexts)
            {
                CompareTexts(name, field, outcome, kernelOutcome, fields);
            }
        }
    }

    private static void CompareOutcome(string name, string field, JsonObject predicted, JsonObject kernel, List<ComparedField> fields)
    {
        foreach (var key in EventFields.Append("oracle_error").Where(key => predicted.ContainsKey(key) || kernel.ContainsKey(key)))
        {
            Leaf(name, $"{field}/{key}", predicted[key], kernel[key], fields);
        }

        var (vifs, kernelVifs) = (predicted["vifs"] as JsonArray ?? [], kernel["vifs"] as JsonArray ?? []);
        for (var index = 0; index < Math.Max(vifs.Count, kernelVifs.Count); index++)
        {
            foreach (var key in VifFields)
            {
                Leaf(
                    name,
                    string.Create(CultureInfo.InvariantCulture, $"{field}/vifs/{index}/{key}"),
                    index < vifs.Count ? vifs[index]?[key] : "no such vif",
                    index < kernelVifs.Count ? kernelVifs[index]?[key] : "no such vif",
                    fields);
            }
        }

        foreach (var key in ParallelEvents.Where(key => predicted[key] is JsonObject || kernel[key] is JsonObject))
        {
            CompareOutcome(name, $"{field}/{key}", predicted[key] as JsonObject ?? [], kernel[key] as JsonObject ?? [], fields);
        }
    }

    private static void CompareTexts(string name, string field, JsonObject predicted, JsonObject kernel, List<ComparedField> fields)
    {
        // A script that the lab ended, and a command that is no script, say more than is simulated.
        foreach (var key in TextFields.Where(predicted.ContainsKey))
        {
            Leaf(name, $"{field}/{key}", predicted[key], Said(kernel[key]), fields);
        }

        foreach (var (index, (one, other)) in (predicted["vifs"] as JsonArray ?? []).Zip(kernel["vifs"] as JsonArray ?? []).Index())
        {
            CompareTexts(name, string.Create(CultureInfo.InvariantCulture, $"{field}/vifs/{index}"), one as JsonObject ?? [], other as JsonObject ?? [], fields);
        }

        foreach (var key in ParallelEvents.Where(predicted.ContainsKey))
        {
            CompareTexts(name, $"{field}/{key}", predicted[key] as JsonObject ?? [], kernel[key] as JsonObject ?? [], fields);
        }
    }

    /// <summary>What a tool says, without the lab's names of its stand-ins, the tool's version and its advice.</summary>
    private static JsonNode? Said(JsonNode? said) => said is JsonValue value && value.TryGetValue<string>(out var text)
        ? string.Join('\n', text.Split('\n').Where(line => !line.StartsWith("Try `iptables", StringComparison.Ordinal)).Select(Said))
        : said;

    private static string Said(string line) =>
        line.TrimEnd().Replace("<oracle>/stubs/", "", StringComparison.Ordinal).Replace(" v1.8.9 (nf_tables)", "", StringComparison.Ordinal);

    private static void CompareObservations(string name, JsonObject predicted, JsonObject kernel, List<ComparedField> fields)
    {
        foreach (var label in Keys(predicted, kernel))
        {
            if (predicted[label] is null || kernel[label] is null)
            {
                Leaf(name, Unspaced(label), predicted[label] is null ? "missing" : "observed", kernel[label] is null ? "missing" : "observed", fields);
                continue;
            }

            CompareReach(name, Unspaced(label), predicted[label]?["reach"] as JsonObject ?? [], kernel[label]?["reach"] as JsonObject ?? [], fields);
            var (nodes, kernelNodes) = (predicted[label]?["state"] as JsonObject ?? [], kernel[label]?["state"] as JsonObject ?? []);
            foreach (var node in Keys(nodes, kernelNodes))
            {
                foreach (var part in StateParts)
                {
                    Walk(name, $"{Unspaced(label)}/{node}/{part}", Part(nodes[node], part), Part(kernelNodes[node], part), fields);
                }
            }
        }
    }

    /// <summary>Who is answered, and who took delivery with which source, in any order.</summary>
    private static void CompareReach(string name, string label, JsonObject predicted, JsonObject kernel, List<ComparedField> fields)
    {
        foreach (var pair in Keys(predicted, kernel))
        {
            Leaf(name, $"{label}/reach/{pair}/ok", predicted[pair]?["ok"], kernel[pair]?["ok"], fields);
            Leaf(name, $"{label}/reach/{pair}/delivered", Sorted(predicted[pair]?["delivered"]), Sorted(kernel[pair]?["delivered"]), fields);
        }
    }

    private static JsonArray? Sorted(JsonNode? texts) =>
        texts is JsonArray array ? new JsonArray([.. array.Select(text => text?.ToString() ?? "").Order(StringComparer.Ordinal).Select(text => (JsonNode)JsonValue.Create(text))]) : null;

    /// <summary>A part of a node's state. The lab lists no locks where no script ever took one.</summary>
    private static JsonNode? Part(JsonNode? node, string part) => (node?[part], part) switch
    {
        (JsonArray { Count: 0 }, "locks") => null,
        (JsonArray routes, "routes") => new JsonArray([.. routes.Select(route => (JsonNode?)route?.ToString().Replace(" [linkdown]", "", StringComparison.Ordinal))]),
        var (there, _) => there,
    };

    private static void Walk(string name, string field, JsonNode? predicted, JsonNode? kernel, List<ComparedField> fields)
    {
        if (predicted is JsonObject one && kernel is JsonObject other)
        {
            foreach (var key in Keys(one, other))
            {
                Walk(name, field + "/" + key, one[key], other[key], fields);
            }
        }
        else if (predicted is not null || kernel is not null)
        {
            Leaf(name, field, predicted, kernel, fields);
        }
    }

    private static IEnumerable<string> Keys(JsonObject one, JsonObject other) =>
        one.Select(entry => entry.Key).Union(other.Select(entry => entry.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static void Leaf(string name, string field, JsonNode? predicted, JsonNode? kernel, List<ComparedField> fields) =>
        fields.Add(new ComparedField(name, field, Text(predicted), Text(kernel)));

    private static string Text(JsonNode? node) => node?.ToJsonString(Readable) ?? "null";

    private static string Unspaced(string label) => label.Replace(' ', '-');
}
