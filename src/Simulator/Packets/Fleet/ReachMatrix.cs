using System.Runtime.InteropServices;
using XenNetLint.Collections;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets.Forwarding;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>Who reaches whom in a fleet, by classes of ends. One pair is walked for each pair of classes.</summary>
public sealed class ReachMatrix
{
    private readonly FleetNetwork _fleet;
    private readonly Dictionary<NetworkEnd, ReachClass> _classes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ReachClass, OrderedDictionary<string, List<NetworkEnd>>> _endsByHost = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(int From, int To, int Address, bool IsOnOneHost), ReachEntry> _entries = [];

    private ReachMatrix(FleetNetwork fleet, ReachJudge reachability)
    {
        _fleet = fleet;
        Reachability = reachability;
    }

    /// <summary>The fleet.</summary>
    public FleetNetwork Fleet => _fleet;

    /// <summary>What judges the pairs.</summary>
    public ReachJudge Reachability { get; }

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
        var before = past.Select(then => (Plane: ForwardingPlane.Of(then.Topology), then.Event)).ToList();
        var matrix = new ReachMatrix(fleet, new ReachJudge(plane, before));
        matrix.Sort(plane, before.ConvertAll(then => then.Plane));
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
        var groups = Classes.ToLookup(one => one.Group);
        foreach (var from in Classes)
        {
            foreach (var to in groups[from.Group])
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
    private (NetworkEnd From, NetworkEnd To)? PairOf(ReachClass from, ReachClass to, bool isOnOneHost)
    {
        var receivers = _endsByHost[to];
        foreach (var (host, senders) in _endsByHost[from])
        {
            if (!isOnOneHost)
            {
                // Of two hosts at most one is the sender's own.
                foreach (var (other, ends) in receivers)
                {
                    if (!string.Equals(other, host, StringComparison.Ordinal))
                    {
                        return (senders[0], ends[0]);
                    }
                }
            }
            else if (receivers.TryGetValue(host, out var ends) && ends.Find(end => !ReferenceEquals(end, senders[0])) is { } receiver)
            {
                return (senders[0], receiver);
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

    private void Sort(ForwardingPlane plane, List<ForwardingPlane> past)
    {
        var signatures = past.Prepend(plane).Select(then => new EndSignatures(then)).ToList();
        var groups = new Dictionary<int, int>();
        var classes = new OrderedDictionary<(int Group, string Text), List<NetworkEnd>>();
        foreach (var end in _fleet.Ends)
        {
            // A guest that has lost its cable is on its host all the same.
            var group = plane.Find(end.Host.Length > 0 ? end.Host + ":dom0" : end.Node) is { } node ? plane.GroupOf(node) : -1;
            _ = groups.TryAdd(group, groups.Count);
            var key = (groups[group], past.Exists(before => HasChanged(plane, before, end)) ? end.Node : string.Join('\n', signatures.Select(then => then.Of(end))));
            if (!classes.TryGetValue(key, out var ends))
            {
                classes[key] = ends = [];
            }

            ends.Add(end);
        }

        Classes = [.. classes.Select((pair, index) => new ReachClass(index + 1, pair.Value.ToEquatableArray(), pair.Key.Group))];
        foreach (var reachClass in Classes)
        {
            var byHost = _endsByHost[reachClass] = new(StringComparer.Ordinal);
            foreach (var end in reachClass.Ends)
            {
                _classes[end] = reachClass;
                if (!byHost.TryGetValue(end.Host, out var ends))
                {
                    byHost[end.Host] = ends = [];
                }

                ends.Add(end);
            }
        }
    }

    /// <summary>Whether an end was another before an event, or was not there: what others remember of it may be wrong.</summary>
    private static bool HasChanged(ForwardingPlane plane, ForwardingPlane before, NetworkEnd end) =>
        end.Role != NodeRole.Outside && plane.Find(end.Node) is { } now && (before.Find(end.Node) is not { } then || !Faces(then).SequenceEqual(Faces(now)));

    // What others know a node by. A hardware address that nobody states is drawn anew with the back end that it hangs on.
    private static IEnumerable<(ulong Mac, EquatableArray<LinkAddress> Addresses)> Faces(PlaneNode node) =>
        node.Links.Where(link => !HostShape.IsBackend(link)).Select(link => (link.Mac, link.State.Addresses));
}
