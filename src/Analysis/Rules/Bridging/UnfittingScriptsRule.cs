using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>A network script and a vif script that belong to different setups: one bridges, the other routes.</summary>
/// <remarks>Silent where a script is the administrator's own, and where every vif names a script itself. Source: host-scripts §2, §3.</remarks>
public sealed class UnfittingScriptsRule : ModelRule
{
    /// <summary>XNL1016.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1016", "network-script and vif-script do not fit together", "{0} and {1} do not fit together", RuleCategory.Bridging, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => toolstack == Toolstack.Xend;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(BoundNetwork network)
    {
        var host = network.Host;
        if (host.NetworkScript.OrElse(null)?.Name is not { } networkScript || host.VifScript.OrElse(null)?.Name is not { } vifScript
            || host.CustomScripts.Any(script => string.Equals(script.Name, networkScript, StringComparison.Ordinal) || string.Equals(script.Name, vifScript, StringComparison.Ordinal))
            || Consequence(networkScript, vifScript) is not { } consequence
            || (network.Origins.FindHost(Aspect.VifScript) ?? network.Origins.FindHost(Aspect.NetworkScript)) is not { } location)
        {
            yield break;
        }

        var vifs = network.StatedVifs().ToList();
        if (vifs.Count > 0 && vifs.TrueForAll(pair => pair.Vif.Script.OrElse(null) is not null))
        {
            yield break;
        }

        yield return Descriptor.At(location, networkScript, vifScript)
            .WithEffect(consequence)
            .WithRelated(network.Origins.FindHost(Aspect.NetworkScript), "the network script")
            .WithNote($"usual are {Partner(networkScript)} beside {networkScript}, and {PartnerOf(vifScript)} beside {vifScript}");
    }

    private static string? Consequence(string networkScript, string vifScript) => (networkScript, vifScript) switch
    {
        ("network-bridge", "vif-route") => "the bridge is made and stays without guests; nothing turns on forwarding, so that routed guests reach dom0 only",
        ("network-bridge", "vif-nat") => "the bridge is made and stays without guests; nothing turns on forwarding and masquerading, so that guests reach dom0 only",
        ("network-route" or "network-nat", "vif-bridge") => "no script makes a bridge: guests start only on a bridge that the distribution makes",
        ("network-route", "vif-nat") => "guests get addresses that nobody outside knows, and nothing masquerades them",
        ("network-nat", "vif-route") => "routed guests are masqueraded: the outside sees dom0's address, not theirs",
        _ => null,
    };

    private static string Partner(string networkScript) => "vif-" + networkScript["network-".Length..];

    private static string PartnerOf(string vifScript) => "network-" + vifScript["vif-".Length..];
}
