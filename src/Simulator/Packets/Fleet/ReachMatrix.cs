using System.Runtime.InteropServices;
using XenNetLint.Collections;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets.Forwarding;

namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>Who reaches whom in a fleet, by classes of ends. One pair is walked for each pair of classes.</summary>
public sealed class ReachMatrix
{
    private readonly FleetNetwork _fleet;
    private readonly Dictionary<NetworkEnd, ReachClass> _classes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(int From, int To, int Address, bool IsOnOneHost), ReachEntry> _entries = [];

    private ReachMatrix(FleetNetwork fleet, Reachability reachability)
    {
        _fleet = fleet;
        Reachability = reachability;
    }

    /// <summary>The fleet.</summary>
    public FleetNetwork Fleet => _fleet;

    /// <summary>What judges the pairs.</summary>
    public Reachability Reachability { get; }

    /// <summary>The classes, in the order of their first ends.</summary>
    public EquatableArray<ReachClass> Classes { get; private set; } = [];

    /// <summary>Sorts the ends of a fleet into classes; verdicts are computed when asked for.</summary>
    public static ReachMatrix Of(FleetNetwork fleet) => Of(fleet, []);

    /// <summary>The same where events have led to this fleet.</summary>
    /// <param name="fleet">The fleet now.</param>
    /// <param name="past">The topologies before, the oldest first, each with the event that ended it.</param>
    public static ReachMatrix Of(FleetNetwork fleet, IReadOnlyList<(Topology Topology, string Event)> past)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        ArgumentNullException.ThrowIfNull(past);
        var plane = ForwardingPlane.Of(fleet.Topology);
        var matrix = new ReachMatrix(fleet, new Reachability(plane, [.. past.Select(before => (ForwardingPlane.Of(before.Topology), before.Event))]));
        matrix.Sort(plane, past);
        return matrix;
    }

    /// <summary>The class of an end of this fleet.</summary>
    public ReachClass ClassOf(NetworkEnd end) => _classes[end];

    /// <summary>The verdict on a pair: that of its classes.</summary>
    /// <returns>The verdict; unknown for hosts that nothing is known to join.</returns>
    public ReachEntry Find(NetworkEnd from, NetworkEnd to, int addressNumber)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var (sender, receiver) = (_classes[from], _classes[to]);
        var isOnOneHost = string.Equals(from.Host, to.Host, StringComparison.Ordinal);
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, (sender.Number, receiver.Number, addressNumber, isOnOneHost), out _);
        return entry ??= Judge(sender, receiver, addressNumber, isOnOneHost, new EndPair(from, to, Targets(to)[addressNumber]));
    }

    /// <summary>The verdicts on all pairs of classes that can hear of each other, in the order of the classes.</summary>
    public IEnumerable<ReachEntry> Entries()
    {
        foreach (var from in Classes)
        {
            foreach (var to in Classes.Where(other => other.Group == from.Group))
            {
                foreach (var entry in EntriesBetween(from, to))
                {
                    yield return entry;
                }
            }
        }
    }

    /// <summary>What a verdict comes of, in terms that are equal where pairs differ in names only; empty where it is reachable.</summary>
    public string CauseOf(EndPair pair, ReachVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(pair);
        ArgumentNullException.ThrowIfNull(verdict);
        return BlockerRoles.Describe(verdict.Blocker, pair, Reachability.Plane);
    }

    /// <summary>The addresses of an end that are asked for.</summary>
    public IReadOnlyList<EndAddress> Targets(NetworkEnd end)
    {
        ArgumentNullException.ThrowIfNull(end);
        return end.Role == NodeRole.Dom0 && Reachability.Plane.Find(end.Node) is { } dom0
            ? [.. EndPair.TargetsOf(end, dom0.State)]
            : [.. EndPair.TargetsOf(end, _fleet.Topology)];
    }

    private IEnumerable<ReachEntry> EntriesBetween(ReachClass from, ReachClass to)
    {
        foreach (var isOnOneHost in (bool[])[true, false])
        {
            if (PairOf(from, to, isOnOneHost) is not { } pair)
            {
                continue;
            }

            for (var number = 0; number < Targets(pair.To).Count; number++)
            {
                yield return Find(pair.From, pair.To, number);
            }
        }
    }

    /// <summary>Two ends of two classes, not the same one, on one host or on two; null if there are none.</summary>
    private static (NetworkEnd From, NetworkEnd To)? PairOf(ReachClass from, ReachClass to, bool isOnOneHost)
    {
        if ((ReferenceEquals(from, to) && from.Ends.Count == 1)
            || (from.OnlyHost is { } one && to.OnlyHost is { } other && string.Equals(one, other, StringComparison.Ordinal) != isOnOneHost))
        {
            return null;
        }

        foreach (var sender in from.Ends)
        {
            foreach (var receiver in to.Ends)
            {
                if (!ReferenceEquals(sender, receiver) && string.Equals(sender.Host, receiver.Host, StringComparison.Ordinal) == isOnOneHost)
                {
                    return (sender, receiver);
                }
            }
        }

        return null;
    }

    /// <summary>Why nothing can be said about who reaches whom, whatever the packets do; empty if something can.</summary>
    public string WhyUnknown(NetworkEnd from, NetworkEnd to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return from.Unknown.Length > 0 ? from.Unknown
            : to.Unknown.Length > 0 ? to.Unknown
            : _classes[from].Group != _classes[to].Group ? $"nobody states how {from.Host} and {to.Host} are joined: name the LAN that they share under \"segments\" in xennetlint.json"
            : "";
    }

    private ReachEntry Judge(ReachClass from, ReachClass to, int addressNumber, bool isOnOneHost, EndPair pair)
    {
        var why = WhyUnknown(pair.From, pair.To);
        var verdict = why.Length == 0 ? Reachability.Judge(pair.ToPacket(), pair.To.Node) : new ReachVerdict
        {
            Verdict = Verdict.Unknown,
            Disposition = Disposition.InsufficientInformation,
            Blocker = new Blocker(Disposition.InsufficientInformation, Way.Request, pair.From.Node) { Detail = why },
        };
        return new ReachEntry(from, to, addressNumber, isOnOneHost, pair, verdict);
    }

    // ---- classes

    private void Sort(ForwardingPlane plane, IReadOnlyList<(Topology Topology, string Event)> past)
    {
        var groups = GroupsOf(plane);
        var sizes = groups.Values.CountBy(group => group).ToDictionary();
        var signatures = new EndSignatures(_fleet, plane);
        var earlier = past.Select(before => before.Topology.Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal)).ToList();
        var bySignature = new Dictionary<(int Group, string Text), List<NetworkEnd>>();
        var order = new List<(int Group, string Text)>();
        foreach (var end in _fleet.Ends)
        {
            var group = end.Host.Length > 0 ? groups[end.Host] : groups.GetValueOrDefault(end.Node, 0);
            var key = (group, earlier.Exists(nodes => HasChanged(plane, nodes, end)) ? end.Node : signatures.Of(end, sizes.GetValueOrDefault(group) <= 1));
            if (!bySignature.TryGetValue(key, out var ends))
            {
                bySignature[key] = ends = [];
                order.Add(key);
            }

            ends.Add(end);
        }

        Classes = [.. order.Select((key, index) => new ReachClass(index + 1, bySignature[key].ToEquatableArray(), key.Group))];
        foreach (var reachClass in Classes)
        {
            foreach (var end in reachClass.Ends)
            {
                _classes[end] = reachClass;
            }
        }
    }

    /// <summary>Whether an end was another before an event, or was not there: what others remember of it may be wrong.</summary>
    private static bool HasChanged(ForwardingPlane plane, Dictionary<string, NetworkNode> earlier, NetworkEnd end) =>
        end.Role == NodeRole.Guest && plane.Find(end.Node) is { } node && (!earlier.TryGetValue(end.Node, out var before) || before.State.Links != node.State.Links || before.State.Domains != node.State.Domains);

    /// <summary>Hosts, and networks that several share, by the number of those that can hear of each other.</summary>
    private Dictionary<string, int> GroupsOf(ForwardingPlane plane)
    {
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var end in _fleet.Ends)
        {
            _ = parents.TryAdd(NameOf(end), NameOf(end));
        }

        foreach (var end in _fleet.Ends.Where(end => end.Role == NodeRole.Outside))
        {
            foreach (var link in plane.Find(end.Node)?.Links ?? [])
            {
                if (link.Far is { } far)
                {
                    // The node behind a cable is a dom0, or the trunk before it; both begin with the host's name.
                    var host = far.Node.State.Host.Name;
                    parents[Root(NameOf(end))] = Root(host);
                }
            }
        }

        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return parents.Keys.ToDictionary(
            name => name,
            name =>
            {
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, Root(name), out var isKnown);
                return isKnown ? number : number = numbers.Count;
            },
            StringComparer.Ordinal);

        static string NameOf(NetworkEnd end) => end.Host.Length > 0 ? end.Host : end.Node;

        string Root(string name)
        {
            while (!string.Equals(parents[name], name, StringComparison.Ordinal))
            {
                name = parents[name];
            }

            return name;
        }
    }
}
