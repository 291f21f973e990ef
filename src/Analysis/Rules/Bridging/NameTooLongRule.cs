using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>A name is longer than the kernel allows, as written or with what the scripts put to it: <c>p</c> before a card, <c>-emu</c> behind a vifname.</summary>
/// <remarks>Source: host-scripts §0.3, §1.5.8, §3.2, §8 X15, T3, T17.</remarks>
public sealed class NameTooLongRule : TimelineRule
{
    /// <summary>XNL1009.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1009", "Name longer than the kernel allows", "{0} has {1} characters, and the kernel takes 15", RuleCategory.Bridging, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL4004", "XNL5002"];

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network) =>
        NetworkCards(timeline, network).Concat(BackendNames(network));

    private static IEnumerable<Diagnostic> NetworkCards(Timeline timeline, BoundNetwork network)
    {
        foreach (var (run, call, location) in NetworkScriptRun.FirstStartsIn(timeline, network))
        {
            // A start that ends before the renaming says nothing of the name.
            if (run.HasFailed
                && InterfaceName.TryParse(call.RenamedNetdev, out var renamed)
                && !renamed.FitsKernel
                && Has(run.Before, call.Netdev)
                && (network.Host.Release.Era >= Era.C || Has(run.Before, "veth" + call.Vifnum)))
            {
                var loss = run.LossOfDom0();
                yield return Descriptor
                    .At(location, $"'{renamed}', the name that network-bridge gives to '{call.Netdev}',", Length(renamed))
                    .WithCallout(FormattableString.Invariant($"the renaming fails, exit status {run.Script.ExitStatus}"))
                    .WithEffect(loss.Length > 0 ? loss : $"the start ends half-way, and '{call.Bridge}' has no way to the outside{(run.LeavesTemporaryBridge() ? "; 'tmpbridge' is left behind" : "")}")
                    .WithNote("a network card that network-bridge takes has a name of at most 14 characters");
            }
        }
    }

    private static IEnumerable<Diagnostic> BackendNames(BoundNetwork network)
    {
        if (network.Host.Release.IsBefore(3, 0, 2))
        {
            yield break;
        }

        foreach (var (domain, vif) in network.StatedVifs())
        {
            if (vif.BackendName.OrElse(null) is not { } name)
            {
                continue;
            }

            var emulated = InterfaceName.Parse(name + "-emu");
            if (!name.FitsKernel)
            {
                yield return Descriptor.At(network.Origins.Get(vif.Id, Aspect.BackendName), $"vifname '{name}' of vif {vif.NameIn(domain)}", Length(name))
                    .WithCallout("the vif script cannot give this name to the vif")
                    .WithEffect($"{domain.DisplayName} does not start");
            }
            else if (!emulated.FitsKernel && network.Host.Release.IsAtLeast(4, 2) && IsEmulated(domain, vif, network.Host.Toolstack))
            {
                yield return Descriptor.At(network.Origins.Get(vif.Id, Aspect.BackendName), $"'{emulated}', the name of the tap device of vif {vif.NameIn(domain)},", Length(emulated))
                    .WithCallout($"the name of the emulated card is '{name}' with '-emu' behind it")
                    .WithEffect(network.Host.Toolstack == Toolstack.Xl
                        ? $"{domain.DisplayName} does not start: the tap device cannot be renamed"
                        : $"the emulated card of {domain.DisplayName} is on no bridge: its tap device cannot be renamed")
                    .WithNote("a vifname of a guest with emulated cards has at most 11 characters");
            }
        }
    }

    // xl emulates every card of an HVM guest that does not say type=vif; xend only those that say type=ioemu. Source: host-scripts §3.10, §4.6.
    private static bool IsEmulated(Domain domain, Vif vif, Toolstack toolstack) =>
        domain.Kind.OrElse(GuestKind.Pv) == GuestKind.Hvm
        && vif.Type.IsKnown
        && (vif.Type.OrElse(null) is "ioemu" || (toolstack == Toolstack.Xl && vif.Type.OrElse(null) is null));

    private static bool Has(NetworkState state, string name) => InterfaceName.TryParse(name, out var link) && state.FindLink(link) is not null;

    private static string Length(InterfaceName name) => name.ToString().Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
