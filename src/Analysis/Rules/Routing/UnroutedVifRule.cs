using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Rules.Routing;

/// <summary>vif-route runs for a vif without <c>ip=</c>: no route leads to the guest, and everything reports success.</summary>
/// <remarks>What the guest sends arrives, no answer comes back. Source: host-scripts §3.5, §12.7 item 4, T15.</remarks>
public sealed class UnroutedVifRule : TimelineRule
{
    /// <summary>XNL3001.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL3001", "vif-route without ip=", "vif {0} is routed, but names no ip=: no route leads to it", RuleCategory.Routing, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        foreach (var start in DomainStart.In(timeline, network))
        {
            foreach (var script in start.Step.Scripts.Where(script => script is { Unknown.Length: 0, Hotplug.IsConnected: true }))
            {
                // An ip= among the script's arguments makes a route too.
                if (start.VifOf(script) is { } vif
                    && network.VifScriptOf(vif)?.Name is "vif-route"
                    && vif.IpWords.TryGet(out var words) && words.Count == 0
                    && start.Step.State.FindVif(vif.Id) is { } running
                    && !start.Step.State.RoutesOf(running.Backend).Any())
                {
                    yield return Descriptor.At(network.Origins.Get(vif.Id, Aspect.Whole), vif.NameIn(start.Domain))
                        .WithCallout("vif-route adds a route for each address of ip=, here for none")
                        .WithEffect($"{start.Domain.DisplayName} starts and is unreachable: what it sends arrives, no answer comes back")
                        .WithNote("name the guest's address: 'ip=192.0.2.10'")
                        .WithRelated(network.Origins.Find(vif.Id, Aspect.Script) ?? network.Origins.FindHost(Aspect.VifScript), "vif-route is chosen here");
                }
            }
        }
    }
}
