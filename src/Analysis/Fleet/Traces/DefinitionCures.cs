using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Cures;
using XenNetLint.Simulator.Packets.Fleet;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Fleet.Traces;

/// <summary>Looks for bridges with which a guest that does not start would start, and be reached. Each is played: the changed definition, then the start.</summary>
/// <param name="fleet">The fleet in which the guest does not run.</param>
internal sealed class DefinitionCures(FleetAnalysis fleet)
{
    private const int MostVifs = 4;

    /// <summary>The smallest sets of changes, all of one size; empty if no other bridge helps.</summary>
    /// <param name="idle">The guest.</param>
    /// <param name="isReachable">Whether the packet arrives and its answer comes back in a network in which the guest runs.</param>
    public EquatableArray<EquatableArray<CureAdvice>> Find(IdleGuest idle, Func<FleetNetwork, ReachJudge, bool> isReachable)
    {
        var bridges = idle.Host.Timeline.FinalState.Bridges.Select(bridge => bridge.Name).ToList();
        var level = new List<(Domain Domain, VifId Failed, EquatableArray<CureAdvice> Changes)>();
        if (FailedVif(idle.Step) is { } first)
        {
            level.Add((idle.Domain, first, []));
        }

        var found = new List<EquatableArray<CureAdvice>>();
        for (var size = 1; size <= MostVifs && found.Count == 0 && level.Count > 0; size++)
        {
            var next = new List<(Domain Domain, VifId Failed, EquatableArray<CureAdvice> Changes)>();
            foreach (var (domain, failed, changes) in level)
            {
                foreach (var bridge in bridges)
                {
                    var changed = WithBridge(domain, failed, bridge);
                    EquatableArray<CureAdvice> more = [.. changes, Advice(idle, failed, bridge)];
                    var step = Start(idle.Host, changed, out var state);
                    if (FailedVif(step) is { } other && other != failed)
                    {
                        next.Add((changed, other, more));
                    }
                    else if (step.Outcome == StepOutcome.Done && NetworkWith(idle.Host, state) is var network && isReachable(network, new ReachJudge(network.Topology)))
                    {
                        found.Add(more);
                    }
                }
            }

            level = next;
        }

        return [.. found.Take(CureSearch.MostSets)];
    }

    private static VifId? FailedVif(TimelineStep? step) =>
        step is { Outcome: StepOutcome.Failed } ? step.Scripts.FirstOrDefault(script => script.Vif is not null && script.ExitStatus is not (null or 0))?.Vif : null;

    private static Domain WithBridge(Domain domain, VifId changed, InterfaceName bridge) => domain with
    {
        Vifs = domain.Vifs.Map(vifs => vifs.Select(vif => vif.Id == changed ? vif with { Bridge = Fact.Stated<InterfaceName?>(bridge), LeavesBridgeToScript = false } : vif).ToEquatableArray()),
    };

    private static TimelineStep Start(FleetHost host, Domain domain, out NetworkState state)
    {
        var before = host.Timeline.FinalState;
        var files = before.Host with { Domains = [.. before.Host.Domains.Select(other => other.Id == domain.Id ? domain : other)] };
        var result = Transition.Apply(before.With(new ReplaceFiles(files)).State, new DomainStarted(DomainReference.ByDefinition(domain)));
        state = result.State;
        return result.Steps[^1];
    }

    private FleetNetwork NetworkWith(FleetHost changed, NetworkState state) =>
        FleetBuilder.Build([.. fleet.Hosts.Select(host => ReferenceEquals(host, changed) ? state : host.Timeline.FinalState)], fleet.Surroundings);

    private CureAdvice Advice(IdleGuest idle, VifId vif, InterfaceName bridge)
    {
        var node = idle.Host.Name + ":dom0";
        var cure = new Cure(CureKind.ChangeDefinition, node, $"start {idle.Domain.DisplayName} with another bridge for its vif {FormattableString.Invariant($"{vif.Index}")}: {bridge}", []) { Vif = vif, Setting = $"bridge={bridge}" };
        return new CureAdvice(cure, fleet.Network.Topology.FindNode(node) ?? throw new ArgumentException($"There is no node {node}.", nameof(idle)), idle.Host.Network.Origins.Get(vif, Aspect.Bridge));
    }
}
