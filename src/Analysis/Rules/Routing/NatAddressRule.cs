using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Rules.Routing;

/// <summary>An <c>ip=</c> with which vif-nat cannot do: dom0's end becomes no address, or 3.0.0 misses the length of the network.</summary>
/// <remarks>dom0's end is the guest's address with 127 added to its last number. Source: host-scripts §3.6, §8 X21, T15; lab 113-nat-ip-high-4.17.</remarks>
public sealed class NatAddressRule : TimelineRule
{
    /// <summary>The highest last number to which 127 can be added.</summary>
    private const int HighestLastNumber = 128;

    /// <summary>XNL3005.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL3005", "vif-nat address out of range", "vif-nat cannot use the address '{0}' of vif {1}", RuleCategory.Routing, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL4004"];

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        foreach (var start in DomainStart.In(timeline, network).Where(start => start.Step.Outcome == StepOutcome.Failed))
        {
            foreach (var script in start.Step.Scripts.Where(script => script.Hotplug is { IsConnected: false } && script.CommandLine.Contains(" online", StringComparison.Ordinal)))
            {
                if (start.VifOf(script) is { } vif
                    && network.VifScriptOf(vif)?.Name is "vif-nat"
                    && vif.IpWords.OrElse([]) is [var word, ..]
                    && Trouble(word, network.Host.Release) is { } trouble)
                {
                    yield return Descriptor
                        .At(network.Origins.Get(vif.Id, Aspect.Ip), word, vif.NameIn(start.Domain))
                        .WithCallout(trouble)
                        .WithEffect($"{start.Domain.DisplayName} does not start{(start.Step.DomId is { } id ? FormattableString.Invariant($"; its domain id {id} is used up") : "")}");
                }
            }
        }
    }

    private static string? Trouble(string word, Release release)
    {
        var slash = word.IndexOf('/', StringComparison.Ordinal);
        var address = slash < 0 ? word : word[..slash];
        if (release.Era == Era.A0 && slash < 0)
        {
            return "3.0.0 needs the length behind it, as in '/24'";
        }

        var dot = address.LastIndexOf('.');
        return dot >= 0 && int.TryParse(address.AsSpan(dot + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var last) && last > HighestLastNumber
            ? FormattableString.Invariant($"dom0's end would be {address[..dot]}.{last + 127}: the last number may be {HighestLastNumber} at most")
            : null;
    }
}
