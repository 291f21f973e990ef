using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis;

/// <summary>A domain's start in a timeline, with the state in which it happened.</summary>
/// <param name="Domain">The domain's definition.</param>
/// <param name="Step">The step.</param>
/// <param name="Before">The state just before.</param>
internal sealed record DomainStart(Domain Domain, TimelineStep Step, NetworkState Before)
{
    /// <summary>All starts of a timeline, in order.</summary>
    internal static IEnumerable<DomainStart> In(Timeline timeline, BoundNetwork network)
    {
        var before = timeline.Initial;
        foreach (var step in timeline.Steps)
        {
            if (step.Event is DomainStarted started && started.Domain.FindIn(network.Host) is { } domain)
            {
                yield return new DomainStart(domain, step, before);
            }

            before = step.State;
        }
    }

    /// <summary>The vif of a script's run; null if the script ran for none, or its list is computed.</summary>
    internal Vif? VifOf(ScriptOutcome script) =>
        script.Vif is { } id ? Domain.Vifs.OrElse([]).FirstOrDefault(vif => vif.Id == id) : null;

    /// <summary>The bridge that the vif script is told, by the vif or by xl's default; null if it has to look for one itself. Source: config-languages §5.</summary>
    internal static InterfaceName? BridgeToldTo(Vif vif, HostNetwork host) =>
        vif.Bridge.OrElse(null)
        ?? (host.Toolstack == Toolstack.Xl && !vif.LeavesBridgeToScript ? host.DefaultBridge.OrElse(null) ?? InterfaceName.Parse("xenbr0") : null);
}
