using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Rules.Routing;

/// <summary>network-route of 3.0.4 to 4.0 is told no device: it turns on forwarding and then fails, before proxy ARP.</summary>
/// <remarks>Its default is <c>eth</c> with a number that nobody sets: the path is <c>conf/eth/proxy_arp</c>. Source: host-scripts §2.1, §8 X22, T14.</remarks>
public sealed class DevicelessNetworkRouteRule : TimelineRule
{
    /// <summary>XNL3002.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL3002", "network-route without netdev", "'{0}' names no netdev: proxy ARP is not turned on", RuleCategory.Routing, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => toolstack == Toolstack.Xend && release.IsAtLeast(3, 0, 4) && release.IsBefore(4, 1);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        foreach (var run in NetworkScriptRun.In(timeline, network))
        {
            if (run.Location is { } location && run.Script is { ExitStatus: not (null or 0) } script && IsNetworkRoute(script) && !NamesDevice(script))
            {
                yield return Descriptor.At(location, script.CommandLine)
                    .WithCallout("fails at 'conf/eth/proxy_arp', which does not exist, and ends with exit status 1; xend ignores it")
                    .WithEffect("nobody outside finds routed guests of dom0's own network: their packets leave, no answer comes back")
                    .WithNote($"name the outer card: 'network-route netdev={OuterDevice(run.After)}'");
            }
        }
    }

    private static bool IsNetworkRoute(ScriptOutcome script) => script.CommandLine.Split(' ')[0].EndsWith("/network-route", StringComparison.Ordinal);

    private static bool NamesDevice(ScriptOutcome script) =>
        script.CommandLine.Split(' ').Any(word => word.StartsWith("netdev=", StringComparison.Ordinal) || word.StartsWith("vifnum=", StringComparison.Ordinal));

    private static string OuterDevice(NetworkState state) => state.Routes.FirstOrDefault(route => route.IsDefault)?.Device.ToString() ?? "eth0";
}
