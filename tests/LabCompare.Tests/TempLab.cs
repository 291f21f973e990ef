using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace XenNetLint.LabCompare.Tests;

/// <summary>A folder with scenarios and results of our own, deleted at the end.</summary>
internal sealed class TempLab : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("lab").FullName;

    public TempLab()
    {
        Directory.CreateDirectory(Results);
    }

    public string Scenarios => Path.Combine(_root, "scenarios.json");

    public string Results => Path.Combine(_root, "results");

    public string Written => Path.Combine(_root, "written");

    public string Excuses => Path.Combine(_root, "excuses.txt");

    /// <summary>A small scenario: one NIC, one guest, one command on dom0.</summary>
    public static JsonObject Scenario(string name = "small", string label = "3.0.4", string command = "ip link set eth0 mtu 1400") => Parse(
        $$$"""
        {
          "name": "{{{name}}}", "scripts": "{{{label}}}", "toolstack": "{{{(label[0] == '4' ? "xl" : "xend")}}}",
          "lans": {"lan0": {"addresses": ["10.0.0.254/24"]}},
          "dom0": {"nics": [{"name": "eth0", "mac": "00:11:22:00:00:01", "lan": "lan0", "addresses": ["10.0.0.1/24"]}], "routes": [], "loopbacks": 0},
          "domains": [{"name": "g1", "vifs": [{"mac": "00:16:3e:00:00:01", "bridge": "xenbr0"}], "interfaces": {"eth0": {"addresses": ["10.0.0.11/24"]}}, "routes": []}],
          "events": [{"dom0": "brctl addbr xenbr0; ip link set xenbr0 up"}, {"start": "g1"}, {"dump": "started"}, {"dom0": "{{{command}}}"}]
        }
        """);

    public static JsonObject Parse(string text) => JsonNode.Parse(text)?.AsObject() ?? throw new InvalidDataException(text);

    /// <summary>What the simulator itself says, as a result of the lab.</summary>
    public static JsonObject ResultOf(JsonObject scenario) =>
        Prediction.Of(ScenarioReader.Read(scenario, "test")).Result?.DeepClone().AsObject() ?? throw new InvalidDataException("It cannot be played.");

    public TempLab WithScenarios(params JsonObject[] scenarios)
    {
        File.WriteAllText(Scenarios, new JsonArray([.. scenarios.Select(scenario => scenario.DeepClone())]).ToJsonString());
        return this;
    }

    public TempLab WithResult(JsonObject result, int number = 0)
    {
        File.WriteAllText(Path.Combine(Results, string.Create(CultureInfo.InvariantCulture, $"{number}.json")), result.ToJsonString());
        return this;
    }

    public TempLab WithBatch(params JsonObject[] results)
    {
        using var file = File.Create(Path.Combine(Results, "batch.json.gz"));
        using var compressed = new GZipStream(file, CompressionLevel.Fastest);
        compressed.Write(Encoding.UTF8.GetBytes(new JsonArray([.. results.Select(result => result.DeepClone())]).ToJsonString()));
        return this;
    }

    public TempLab WithExcuses(params string[] lines)
    {
        File.WriteAllLines(Excuses, lines);
        return this;
    }

    /// <summary>Runs the program on the folder.</summary>
    public (int ExitCode, string Output, string Error) Run(params string[] options) => RunProgram([Scenarios, Results, .. options]);

    public static (int ExitCode, string Output, string Error) RunProgram(params string[] arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exitCode = LabCommand.Run(arguments, output, error);
        return (exitCode, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
