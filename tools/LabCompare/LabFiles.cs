using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace XenNetLint.LabCompare;

/// <summary>Reads scenarios and results from the disk; a file holds one or a list of them, compressed if its name ends in <c>.gz</c>.</summary>
public static class LabFiles
{
    private static readonly string[] Suffixes = [".json", ".json.gz"];

    /// <summary>The scenarios of a file, or of all files of a folder by name.</summary>
    /// <exception cref="LabFileException">There is nothing of that name, or no scenario in it.</exception>
    public static IReadOnlyList<LabScenario> ReadScenarios(string path)
    {
        var files = Directory.Exists(path) ? FilesOf(path) : [path];
        var scenarios = files.SelectMany(file => ReadObjects(file).Select(value => ScenarioReader.Read(value, file))).ToArray();
        if (scenarios.Length == 0)
        {
            throw new LabFileException($"{path}: no scenarios in it");
        }

        return scenarios.GroupBy(scenario => scenario.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new LabFileException($"{path}: scenario '{twice.Key}' is in it {twice.Count()} times")
            : scenarios;
    }

    /// <summary>What the kernel did, by name of the scenario.</summary>
    /// <exception cref="LabFileException">There is no such folder, or a file in it is no result.</exception>
    public static IReadOnlyDictionary<string, JsonObject> ReadResults(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new LabFileException($"{folder}: no such folder");
        }

        var results = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var file in FilesOf(folder))
        {
            foreach (var result in ReadObjects(file))
            {
                // Scenarios may lie beside their results.
                if (!result.ContainsKey("scenario") && result.ContainsKey("name"))
                {
                    continue;
                }

                var name = result["scenario"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw new LabFileException($"{file}: a result without the name of its scenario");
                if (!results.TryAdd(name, result))
                {
                    throw new LabFileException($"{file}: a second result of scenario '{name}'");
                }
            }
        }

        return results;
    }

    private static string[] FilesOf(string folder) =>
    [
        .. Directory.EnumerateFiles(folder)
            .Where(file => Suffixes.Any(suffix => file.EndsWith(suffix, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<JsonObject> ReadObjects(string path)
    {
        IEnumerable<JsonNode?> nodes = Parse(path) is var node && node is JsonArray list ? list : [node];
        return nodes.Select(item => item as JsonObject ?? throw new LabFileException($"{path}: neither an object nor a list of objects"));
    }

    private static JsonNode? Parse(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using Stream text = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
            return JsonNode.Parse(text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidDataException)
        {
            throw new LabFileException($"{path}: {exception.Message}", exception);
        }
    }
}
