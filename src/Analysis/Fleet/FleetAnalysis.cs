using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Fleet;

/// <summary>The front door to who reaches whom: hosts at the end of their timelines, with what lies around them. Each stage is computed when it is first asked for.</summary>
public sealed class FleetAnalysis
{
    private readonly Lazy<FleetNetwork> _network;
    private readonly Lazy<EquatableArray<FleetAnalysis>> _parts;
    private readonly int _eventSteps;
    private readonly IReadOnlyList<FleetMoment> _moments;
    private readonly Lazy<ReachMatrix> _matrix;
    private readonly Lazy<ReachJudge> _reachability;

    /// <summary>Opens a fleet.</summary>
    /// <param name="hosts">Its hosts, all under one toolstack.</param>
    /// <param name="surroundings">What lies around them.</param>
    /// <param name="eventSteps">How many of the last steps of each timeline are events that were asked for: what was said before them may be remembered.</param>
    public FleetAnalysis(EquatableArray<FleetHost> hosts, Surroundings surroundings, int eventSteps = 0)
        : this(hosts, surroundings, [], () => eventSteps == 0 ? [] : PastOf(hosts, surroundings, eventSteps)) => _eventSteps = eventSteps;

    /// <summary>Opens a fleet to whose hosts events happened that were asked for.</summary>
    /// <param name="hosts">Its hosts, all under one toolstack.</param>
    /// <param name="surroundings">What lies around them.</param>
    /// <param name="past">The fleet before each of the last of these events, the oldest first.</param>
    public FleetAnalysis(EquatableArray<FleetHost> hosts, Surroundings surroundings, IReadOnlyList<FleetMoment> past)
        : this(hosts, surroundings, past, () => [.. past.TakeLast(ReachJudge.MostSpeakers - 1).Select(moment => (FleetBuilder.Build([.. moment.States], surroundings).Topology, moment.Event))])
    {
    }

    private FleetAnalysis(EquatableArray<FleetHost> hosts, Surroundings surroundings, IReadOnlyList<FleetMoment> moments, Func<IReadOnlyList<(Topology Topology, string Event)>> pastOf)
    {
        Hosts = hosts;
        Surroundings = surroundings;
        _moments = moments;
        _parts = new Lazy<EquatableArray<FleetAnalysis>>(FindParts);
        _network = new Lazy<FleetNetwork>(() => FleetBuilder.Build([.. hosts.Select(host => host.FinalState)], surroundings));
        var past = new Lazy<IReadOnlyList<(Topology Topology, string Event)>>(pastOf);
        _matrix = new Lazy<ReachMatrix>(() => ReachMatrix.Of(_network.Value, past.Value));
        _reachability = new Lazy<ReachJudge>(() => new ReachJudge(_network.Value.Topology, past.Value));
    }

    /// <summary>The hosts.</summary>
    public EquatableArray<FleetHost> Hosts { get; }

    /// <summary>What lies around them.</summary>
    public Surroundings Surroundings { get; }

    /// <summary>Nodes, cables and ends.</summary>
    public FleetNetwork Network => _network.Value;

    /// <summary>The verdicts by class.</summary>
    public ReachMatrix Matrix => _matrix.Value;

    /// <summary>What judges and follows single packets.</summary>
    public ReachJudge Reachability => _reachability.Value;

    /// <summary>Whether anybody asked for the network, or for that of a part: only then does what is taken for unstated facts bear on anything.</summary>
    public bool IsNetworkBuilt => _network.IsValueCreated || OtherParts.Any(part => part.IsNetworkBuilt);

    /// <summary>What is taken for facts that no file states, as far as anybody asked for a network.</summary>
    public IEnumerable<Assumption> StandIns => (_network.IsValueCreated ? _network.Value.Assumptions : []).Concat(OtherParts.SelectMany(part => part.StandIns));

    /// <summary>Hosts that share LANs, directly or through others, as fleets of their own: nobody knows what lies between two of them. The fleet itself if there is one only.</summary>
    /// <remarks>Hosts that nothing joins often have the same addresses, so who walks packets walks them part by part.</remarks>
    public EquatableArray<FleetAnalysis> Parts => _parts.Value;

    private IEnumerable<FleetAnalysis> OtherParts => _parts.IsValueCreated ? _parts.Value.Where(part => part != this) : [];

    /// <summary>Who must, and who must never, reach whom.</summary>
    public EquatableArray<Expectation> Expectations { get; init; } = [];

    /// <summary>Whether hosts or files may be missing that <c>xennetlint.json</c> speaks of.</summary>
    public bool IsPart { get; private init; }

    /// <summary>Names for several ends at once.</summary>
    public EquatableArray<EndGroup> Groups { get; init; } = [];

    /// <summary>Opens a fleet with everything that a workspace states of it.</summary>
    /// <param name="hosts">Its hosts, all or some of the workspace's.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="past">The fleet before each of the events that were asked for, the oldest first; null if there were none.</param>
    public static FleetAnalysis Of(EquatableArray<FleetHost> hosts, Workspace workspace, IReadOnlyList<FleetMoment>? past = null)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return new FleetAnalysis(hosts, SurroundingsOf(workspace), past ?? [])
        {
            Expectations = workspace.Expectations,
            Groups = workspace.Groups,
            IsPart = workspace.HasMore || hosts.Count < workspace.Hosts.Count,
        };
    }

    /// <summary>What a workspace states of the surroundings.</summary>
    public static Surroundings SurroundingsOf(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return new Surroundings
        {
            Lans = [.. workspace.Segments.Select(segment => new SharedLan(segment.Name, [.. segment.Interfaces.Select(link => new LanInterface(link.Host, link.Interface))]))],
            Outside = workspace.Outside,
            OutsideRoutes = workspace.OutsideRoutes,
        };
    }

    /// <summary>What is stated of the surroundings of one host.</summary>
    public static Surroundings SurroundingsOf(HostFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new Surroundings
        {
            Lans = [.. files.Segments.Select(segment => new SharedLan(segment.Name, [.. segment.Interfaces.Select(link => new LanInterface(link.Host, link.Interface))]))],
            Outside = files.Outside,
            OutsideRoutes = files.OutsideRoutes,
        };
    }

    /// <summary>The host of that name, or null.</summary>
    public FleetHost? FindHost(string name) => Hosts.FirstOrDefault(host => string.Equals(host.Name, name, StringComparison.Ordinal));

    private EquatableArray<FleetAnalysis> FindParts()
    {
        var parts = Hosts.ToDictionary(host => host.Name, host => new List<FleetHost> { host }, StringComparer.Ordinal);
        foreach (var lan in Surroundings.Lans)
        {
            var joined = lan.Interfaces.Select(link => parts.GetValueOrDefault(link.Host)).OfType<List<FleetHost>>().Distinct().ToList();
            foreach (var host in joined.Skip(1).SelectMany(other => other))
            {
                joined[0].Add(host);
                parts[host.Name] = joined[0];
            }
        }

        var places = Hosts.Index().ToDictionary(host => host.Item.Name, host => host.Index, StringComparer.Ordinal);
        return parts.Values.Distinct().ToList() is { Count: > 1 } several
            ? [.. several.Select(part => part.OrderBy(host => places[host.Name]).ToList()).OrderBy(part => places[part[0].Name]).Select(PartOf)]
            : [this];
    }

    private FleetAnalysis PartOf(List<FleetHost> hosts)
    {
        var names = hosts.Select(host => host.Name).ToHashSet(StringComparer.Ordinal);
        EquatableArray<FleetHost> some = [.. hosts];
        if (_moments.Count == 0)
        {
            return new FleetAnalysis(some, Surroundings, _eventSteps) { Expectations = Expectations, Groups = Groups, IsPart = true };
        }

        IReadOnlyList<FleetMoment> moments = [.. _moments.Select(moment => moment with { States = [.. moment.States.Where(state => names.Contains(state.Host.Name))] })];
        return new FleetAnalysis(some, Surroundings, moments) { Expectations = Expectations, Groups = Groups, IsPart = true };
    }

    // One state of the whole fleet before each of the last steps, as far as a host's timeline has that many.
    private static List<(Topology Topology, string Event)> PastOf(EquatableArray<FleetHost> hosts, Surroundings surroundings, int eventSteps)
    {
        var past = new List<(Topology, string)>();
        for (var back = Math.Min(eventSteps, ReachJudge.MostSpeakers - 1); back >= 1; back--)
        {
            var states = hosts.Select(host => StateBefore(host, back)).ToList();
            var title = hosts.Where(host => host.Timeline.Steps.Count >= back).Select(host => host.Timeline.Steps[^back].Title).FirstOrDefault("");
            past.Add((FleetBuilder.Build(states, surroundings).Topology, title));
        }

        return past;
    }

    private static NetworkState StateBefore(FleetHost host, int back) =>
        host.Timeline.Steps.Count > back ? host.Timeline.Steps[^(back + 1)].State : host.Timeline.Initial;
}
