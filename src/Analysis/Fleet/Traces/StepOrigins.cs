using System.Globalization;
using XenNetLint.Analysis.Comparison;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Cures;
using XenNetLint.Simulator.State;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Fleet.Traces;

/// <summary>Finds the line of the configuration that makes a step of a packet what it is: the vif's, the script's, the interface's.</summary>
/// <remarks>What a script did is found by replaying its host's timeline: the last effect that moved the fact, and the line behind it.</remarks>
internal sealed class StepOrigins(FleetAnalysis fleet)
{
    private readonly Dictionary<string, (Playback Playback, BlameFinder Blame)> _replays = new(StringComparer.Ordinal);

    /// <summary>The line behind a step; null where no file says it.</summary>
    public Location? Find(NetworkNode node, HopStep step) => node.Role switch
    {
        NodeRole.Guest => OfGuest(node, step),
        NodeRole.Dom0 => OfDom0(node, step),
        _ => null,
    };

    /// <summary>The line that a change is about; null where no file says it.</summary>
    public Location? Find(NetworkNode node, Cure cure)
    {
        if (cure.Vif is { } vif)
        {
            return cure.Setting.Length > 0 ? OfVif(vif, AspectOf(cure.Kind)) : null;
        }

        return node.Role == NodeRole.Dom0 && cure.Effects.Count > 0 ? FactBehind(cure.Effects[0]) is { } fact ? Blamed(node, fact, Aspect.Bridge) : null : null;
    }

    private static Aspect AspectOf(CureKind kind) => kind switch
    {
        CureKind.JoinBridge or CureKind.SetVlan => Aspect.Bridge,
        CureKind.GiveOwnMacAddress => Aspect.MacAddress,
        _ => Aspect.Ip,
    };

    private static Func<NetworkState, string?>? FactBehind(Effect effect) => effect switch
    {
        BringUp up => state => Text(state.FindLink(up.Name)?.IsUp),
        SetArp arp => state => Text(state.FindLink(arp.Name)?.IsArpOn),
        SetMtu mtu => state => Text(state.FindLink(mtu.Name)?.MtuBytes),
        SetStp stp => state => Text(state.FindLink(stp.Bridge)?.IsStpOn),
        SetMacAddress mac => state => state.FindLink(mac.Name)?.MacAddress?.ToString(),
        SetSysctl sysctl => state => state.FindSysctl(sysctl.Sysctl.Name),
        SetForwardPolicy => state => Text(state.Filter.DropsForward),
        DeleteFilterRule delete => state => Text(state.Filter.Forward.Contains(delete.Rule)),
        RemoveAddress remove => state => Text(state.FindLink(remove.Device)?.Addresses.Any(address => address.Prefix == remove.Prefix)),
        Enslave enslave => state => state.FindLink(enslave.Port)?.Master?.ToString(),
        ReleasePort release => state => state.FindLink(release.Port)?.Master?.ToString(),
        _ => null,
    };

    // ---- guests

    private Location? OfGuest(NetworkNode node, HopStep step)
    {
        if (step.Link is not { } link || VifAt(node, link) is not { } vif)
        {
            return null;
        }

        return step.Kind switch
        {
            StepKind.Routed or StepKind.Delivered => FindAddress(vif),
            StepKind.NeighbourResolved => AnswererOf(step),
            StepKind.Sent or StepKind.Received => OfVif(vif, Aspect.MacAddress),
            _ => null,
        };
    }

    // The kernel's ip= is the domain's, and counts for the first vif.
    private Location? FindAddress(VifId vif) => fleet.Hosts
        .Select(host => host.Network.Origins)
        .Select(origins => origins.Find(vif, Aspect.Ip) ?? (vif.Index == 0 ? origins.Find(vif.Domain, Aspect.KernelIp) : null))
        .FirstOrDefault(place => place is not null);

    private VifId? VifAt(NetworkNode node, InterfaceName link)
    {
        var end = new LinkEnd(node.Name, link);
        foreach (var cable in fleet.Network.Topology.Cables)
        {
            if (cable.One == end || cable.Other == end)
            {
                var far = cable.One == end ? cable.Other : cable.One;
                return fleet.Network.Topology.FindNode(far.Node)?.State.FindLink(far.Link) is { } backend ? backend.Vif ?? backend.EmulatedNic : null;
            }
        }

        return null;
    }

    /// <summary>Where a vif states something, else where it is defined; a guest that came from another host is defined there.</summary>
    private Location? OfVif(VifId vif, Aspect aspect) => fleet.Hosts
        .Select(host => host.Network.Origins)
        .Select(origins => origins.Find(vif, aspect) ?? origins.Find(vif, Aspect.Whole))
        .FirstOrDefault(place => place is not null);

    // Who answers is known by its hardware address, or by being dom0.
    private Location? AnswererOf(HopStep step) =>
        step is { OtherNode: { } name, Other: { } link } && fleet.Network.Topology.FindNode(name) is { } answerer
            ? answerer.Role == NodeRole.Guest ? VifAt(answerer, link) is { } vif ? OfVif(vif, Aspect.MacAddress) : null
            : answerer.Role == NodeRole.Dom0 ? OfPort(answerer, link) : null
            : null;

    // ---- dom0

    private Location? OfDom0(NetworkNode node, HopStep step) => step.Kind switch
    {
        StepKind.Received when step.Link is { } link => OfPort(node, link),
        StepKind.Switched or StepKind.Flooded when step.Other is { } port => OfPort(node, port),
        StepKind.TakenByBridge when step.Link is { } bridge => OfLink(node, bridge, link => link.Kind.ToString()),
        StepKind.Routed when step.Route is { } route => Blamed(node, state => Text(state.Routes.Contains(route)), Aspect.Ip),
        StepKind.NeighbourResolved => AnswererOf(step),
        StepKind.SourceTranslated => Blamed(node, state => Text(state.NatRules.Any(rule => step.Detail.EndsWith(rule, StringComparison.Ordinal))), Aspect.Ip),
        StepKind.Accepted => OfRule(node, step.Detail),
        StepKind.Delivered when step.Address is { } address => Blamed(node, state => Text(OwnerOf(state, address)), Aspect.Ip) ?? (OwnerOf(node.State, address) is { } owner ? InterfaceOf(node, owner) : null),
        StepKind.Dropped when step.Detail.StartsWith('-') => OfRule(node, step.Detail),
        StepKind.Dropped when step.Link is { } link => OfPort(node, link),
        _ => null,
    };

    private static string? OwnerOf(NetworkState state, IPv4Address address) =>
        state.Links.FirstOrDefault(link => link.Addresses.Any(own => own.Prefix.Address == address))?.Name.ToString();

    private Location? OfPort(NetworkNode node, InterfaceName name)
    {
        if (node.State.FindLink(name) is not { } link)
        {
            return null;
        }

        return (link.Vif ?? link.EmulatedNic) is { } vif
            ? OfVif(vif, link.Master is null ? Aspect.Ip : Aspect.Bridge)
            : OfLink(node, name, port => port.Master?.ToString());
    }

    private Location? OfLink(NetworkNode node, InterfaceName name, Func<LinkState, string?> fact) =>
        Blamed(node, state => state.FindLink(name) is { } link ? fact(link) : null, Aspect.Bridge) ?? InterfaceOf(node, name.ToString());

    private Location? OfRule(NetworkNode node, string rule)
    {
        const string Forward = "-A FORWARD ";
        return rule.StartsWith("-P", StringComparison.Ordinal) ? Blamed(node, state => Text(state.Filter.DropsForward), Aspect.Ip)
            : rule.StartsWith(Forward, StringComparison.Ordinal) ? Blamed(node, state => Text(state.Filter.Forward.Any(written => string.Equals(written.ToString(), rule[Forward.Length..], StringComparison.Ordinal))), Aspect.Ip)
            : Blamed(node, state => Text(state.OtherRules.Any(written => written.EndsWith(rule, StringComparison.Ordinal))), Aspect.Ip);
    }

    /// <summary>The line behind the last effect that made a fact what it is.</summary>
    private Location? Blamed(NetworkNode node, Func<NetworkState, string?> fact, Aspect aspect)
    {
        if (fleet.FindHost(node.State.Host.Name) is not { } host)
        {
            return null;
        }

        if (!_replays.TryGetValue(host.Name, out var replay))
        {
            var playback = Playback.Of(host.Timeline.Initial, host.Timeline.Steps, Dom0Contact.Stated(host.Timeline.Initial.Host));
            _replays[host.Name] = replay = (playback, new BlameFinder(playback, [HostBehaviour.Of(host.Network)]));
        }

        return replay.Playback.LastToMove(fact) is not { } step ? null
            : step.Script?.Vif is { } vif && step.Event.Domain is not null ? OfVif(vif, aspect)
            : replay.Blame.PlaceOf(step);
    }

    /// <summary>Where files state an interface, by the name that it has now or had at the boot.</summary>
    private Location? InterfaceOf(NetworkNode node, string name)
    {
        if (fleet.FindHost(node.State.Host.Name) is not { } host || !InterfaceName.TryParse(name, out var link))
        {
            return null;
        }

        var first = node.State.FindLink(link)?.FirstName;
        return host.Network.Origins.FindInterface(first ?? link) ?? host.Network.Origins.FindInterface(link);
    }

    private static string? Text<T>(T? value) => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
}
