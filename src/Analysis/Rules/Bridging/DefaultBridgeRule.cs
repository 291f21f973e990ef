using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>A vif names no bridge, and what it gets is not what one expects.</summary>
/// <remarks>
/// Under xm the vif script takes the alphabetically first bridge (T19); 3.0.0 makes a vif even for a definition without any (host-scripts §4.2).
/// xl asks for xenbr0 (T20), which surprises where that bridge leads nowhere and another one has the network card.
/// Source: host-scripts §3.3.1, §4.2, T19, T20.
/// </remarks>
public sealed class DefaultBridgeRule : TimelineRule
{
    /// <summary>XNL1002.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1002", "Default bridge is ambiguous or surprising", "{0}", RuleCategory.Bridging, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        foreach (var start in DomainStart.In(timeline, network))
        {
            foreach (var vif in start.Domain.Vifs.OrElse([]).Where(vif => vif.Bridge.IsKnown && vif.Bridge.OrElse(null) is null))
            {
                var location = network.Origins.Get(vif.Id, Aspect.Whole);
                if (network.Origins.Find(vif.Id, Aspect.Whole) is null && network.Host.Release.Era == Era.A0)
                {
                    yield return Descriptor.At(location, $"{start.Domain.DisplayName} names no vif, but xend of Xen 3.0.0 makes one all the same")
                        .WithEffect("the guest has a network card on the default bridge")
                        .WithNote("'nics = 0' prevents it");
                }
                else if (network.Host.Toolstack == Toolstack.Xl)
                {
                    if (LeadsNowhere(start, vif, network.Host) is { } nowhere)
                    {
                        var others = string.Join(", ", network.Host.Interfaces.Where(HasPorts).Select(link => $"'{link.Name}'"));
                        yield return Descriptor.At(location, $"vif {vif.NameIn(start.Domain)} names no bridge, so xl asks for '{nowhere}', which has no network card on host {network.Host.Name}: {others} has")
                            .WithCallout("xl asks for one bridge, whatever bridges there are")
                            .WithEffect($"{start.Domain.DisplayName} does not reach the network outside")
                            .WithNote("vif.default.bridge in xl.conf sets the bridge for all vifs that name none");
                    }
                }
                else if (start.Before.IsKnown && start.Before.Bridges.Skip(1).Any() && start.Step.State.FindVif(vif.Id) is { } running && running.Bridge.OrElse(null) is { } got)
                {
                    var bridges = string.Join(", ", start.Before.Bridges.Select(bridge => $"'{bridge.Name}'"));
                    yield return Descriptor.At(location, $"vif {vif.NameIn(start.Domain)} names no bridge, and host {network.Host.Name} has {bridges}: it gets '{got}'")
                        .WithCallout("the vif script takes the alphabetically first bridge")
                        .WithEffect("a new bridge whose name sorts first changes the guest's network at its next start")
                        .WithRelated(network.Origins.FindHost(Aspect.NetworkScript), "bridges are made here");
                }
            }
        }
    }

    private static InterfaceName? LeadsNowhere(DomainStart start, Vif vif, HostNetwork host) =>
        host.DefaultBridge is { IsKnown: true } stated && stated.OrElse(null) is null
        && start.Step.State.FindVif(vif.Id) is { Bridge: var bridge } && bridge.OrElse(null) is { } got
        && host.Interfaces.FirstOrDefault(link => link.Name == got) is { IsBridge: true, Ports: { Count: 0 } }
        && host.Interfaces.Any(HasPorts)
            ? got
            : null;

    private static bool HasPorts(HostInterface link) => link is { IsBridge: true, Ports: { Count: > 0 } };
}
