using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>network-bridge of 3.2 to 3.4 ends with exit status 0 and leaves its bridge down.</summary>
/// <remarks>
/// Only ifup, or the addresses that it remembered, bring the bridge up. Without them a bridge that is down forwards nothing, not even between its
/// ports. Source: host-scripts §1.4.3, §1.5.6, §8 X10, X28, §12.1, T10, T33.
/// </remarks>
public sealed class BridgeStaysDownRule : TimelineRule
{
    /// <summary>XNL1011.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1011", "Bridge stays down after the start", "bridge '{0}' stays down on host {1}: {2}", RuleCategory.Bridging, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL5002"];

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => toolstack == Toolstack.Xend && release.Era is Era.C or Era.D;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        foreach (var (run, call, location) in NetworkScriptRun.FirstStartsIn(timeline, network))
        {
            if (!run.HasSucceeded || run.Script.Nothing.Length > 0 || !InterfaceName.TryParse(call.Bridge, out var name) || run.After.FindBridge(name) is not { IsUp: false } bridge)
            {
                continue;
            }

            var hasAddress = bridge.Addresses.Count > 0;
            var loss = run.LossOfDom0();
            var finding = Descriptor
                .At(location, $"{name}", network.Host.Name, hasAddress ? $"ifup has no configuration for '{name}'" : "the network card has no IPv4 address to give it")
                .WithCallout("ends with exit status 0 and no message")
                .WithEffect(loss.Length > 0 ? $"{loss}; guests on '{name}' are cut off" : $"guests on '{name}' are cut off, from each other too")
                .WithNote(hasAddress
                    ? $"give ifup a configuration for '{name}', or leave bridge= out: the bridge then is called '{call.Netdev}', which ifup knows"
                    : $"'ip link set {name} up' after the start, or a configuration of ifup for it, brings it up");

            // From 3.4 on ifup is not asked for a bridge of another name than the card's.
            yield return network.Host.Release.Era == Era.C
                && !string.Equals(call.Bridge, call.Netdev, StringComparison.Ordinal)
                && !network.Host.Environment.States(EnvironmentFacts.IfupConfigurations)
                ? finding.LoweredTo(DiagnosticSeverity.Warning).WithNote($"that ifup has no configuration for '{name}' is assumed: state ifupConfigurations in xennetlint.json")
                : finding;
        }
    }
}
