using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using XenNetLint.Simulator.State;

namespace XenNetLint.LabCompare.Tests;

/// <summary>What the simulator says of the probes of one of the lab's numbered scenarios, in words.</summary>
/// <remarks>
/// <c>answered</c>; <c>g2 has it, no answer</c>: the request arrived there; <c>lost</c>. A node's name stands for the first address that the scenario
/// gives it.
/// </remarks>
internal sealed class PredictedProbes
{
    public const string Answered = "answered";
    public const string Lost = "lost";

    private static readonly ConcurrentDictionary<int, Prediction> Predictions = [];

    private readonly Prediction _prediction;
    private readonly JsonObject _reach;

    private PredictedProbes(Prediction prediction, string observation)
    {
        _prediction = prediction;
        _reach = prediction.Result?["observations"]?[observation]?["reach"]?.AsObject() ?? throw new ArgumentException($"{prediction.Scenario.Name} has no observation '{observation}'", nameof(observation));
    }

    /// <summary>The probes at the end of the scenario of that number, or of an observation before.</summary>
    public static PredictedProbes In(int scenario, string observation = "end") => new(Predictions.GetOrAdd(scenario, Predict), observation);

    /// <summary>dom0 at the end of the scenario.</summary>
    public NetworkState Dom0 => _prediction.Dom0 ?? throw new InvalidOperationException(_prediction.Scenario.Name);

    /// <summary>Nodes that sent a probe: those that are there.</summary>
    public IEnumerable<string> Nodes => _reach.Select(probe => probe.Key.Split('>')[0]).Distinct(StringComparer.Ordinal);

    /// <summary>What became of a node's request to another node, or to an address.</summary>
    public string this[string from, string to]
    {
        get
        {
            var probe = Probe(from, to);
            var takers = probe["delivered"]?.AsArray().Select(taker => taker?.GetValue<string>().Split('(')[0]) ?? [];
            return probe["ok"]?.GetValue<bool>() is true ? Answered : string.Join(" and ", takers) is { Length: > 0 } names ? names + " has it, no answer" : Lost;
        }
    }

    /// <summary>The source that the request has where it is taken.</summary>
    public string SourceOf(string from, string to) => Probe(from, to)["delivered"]?[0]?.GetValue<string>() is { } taker ? taker.Split("src ")[1].TrimEnd(')') : "";

    /// <summary>Those of all pairs among some nodes that are not answered.</summary>
    public IEnumerable<string> UnansweredAmong(params string[] nodes) =>
        from one in nodes
        from other in nodes
        where !string.Equals(one, other, StringComparison.Ordinal)
        let fate = this[one, other]
        where fate is not Answered
        select $"{one} to {other}: {fate}";

    /// <summary>The exit status that an event's script or command line has, as far as the simulator knows it.</summary>
    public int? StatusOf(int labEvent) => (_prediction.Result?["events"]?[labEvent]?["result"]?["rc"])?.GetValue<int>();

    private static Prediction Predict(int number)
    {
        var beginning = FormattableString.Invariant($"{number:00}-");
        return Prediction.Of(Lab.Scenarios.Single(scenario => scenario.Name.StartsWith(beginning, StringComparison.Ordinal)));
    }

    private JsonNode Probe(string from, string to) =>
        _reach[$"{from}>{AddressOf(to)}"] ?? throw new ArgumentException($"{_prediction.Scenario.Name} has no probe from {from} to {to}", nameof(to));

    private string AddressOf(string node)
    {
        var scenario = _prediction.Scenario;
        var stated = node is "dom0"
            ? scenario.Nics[0].Addresses[0].Address.ToString()
            : scenario.Lans.Where(lan => string.Equals(lan.Name, node, StringComparison.Ordinal)).SelectMany(lan => lan.Addresses)
                .Concat(scenario.Domains.Where(domain => string.Equals(domain.Name, node, StringComparison.Ordinal)).SelectMany(domain => domain.Interfaces).SelectMany(entry => entry.Value))
                .FirstOrDefault(node);
        return stated.Split('/')[0];
    }
}
