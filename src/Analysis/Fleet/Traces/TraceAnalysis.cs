using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Cures;
using XenNetLint.Simulator.Packets.Fleet;

namespace XenNetLint.Analysis.Fleet.Traces;

/// <summary>Follows a packet through a fleet and says why it fares as it does.</summary>
/// <param name="fleet">The fleet.</param>
public sealed class TraceAnalysis(FleetAnalysis fleet)
{
    private readonly StepOrigins _origins = new(fleet);

    /// <summary>Follows a packet from one end to another.</summary>
    /// <param name="from">Who sends.</param>
    /// <param name="to">Who is meant.</param>
    /// <param name="sizeBytes">The packet's size in bytes from layer 3 on.</param>
    public TraceAnswer Answer(TraceEnd from, TraceEnd to, int sizeBytes)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var answer = new TraceAnswer { From = from, To = to, SizeBytes = sizeBytes, Verdict = Verdict.Unreachable, Network = fleet.Network, Hosts = HostsOf(from, to, []) };
        if ((from.Idle ?? to.Idle) is { } idle)
        {
            return Idle(answer, idle);
        }

        var why = from.Unknown.Length > 0 ? from.Unknown : to.Unknown.Length > 0 ? to.Unknown : from.End is { } known ? WhyUnknown(known, to) : "";
        if (why.Length > 0)
        {
            var blocker = new Blocker(Disposition.InsufficientInformation, Way.Request, from.End?.Node ?? "") { Detail = why };
            return answer with { Verdict = Verdict.Unknown, Disposition = Disposition.InsufficientInformation, Unknown = why, Blockers = [blocker] };
        }

        if (from.End is not { } sender)
        {
            return answer with { NothingSent = $"nobody has {from.Text}" };
        }

        return AddressFor(fleet.Network, sender, to) is { } address ? Follow(answer, sender, address) : answer with { NothingSent = WithoutAddress(to.End) };
    }

    private TraceAnswer Idle(TraceAnswer answer, IdleGuest idle)
    {
        var failed = idle.Step?.Scripts.FirstOrDefault(script => script.Vif is not null && script.ExitStatus is not (null or 0))?.Vif;
        var origins = idle.Host.Network.Origins;
        return answer with
        {
            NothingSent = $"{idle.Domain.DisplayName} does not run: {idle.Reason}",
            NothingSentPlace = failed is { } vif ? origins.Get(vif, Aspect.Bridge) : origins.Find(idle.Domain.Id, Aspect.Name) ?? origins.Find(idle.Domain.Id, Aspect.Whole),
            Cures = answer.From.Idle is null || answer.To.Idle is null ? new DefinitionCures(fleet).Find(idle, (network, reachability) => IsReachable(answer, idle, network, reachability)) : [],
        };
    }

    private static bool IsReachable(TraceAnswer answer, IdleGuest idle, FleetNetwork network, ReachJudge reachability)
    {
        var sender = EndIn(network, answer.From, idle);
        var to = answer.To with { End = EndIn(network, answer.To, idle) };
        return sender is not null && AddressFor(network, sender, to) is { } address
            && reachability.Judge(PacketOf(answer, sender, address), to.IsAddress ? null : to.End?.Node).Verdict == Verdict.Reachable;
    }

    private static NetworkEnd? EndIn(FleetNetwork network, TraceEnd end, IdleGuest idle) => end.Idle is null
        ? end.End is { } known ? network.FindEnd(known.Node) : null
        : network.Ends.FirstOrDefault(found => found.Domain == idle.Domain.Id && string.Equals(found.Host, idle.Host.Name, StringComparison.Ordinal));

    private static Packet PacketOf(TraceAnswer answer, NetworkEnd sender, IPv4Address address) =>
        new(sender.Node, address) { Device = answer.From.Interface, Source = answer.From.Address ?? EndPair.SourceOf(sender), SizeBytes = answer.SizeBytes };

    private string WithoutAddress(NetworkEnd? end) => end switch
    {
        { Role: NodeRole.Guest } when fleet.Network.Topology.FindNode(end.Node) is { State.Links.Count: 0 } => $"{end.Name} has no network interface: its definition has no vif",
        { Role: NodeRole.Outside } => $"no file states an address on the network that {end.Name} stands for: state those of the card that leads there, under \"interfaces\" in xennetlint.json",
        _ => $"{end?.Name} has no address",
    };

    private string WhyUnknown(NetworkEnd sender, TraceEnd to)
    {
        var why = to is { End: { } meant, IsAddress: false } ? fleet.Matrix.WhyUnknown(sender, meant) : sender.Unknown;
        return why.Length > 0 ? StartOf(sender) ?? (to.IsAddress ? null : StartOf(to.End)) ?? why
            : sender is { Role: NodeRole.Outside, Addresses.Count: 0 } ? WithoutAddress(sender)
            : to is { End: { Role: NodeRole.Outside, Addresses.Count: 0 } outside, Address: null } ? WithoutAddress(outside)
            : "";
    }

    /// <summary>Why it is not known whether a guest runs: what its start came to.</summary>
    private string? StartOf(NetworkEnd? end) =>
        end is { Unknown.Length: > 0, Domain: { } domain }
        && fleet.FindHost(end.Host)?.Timeline.Steps.LastOrDefault(step => step.Domain == domain) is { Outcome: StepOutcome.Unknown, Reason.Length: > 0 } step
            ? $"whether {end.Name} runs is not known: '{step.Title}' ({step.Reason})"
            : null;

    /// <summary>The address that was named; else the first that is on a network of the sender's own; else the first.</summary>
    private static IPv4Address? AddressFor(FleetNetwork network, NetworkEnd sender, TraceEnd to)
    {
        if (to.Address is { } named)
        {
            return named;
        }

        var targets = TargetsOf(network, to);
        var networks = sender.Addresses.Select(address => address.Prefix).Where(prefix => prefix.Length < 32).ToList();
        return (targets.Find(target => networks.Exists(own => own.Contains(target.Address))) ?? targets.FirstOrDefault())?.Address;
    }

    private static List<EndAddress> TargetsOf(FleetNetwork network, TraceEnd to) => to.End is not { } end ? []
        : to.Interface is { } link ? [.. end.Addresses.Where(address => address.Interface == link)]
        : [.. EndPair.TargetsOf(end, network.Topology)];

    private TraceAnswer Follow(TraceAnswer answer, NetworkEnd sender, IPv4Address address)
    {
        var packet = PacketOf(answer, sender, address);
        var meant = answer.To.IsAddress ? null : answer.To.End?.Node;
        var verdict = fleet.Reachability.Judge(packet, meant);
        var trace = fleet.Reachability.Follow(packet, meant);
        var steps = trace.Request.SelectMany(hop => hop.Steps).ToList();
        answer = answer with
        {
            Address = address,
            Source = steps.Find(step => step.Kind == StepKind.Routed)?.Address,
            Verdict = verdict.Verdict,
            Disposition = verdict.Disposition,
            Request = Traced(trace.Request),
            Answer = Traced(trace.Answer),
            Works = verdict.Works,
            Breaks = verdict.Breaks,
            Blockers = verdict.Blocker is { } blocker ? [blocker] : [],
            Unknown = verdict.Blocker is { Disposition: Disposition.InsufficientInformation } unknown ? unknown.Detail : "",
            Hosts = HostsOf(answer.From, answer.To, trace.Request.Concat(trace.Answer)),
            Further = Further(answer, packet, meant),
            Assumptions = [.. trace.Request.Concat(trace.Answer).Select(FilterAssumption).OfType<Assumption>().Distinct()],
        };
        return verdict.Verdict is Verdict.Unreachable or Verdict.Depends ? WithCures(answer, packet, meant) : answer;
    }

    private TraceAnswer WithCures(TraceAnswer answer, Packet packet, string? meant)
    {
        var findings = CureSearch.Run(fleet.Network.Topology, packet, meant);
        return answer with
        {
            Blockers = findings.Blockers.Count > 0 ? [.. answer.Blockers.Concat(findings.Blockers).Distinct(), .. findings.UnknownBehind is { } unknown && !findings.Blockers.Contains(unknown) ? (Blocker[])[unknown] : []] : answer.Blockers,
            Cures = [.. findings.Sets.Select(set => set.Cures.Select(Advice).ToEquatableArray())],
            MoreCures = findings.MoreSets,
            IsCureSearchGivenUp = findings.IsGivenUp,
        };
    }

    private CureAdvice Advice(Cure cure) =>
        fleet.Network.Topology.FindNode(cure.Node) is { } node ? new CureAdvice(cure, node, _origins.Find(node, cure)) : throw new ArgumentException($"There is no node {cure.Node}.", nameof(cure));

    private EquatableArray<FurtherAddress> Further(TraceAnswer answer, Packet packet, string? meant) => answer.To is not { Address: null, End: not null } ? []
        : [.. TargetsOf(fleet.Network, answer.To).Where(target => target.Address != packet.To).Select(target => new FurtherAddress(target, fleet.Reachability.Judge(packet with { To = target.Address }, meant).Verdict))];

    /// <summary>Where dom0 passes packets on, what no file says of its packet filter counts as nothing.</summary>
    private Assumption? FilterAssumption(Hop hop)
    {
        const string Policy = "\"forwardPolicy\"";
        var passes = hop.Steps.Any(step => step.Kind is StepKind.Switched or StepKind.Flooded) || hop.Steps.Skip(1).Any(step => step.Kind == StepKind.Routed);
        return passes && fleet.Network.Topology.FindNode(hop.Node) is { Role: NodeRole.Dom0, State: { Filter.DropsForward: false, Host: var host } }
            && !host.Environment.States(EnvironmentFacts.ForwardPolicy)
            && fleet.FindHost(host.Name)?.Network.Assumptions.Any(assumption => assumption.Value.Contains(Policy, StringComparison.Ordinal)) is not true
            ? new Assumption(host.Name, "environment", $"{{ {Policy}: \"ACCEPT\", \"forwardRules\": [] }}", "no file states what the packet filter holds besides the rules of Xen's scripts; state it in xennetlint.json")
            : null;
    }

    private EquatableArray<TracedHop> Traced(EquatableArray<Hop> hops) =>
    [
        .. from hop in hops
           let node = fleet.Network.Topology.FindNode(hop.Node)
           where node is not null
           select new TracedHop(node, [.. hop.Steps.Select(step => new TracedStep(step, _origins.Find(node, step)))]),
    ];

    private EquatableArray<string> HostsOf(TraceEnd from, TraceEnd to, IEnumerable<Hop> hops)
    {
        string?[] ends = [from.End?.Host, to.End?.Host, from.Idle?.Host.Name, to.Idle?.Host.Name];
        var passed = hops.Select(hop => fleet.Network.Topology.FindNode(hop.Node)).Where(node => node is { Role: not NodeRole.Outside }).Select(node => node?.State.Host.Name);
        return [.. ends.Concat(passed).OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
