using System.Diagnostics;
using XenNetLint.Analysis.Fleet;
using XenNetLint.Analysis.Fleet.Traces;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.State;

namespace XenNetLint.Reports;

/// <summary>The steps of a packet in plain words.</summary>
internal sealed class TraceWords
{
    /// <summary>How the step begins at which a packet ends.</summary>
    internal const string Lost = "lost: ";

    private readonly TraceAnswer _answer;
    private readonly EndNames _names;
    private readonly BlockerText _blockers;

    internal TraceWords(TraceAnswer answer)
    {
        _answer = answer;
        _names = new EndNames(answer.Network);
        _blockers = new BlockerText(answer.Network);
    }

    /// <summary>The name of a node.</summary>
    internal string NameOf(string node) => _names.Of(node);

    /// <summary>What a packet ends at.</summary>
    internal string Of(Blocker blocker) => _blockers.Of(blocker, _answer.SizeBytes);

    /// <summary>The steps of a hop, one row each: what happens, and the line behind it.</summary>
    internal IReadOnlyList<(string Text, Text.Location? Place)> RowsOf(TracedWay way, int hop)
    {
        var rows = new List<(string, Text.Location?)>();
        var steps = way.Hops[hop].Steps;
        for (var at = 0; at < steps.Count; at++)
        {
            var previous = at > 0 ? steps[at - 1].Step : null;
            var text = Sentence(way, hop, steps[at].Step, previous);
            if (text.Length > 0)
            {
                rows.Add((text, steps[at].Place));
            }
        }

        return rows;
    }

    private string Sentence(TracedWay way, int hop, HopStep step, HopStep? previous)
    {
        var node = way.Hops[hop].Node;
        return step.Kind switch
        {
            StepKind.Routed when previous is null && hop == 0 => Sends(node, step, way.Target),
            StepKind.Routed => PassesOn(step, way.Target),
            StepKind.NeighbourResolved => Asks(node, step),
            StepKind.NeighbourKnown => $"has learnt before who has {step.Address}{Mac(step)}",
            StepKind.Sent when previous is null => $"asks on {step.Link} who has {step.Address}",
            StepKind.Sent => previous is { Kind: StepKind.NeighbourResolved or StepKind.NeighbourKnown } ? "" : $"sends it through {step.Link} without asking for a MAC address: ARP is off there",
            StepKind.Received => Receives(node, step, previous),
            StepKind.Switched => node.Role == NodeRole.Outside ? "the switch passes it on" : $"bridge {step.Link} passes it to {step.Other}, behind which it has learnt the receiver",
            StepKind.Flooded => node.Role == NodeRole.Outside ? "the switch passes it on" : $"bridge {step.Link} has not learnt where the receiver is and passes it to every port, {step.Other} among them",
            StepKind.TakenByBridge => node.Role == NodeRole.Outside ? "" : $"bridge {step.Link} hands it to {NameOf(node.Name)}",
            StepKind.Accepted => Accepts(node, step.Detail),
            StepKind.SourceTranslated => $"gives it the source {step.Address} (nat: {step.Detail})",
            StepKind.TranslatedBack => $"knows the answer and gives it back its receiver, {step.Address}",
            StepKind.Delivered => way.IsAnswer ? $"{NameOf(node.Name)} has its answer" : $"{NameOf(node.Name)} has {step.Address}: the packet has arrived",
            StepKind.Dropped when way.Blocker is { Disposition: Disposition.InsufficientInformation } unknown => "not known: " + Of(unknown),
            StepKind.Dropped => Lost + (way.Blocker is { } blocker ? Of(blocker) : step.Detail),
            _ => throw new UnreachableException($"No words for {step.Kind}."),
        };
    }

    /// <summary>Whose address a node has that is neither of the two ends, in brackets; empty if it shares none.</summary>
    internal string TwinOf(string node, TraceAnswer answer)
    {
        var speaker = answer.Network.Topology.FindNode(node);
        foreach (var end in ((string?[])[answer.From.End?.Node, answer.To.End?.Node]).OfType<string>().Where(end => !string.Equals(end, node, StringComparison.Ordinal)))
        {
            foreach (var link in answer.Network.Topology.FindNode(end)?.State.Links ?? [])
            {
                if (link.MacAddress is { } mac && speaker?.State.Links.Any(own => own.MacAddress == mac && own.Master is null) is true && link.Master is null)
                {
                    return $" (which has the MAC address of {NameOf(end)})";
                }

                if (link.Addresses.FirstOrDefault(address => speaker?.State.Links.Any(own => own.Addresses.Any(other => other.Prefix.Address == address.Prefix.Address)) is true) is { } shared)
                {
                    return $" (which has {shared.Prefix.Address} too)";
                }
            }
        }

        return "";
    }

    /// <summary>The line that makes a change; what is outside has no device of which a file knows the name.</summary>
    internal static string CommandOf(NetworkNode node, Effect effect) => effect switch
    {
        AddRoute add when node.Role == NodeRole.Outside => $"ip route add {RouteText(node, add.Route)}",
        { Command.Length: > 0 } => effect.Command,
        _ => effect.Describe(),
    };

    private static string RouteText(NetworkNode node, RouteEntry route) =>
        node.Role == NodeRole.Outside ? route.ToString().Replace($" dev {route.Device}", "", StringComparison.Ordinal) : route.ToString();

    private static string Mac(HopStep step) => step.MacAddress is { } mac ? $" ({mac})" : "";

    private static string Sends(NetworkNode node, HopStep step, IPv4Address target)
    {
        var sends = $"sends from {step.Address}{(node.Role == NodeRole.Outside ? "" : $" through {step.Link}")}";
        return step.Route switch
        {
            null => $"has {target} itself, so the packet does not leave it",
            { Gateway: { } gateway } => $"{sends} to the gateway {gateway} (route {RouteText(node, step.Route)})",
            { IsConnected: true } route => $"{sends}: {target} is on its own network {route.Destination}",
            { } route => $"{sends} (route {RouteText(node, route)})",
        };
    }

    private static string PassesOn(HopStep step, IPv4Address target) => step.Route switch
    {
        { Gateway: { } gateway } => $"is not the receiver and passes it on through {step.Link} to the gateway {gateway} (route {step.Route})",
        { IsConnected: true } => $"is not the receiver and passes it on through {step.Link}: {target} is on its network {step.Route.Destination}",
        _ => $"is not the receiver and passes it on through {step.Link} (route {step.Route})",
    };

    private string Asks(NetworkNode node, HopStep step)
    {
        var question = $"asks {(node.Role == NodeRole.Outside ? "" : $"on {step.Link} ")}who has {step.Address}: ";
        if (step is not { OtherNode: { } name, Other: { } link })
        {
            return $"{question}the answer is{(step.MacAddress is { } mac ? $" {mac}" : " a MAC address that no file states")}";
        }

        var isOwner = _answer.Network.Topology.FindNode(name)?.State.Links.Any(own => own.Addresses.Any(address => address.Prefix.Address == step.Address)) is true;
        var answerer = _answer.Network.Topology.FindNode(name)?.Role == NodeRole.Outside ? NameOf(name) : $"{link} of {NameOf(name)}";
        return $"{question}{answerer} answers{(isOwner ? "" : " for it, by proxy ARP")}{Mac(step)}";
    }

    private static string Receives(NetworkNode node, HopStep step, HopStep? previous)
    {
        if (node.Role == NodeRole.Outside)
        {
            return "comes in at the switch outside";
        }

        var link = step.Link is { } name ? node.State.FindLink(name) : null;
        var port = link?.Master is { } master && node.State.FindLink(master) is { } upper ? $", a {(upper.Kind == LinkKind.Bond ? "slave" : "port")} of {master}" : "";
        return previous is not null && node.State.FindLink(step.Other ?? default) is not null ? $"crosses the pair from {step.Other} to {step.Link}{port}"
            : node.Role == NodeRole.Guest ? $"comes in through {step.Link}"
            : link?.Kind == LinkKind.Nic ? $"comes in through the card {step.Link}{port}"
            : $"comes out of {step.Link}{port}";
    }

    private static string Accepts(NetworkNode node, string rule) => rule.Split(' ', 3) switch
    {
        ["-P", var chain, ..] when !HasRules(node.State, chain) => "",
        ["-P", var chain, ..] => $"no rule of {chain} is about it, and the policy accepts it",
        ["-A", var chain, var rest] => $"{chain} accepts it by the rule {rest}",
        _ => $"the packet filter accepts it ({rule})",
    };

    // A chain without rules that accepts is as good as none.
    private static bool HasRules(NetworkState state, string chain) =>
        chain is "FORWARD" ? state.Filter.Forward.Count > 0 : state.OtherRules.Any(rule => rule.StartsWith($"filter: -A {chain} ", StringComparison.Ordinal));
}
