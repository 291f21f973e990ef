using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;

namespace XenNetLint.Analysis.Rules.Lifecycle;

/// <summary><c>type=ioemu</c> for a guest that has no device model: xl does not create it.</summary>
/// <remarks>Source: config-languages §5.2.</remarks>
public sealed class EmulatedNicWithoutDeviceModelRule : ModelRule
{
    /// <summary>XNL4013.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL4013", "type=ioemu for a PV or PVH guest", "vif {0} asks for an emulated card, which {1} guests do not have", RuleCategory.Lifecycle, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => toolstack == Toolstack.Xl && release.IsAtLeast(4, 2);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(BoundNetwork network) =>
        from pair in network.StatedVifs()
        where pair.Domain.Kind.TryGet(out var kind) && kind != GuestKind.Hvm && pair.Vif.Type.OrElse(null) is "ioemu"
        let name = pair.Domain.Kind.OrElse(GuestKind.Pv) == GuestKind.Pvh ? "PVH" : "PV"
        select Descriptor
            .At(network.Origins.Get(pair.Vif.Id, Aspect.Type), pair.Name, name)
            .WithCallout("xl stops: \"trying to create PV or PVH guest with an emulated interface\"")
            .WithEffect($"{pair.Domain.DisplayName} is not created")
            .WithNote(pair.Domain.Kind.IsStated ? $"the file says that it is a {name} guest" : "nothing in the file says 'type=\"hvm\"' or 'builder=\"hvm\"'");
}
