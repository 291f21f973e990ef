using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>The bridge that network-bridge is to make exists before it runs.</summary>
/// <remarks>
/// 3.2 to 4.0 find it out when the network card is renamed and has lost its addresses; 4.1 to 4.4 do nothing where any bridge exists. 3.0 and 3.1
/// use the bridge that they find. Source: host-scripts §1.3 row 3, §1.5.8, §8 X24, T11.
/// </remarks>
public sealed class ExistingBridgeRule : TimelineRule
{
    /// <summary>XNL1012.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1012", "Bridge to be made exists already", "'{0}' is to make '{1}', which host {2} has already", RuleCategory.Bridging, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL1004", "XNL5002"];

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => toolstack == Toolstack.Xend && release.Era is >= Era.C and <= Era.G;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        foreach (var (run, call, location) in NetworkScriptRun.FirstStartsIn(timeline, network))
        {
            // What the card itself is called is free as soon as the card is renamed.
            if (string.Equals(call.Bridge, call.Netdev, StringComparison.Ordinal)
                || !InterfaceName.TryParse(call.Bridge, out var name)
                || run.Before.FindLink(name) is not { } existing)
            {
                continue;
            }

            var isRenamed = InterfaceName.TryParse(call.RenamedNetdev, out var renamed) && run.Before.FindLink(renamed) is null && run.After.FindLink(renamed) is not null;
            if (run.HasFailed && isRenamed)
            {
                var loss = run.LossOfDom0();
                yield return Descriptor.At(location, run.Script.CommandLine, $"{name}", network.Host.Name)
                    .WithCallout($"renaming 'tmpbridge' to '{name}' fails, when '{call.Netdev}' is down already")
                    .WithEffect(loss.Length > 0 ? loss : $"'{call.Netdev}' is left down under the name '{renamed}'{(run.After.FindLink(renamed)?.Master is null ? ", on no bridge" : "")}")
                    .WithNote(existing.Kind == LinkKind.Bridge
                        ? "let either the distribution or network-bridge make the bridge, not both"
                        : $"'{name}' is no bridge; a bridge needs a name that is free");
            }
            else if (run.HasSucceeded && run.Script.Nothing.Length > 0 && existing.Kind == LinkKind.Bridge && network.Host.Interfaces.Any(own => own.Name == name))
            {
                yield return Descriptor.At(location, run.Script.CommandLine, $"{name}", network.Host.Name)
                    .LoweredTo(DiagnosticSeverity.Warning)
                    .WithCallout("ends at once with exit status 0 and no message")
                    .WithEffect($"'{name}' stays as the distribution made it, and '{call.Netdev}' stays as it is")
                    .WithNote("network-bridge is of no use then: remove network-script");
            }
        }
    }
}
