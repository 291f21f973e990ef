using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;

namespace XenNetLint.Analysis.Rules.Addressing;

/// <summary>A guest uses fe:ff:ff:ff:ff:ff, the address of every backend vif.</summary>
/// <remarks>
/// A bridge delivers frames for the address of any of its ports to dom0 and never to another port, so what is meant for the guest ends in dom0.
/// Source: config-languages §4.4; host-scripts §12.1, §12.4.
/// </remarks>
public sealed class DeadMacAddressRule : ModelRule
{
    /// <summary>XNL2004.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL2004", "Guest uses the address of the backend vifs", "vif {0} uses {1}, the address of every backend vif in dom0", RuleCategory.Addressing, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL5001", "XNL5003"];

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(BoundNetwork network) =>
        from pair in network.StatedVifs()
        where pair.Vif.MacAddress.TryGet(out var mac) && mac == MacAddress.Dead
        select Descriptor
            .At(network.Origins.Get(pair.Vif.Id, Aspect.MacAddress), pair.Name, MacAddress.Dead.ToString())
            .WithCallout("reserved for dom0's end of vifs")
            .WithEffect("frames for this guest end in dom0: guests and the outside get no answer from it");
}
