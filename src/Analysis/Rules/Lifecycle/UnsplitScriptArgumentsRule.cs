using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Rules.Lifecycle;

/// <summary>A vif script with arguments, where xl takes the whole value for the path of one program.</summary>
/// <remarks>Under xend a shell or udev splits the value. Source: config-languages §2.4, §8.6; host-scripts §4.6, T32.</remarks>
public sealed class UnsplitScriptArgumentsRule : ModelRule
{
    private const string GatewayArgument = "netdev=";

    /// <summary>XNL4009.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL4009", "Arguments in a vif script value that nobody splits", "xl takes '{0}' for the path of one program", RuleCategory.Lifecycle, DiagnosticSeverity.Error, hasFix: true);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL4004"];

    /// <summary>xl of 4.1 leaves the call to udev, which splits. Source: host-scripts §4.6.</summary>
    public override bool HoldsFor(Release release, Toolstack toolstack) => toolstack == Toolstack.Xl && release.IsAtLeast(4, 2);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(BoundNetwork network)
    {
        if (network.Host.VifScript.OrElse(null) is { } standard && HasBlank(standard) && network.Origins.FindHost(Aspect.VifScript) is { } option)
        {
            yield return Descriptor.At(option, standard.ToString())
                .WithCallout("there is no such file")
                .WithEffect("no guest whose vif names no script of its own is created");
        }

        foreach (var (domain, vif) in network.StatedVifs())
        {
            if (vif.Script.OrElse(null) is { } own && HasBlank(own) && network.Origins.Find(vif.Id, Aspect.Script) is { } location)
            {
                yield return Descriptor.At(location, own.ToString())
                    .WithCallout("there is no such file")
                    .WithEffect($"{domain.DisplayName} is not created")
                    .WithFix(FixOf(own, location, network.Host.Release));
            }
        }
    }

    private static bool HasBlank(ScriptCommand command) => command.ToString().Contains(' ', StringComparison.Ordinal);

    // vif-route's only argument has a key of its own from 4.3 on. Source: host-scripts §4.6.
    private static CodeFix? FixOf(ScriptCommand command, Location location, Release release)
    {
        var words = command.ToString().Split(' ');
        return release.IsAtLeast(4, 3) && words is [var program, var argument] && argument.StartsWith(GatewayArgument, StringComparison.Ordinal) && argument.Length > GatewayArgument.Length
            ? new CodeFix("Name the device by gatewaydev", IsSafe: false, [new TextEdit(location, $"script={program},gatewaydev={argument[GatewayArgument.Length..]}")])
            : null;
    }
}
