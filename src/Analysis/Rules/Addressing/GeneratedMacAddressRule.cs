using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;

namespace XenNetLint.Analysis.Rules.Addressing;

/// <summary>A vif without <c>mac=</c>: the toolstack draws an address, again and again.</summary>
/// <remarks>When it draws anew depends on the release. Source: config-languages §4.2.</remarks>
public sealed class GeneratedMacAddressRule : ModelRule
{
    /// <summary>XNL2005.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL2005", "No MAC address given", "vif {0} has no mac=: {1} draws a new address {2}", RuleCategory.Addressing, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(BoundNetwork network)
    {
        var (when, severity) = Stability(network.Host.Release, network.Host.Toolstack);
        var who = network.Host.Toolstack == Toolstack.Xl ? "xl" : "xend";
        return
            from pair in network.StatedVifs()
            where pair.Vif.MacAddress.IsKnown && pair.Vif.MacAddress.OrElse(null) is null
            select Descriptor
                .At(network.Origins.Get(pair.Vif.Id, Aspect.Whole), pair.Name, who, when)
                .LoweredTo(severity)
                .WithEffect("DHCP leases, udev names in the guest and neighbours' caches do not survive the change");
    }

    // Source: config-languages §4.2. From xend 3.2 on a new address comes only with a new start from the file.
    private static (string When, DiagnosticSeverity Severity) Stability(Release release, Toolstack toolstack)
    {
        const string AtStart = "at each start from this file";
        const string AtReboot = "at each start from this file and at each reboot of the guest";
        if (toolstack == Toolstack.Xl)
        {
            return release.IsAtLeast(4, 5) || release.IsBefore(4, 2) ? (AtStart, DiagnosticSeverity.Info) : (AtReboot, DiagnosticSeverity.Warning);
        }

        return release.IsAtLeast(3, 2) ? (AtStart, DiagnosticSeverity.Info)
            : release.IsAtLeast(3, 1) ? (AtReboot, DiagnosticSeverity.Warning)
            : (AtStart, DiagnosticSeverity.Warning);
    }
}
