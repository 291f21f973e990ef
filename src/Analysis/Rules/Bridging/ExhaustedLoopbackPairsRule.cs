using System.Globalization;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>network-bridge asks for a veth pair that the kernel did not make.</summary>
/// <remarks>
/// There are 8 pairs in 3.0.0 and 3.0.2, 4 in 3.0.3 to 3.1, or as many as <c>nloopbacks</c> says. The script ends before any change.
/// Source: host-scripts §5, §9 M1, T9.
/// </remarks>
public sealed class ExhaustedLoopbackPairsRule : TimelineRule
{
    /// <summary>XNL1007.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1007", "veth pairs exhausted", "'{0}' needs a veth pair that host {1} does not have: {2}", RuleCategory.Bridging, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => toolstack == Toolstack.Xend && release.Era <= Era.B;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        foreach (var (run, call, location) in NetworkScriptRun.FirstStartsIn(timeline, network))
        {
            var message = run.Script.StandardOutput.Concat(run.Script.StandardError)
                .FirstOrDefault(line => line.StartsWith("Link veth", StringComparison.Ordinal) && line.EndsWith(" is missing.", StringComparison.Ordinal));
            if (message is null)
            {
                continue;
            }

            var pairs = network.Host.LoopbackPairs ?? (network.Host.Release.Era <= Era.A1 ? 8 : 4);
            var isTaken = int.TryParse(call.Vifnum, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < pairs;
            yield return Descriptor.At(location, run.Script.CommandLine, network.Host.Name, message.TrimEnd('.'))
                .WithCallout("ends with exit status 1 before any change")
                .WithEffect("this call makes no bridge; vifs that name it do not start")
                .WithNote(isTaken
                    ? $"an earlier call has taken the pair of veth{number}: each bridge needs a vifnum of its own"
                    : $"the host has {Count(pairs)}: the driver option nloopbacks sets the number")
                .WithNote(network.Host.Release.IsAtLeast(3, 1) || network.Host.Release.Era == Era.A0 ? "the script's own advice names the right option" : "the script's own advice ('loopback.nloopbacks') has no effect in this release; the module is called netloop");
        }
    }

    private static string Count(int pairs) => pairs switch
    {
        0 => "no pair",
        1 => "one pair, veth0",
        _ => string.Create(CultureInfo.InvariantCulture, $"{pairs} pairs, veth0 to veth{pairs - 1}"),
    };
}
