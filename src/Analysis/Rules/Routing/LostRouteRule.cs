using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Rules.Routing;

/// <summary>Routes of the network card that are gone once network-bridge has made its bridge.</summary>
/// <remarks>
/// The scripts copy IPv4 addresses and give back the default route; other routes come back only if the distribution's ifup sets them, IPv6
/// addresses never do. Source: host-scripts §1.4.2 to §1.4.4; lab 135-static-route-3.4.
/// </remarks>
public sealed class LostRouteRule : TimelineRule
{
    /// <summary>XNL3011.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL3011", "Routes or IPv6 addresses are lost when the bridge is made", "'{0}' loses {1}", RuleCategory.Routing, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        var runs = NetworkScriptRun.In(timeline, network).Where(run => run.Location is not null).ToList();
        var before = timeline.Initial;
        foreach (var step in runs.Count == 0 ? [] : timeline.Steps)
        {
            var earlier = before;
            before = step.State;
            var run = step.Scripts.All(script => script.Vif is not null) ? null : runs.Find(run => step.Scripts.Contains(run.Script));
            if (run?.Location is not { } location || !earlier.IsKnown || !step.State.IsKnown || step.Dom0Reachable == Verdict.Unreachable)
            {
                // Where dom0 is lost as a whole, other findings say so.
                continue;
            }

            var routes = LostRoutes(earlier, step.State).ToList();
            var addresses = LostAddresses(earlier, step.State).ToList();
            if (routes.Count + addresses.Count == 0)
            {
                continue;
            }

            var lost = routes.Select(route => $"the route '{route.DestinationText}{(route.Gateway is { } gateway ? " via " + gateway : "")}'").Concat(addresses.Select(address => $"the address {address}"));
            yield return Descriptor.At(location, run.Script.CommandLine, string.Join(", ", lost))
                .WithCallout("only IPv4 addresses and the default route are carried over")
                .WithEffect(routes.Count > 0 ? "dom0 does not find these networks any more until somebody adds the routes again" : "dom0 loses its IPv6 addresses until somebody adds them again")
                .WithNote("let the distribution's configuration of the bridge's name set them");
        }
    }

    // Another device for the same way is no loss.
    private static IEnumerable<RouteEntry> LostRoutes(NetworkState before, NetworkState after) => before.Routes.Where(route =>
        !route.IsConnected && !route.IsDefault && !after.Routes.Any(other => other.Destination == route.Destination && other.Gateway == route.Gateway));

    private static IEnumerable<string> LostAddresses(NetworkState before, NetworkState after) => before.Links
        .SelectMany(link => link.IPv6Addresses)
        .Except(after.Links.SelectMany(link => link.IPv6Addresses), StringComparer.Ordinal);
}
