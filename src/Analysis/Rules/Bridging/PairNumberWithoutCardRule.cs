using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>network-bridge of 3.0.2 is told a vifnum and no netdev: it takes the card with the default route, not the one of that number.</summary>
/// <remarks>In 3.0.0 and from 3.0.3 on netdev follows vifnum; from 3.2 on there is no vifnum. Source: host-scripts §1.2, §6, §8 X6, T6.</remarks>
public sealed class PairNumberWithoutCardRule : TimelineRule
{
    /// <summary>XNL1006.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1006", "vifnum= without netdev=", "'{0}' takes the network card '{1}', not '{2}'", RuleCategory.Bridging, DiagnosticSeverity.Error, hasFix: true);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL5002"];

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => toolstack == Toolstack.Xend && release.Era == Era.A1;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        foreach (var (run, call, location) in NetworkScriptRun.FirstStartsIn(timeline, network))
        {
            var meant = "eth" + call.Vifnum;
            if (call is { StatesVifnum: true, StatesNetdev: false, Vifnum: not "0" }
                && !string.Equals(call.Netdev, meant, StringComparison.Ordinal)
                && run.Script is { Nothing.Length: 0, Unknown.Length: 0 })
            {
                var loss = run.LossOfDom0();
                yield return Descriptor.At(location, run.Script.CommandLine, call.Netdev.Replace('\n', ' '), meant)
                    .WithCallout("Xen 3.0.2 takes netdev from the default route")
                    .WithEffect(loss.Length > 0 ? loss
                        : run.HasFailed ? $"the start fails; bridge '{call.Bridge}' does not lead to '{meant}'"
                        : $"bridge '{call.Bridge}' leads to '{call.Netdev}': its guests are in the wrong network")
                    .WithAssumed(network, "routes", "the default route")
                    .WithFix(ScriptArgumentFix.Insert(location, "vifnum=", "netdev=" + meant));
            }
        }
    }
}
