using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Rules.Routing;

/// <summary>network-bridge cannot give dom0 its addresses back: the card had several, or no default gateway, and ifup does not help.</summary>
/// <remarks>
/// With several addresses the script stumbles over its own list: up to 3.1 the card stays down, later the bridge does. Without a gateway its last
/// step counts as failed after all was done, which xend ignores; rules of antispoof are never set, and 4.0.0 leaves its lock behind.
/// Source: host-scripts §1.4.3, §1.4.8, §8 X5, T5, T25.
/// </remarks>
public sealed class UnrestoredAddressRule : TimelineRule
{
    /// <summary>XNL3009.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL3009", "Several addresses, or no gateway, on the network card", "'{0}' stumbles over {1} of {2}", RuleCategory.Routing, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL5002"];

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => release.IsAtLeast(3, 0, 2) && release.IsBefore(4, 2);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        foreach (var run in NetworkScriptRun.In(timeline, network))
        {
            if (run.Location is { } location && IsStart(run.Script) && (SeveralAddresses(run, network) ?? NoGateway(run, network)) is { } finding)
            {
                yield return finding(location);
            }
        }
    }

    private static bool IsStart(ScriptOutcome script) => script.CommandLine.Contains("/network-bridge start", StringComparison.Ordinal);

    private static Func<Text.Location, Diagnostic>? SeveralAddresses(NetworkScriptRun run, BoundNetwork network)
    {
        var isGuard = run.Script.StandardError.Any(line => line.StartsWith("[: ", StringComparison.Ordinal));
        var isGarbage = run.Script.StandardError.Any(line => line.Contains("either \"local\" is duplicate", StringComparison.Ordinal));

        // A card's name of several words makes the same tests complain: that is XNL1008.
        if ((!isGuard && !isGarbage) || !run.Before.Links.Any(link => link.Addresses.Count > 1))
        {
            return null;
        }

        var left = run.After.Links.FirstOrDefault(link => link is { IsUp: false, Addresses.Count: > 1 }) ?? run.After.Links.FirstOrDefault(link => link is { IsUp: false, Kind: LinkKind.Bridge });
        var nic = network.Host.Interfaces.FirstOrDefault(nic => nic.Addresses.Count > 1)?.Name.ToString() ?? "the network card";
        return location => Descriptor.At(location, run.Script.CommandLine, "the several addresses", nic)
            .WithCallout(isGuard ? "its test takes one address; with more it does nothing" : "it adds all addresses by one command, which fails")
            .WithEffect($"{(left is null ? "dom0's link" : left.Name.ToString())} stays down: dom0 is off the network{(isGuard ? "" : ", and so are the guests")}")
            .WithNote("an ifup that knows the name, or a single address, avoids it");
    }

    private static Func<Text.Location, Diagnostic>? NoGateway(NetworkScriptRun run, BoundNetwork network)
    {
        // Every other failure says something.
        if (run.Script.ExitStatus is not (1 or 127) || run.Script.StandardError.Any(line => !line.Contains("sigerr", StringComparison.Ordinal) && !IsIfup(line)))
        {
            return null;
        }

        var words = run.Script.CommandLine.Split(' ');
        var netdev = words.FirstOrDefault(word => word.StartsWith("netdev=", StringComparison.Ordinal))?["netdev=".Length..] ?? "eth0";
        if (!InterfaceName.TryParse(netdev, out var device) || network.Host.Routes.Any(route => route.Destination.Length == 0 && route.Device == device))
        {
            return null;
        }

        var skipsRules = words.Contains("antispoof=yes", StringComparer.Ordinal);
        var leavesLock = run.After.Locks.Count > 0;
        return location =>
        {
            var finding = Descriptor.At(location, run.Script.CommandLine, "the missing default gateway", netdev)
                .WithCallout("all is done, but the last test fails: " + FormattableString.Invariant($"exit status {run.Script.ExitStatus}"))
                .WithEffect(skipsRules ? "antispoof=yes has no effect: no rule is set"
                    : leavesLock ? "the lock stays: the next start or stop waits about 95 s"
                    : "nothing, unless a wrapper script looks at the exit status: with 'set -e' its other calls are skipped")
                .WithNote("an ifup that knows the name avoids it; Xen 4.2 is mended");
            return skipsRules || leavesLock ? finding : finding.LoweredTo(DiagnosticSeverity.Warning);
        };
    }

    private static bool IsIfup(string line) => line.Contains("ifup", StringComparison.Ordinal) || line.Contains("ifdown", StringComparison.Ordinal) || line.Contains("Ignoring unknown interface", StringComparison.Ordinal);
}
