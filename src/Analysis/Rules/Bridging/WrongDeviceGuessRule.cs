using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Scripts.NetworkBridge;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Rules.Bridging;

/// <summary>network-bridge derives its card from the default route and comes to another one, or to none.</summary>
/// <remarks>
/// 3.0.2 takes the last word of the route; 3.0.3 to 3.1 the digits at its end as the number of pair and card; 3.2 to 4.4 the letters and digits
/// behind <c>dev</c>. Source: host-scripts §1.2.1, §1.2.2, §1.2.3, §8 X7, X11, X26, T7, T8.
/// </remarks>
public sealed class WrongDeviceGuessRule : TimelineRule
{
    /// <summary>XNL1008.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL1008", "network-bridge guesses the wrong device", "'{0}' takes {1} for the network card, but {2}", RuleCategory.Bridging, DiagnosticSeverity.Error, hasFix: true);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL1007", "XNL5002"];

    /// <inheritdoc/>
    public override bool HoldsFor(Release release, Toolstack toolstack) => toolstack == Toolstack.Xend && release.Era is not (Era.A0 or Era.H);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network) =>
        from start in NetworkScriptRun.FirstStartsIn(timeline, network)
        where start.Run.Script is { Nothing.Length: 0, Unknown.Length: 0 } && IsGuess(start.Call, network.Host.Release)
        let truth = TruthAbout(start.Run.Before, start.Call, network.Host)
        where truth.Length > 0
        select Descriptor.At(start.Location, start.Run.Script.CommandLine, Guess(start.Call), truth)
            .WithCallout(Way(network.Host.Release))
            .WithEffect(EffectOf(start.Run, start.Call))
            .WithAssumed(network, "routes", "the default route")
            .WithFix(FixOf(start.Location, start.Run.Before, start.Call, network.Host.Release));

    // With vifnum=, 3.0.3 to 3.1 guess nothing; 3.0.2 with vifnum= is XNL1006.
    private static bool IsGuess(NetworkBridgeCall call, Release release) =>
        !call.StatesNetdev && (release.Era >= Era.C || !call.StatesVifnum);

    /// <summary>What is true instead; empty if the guess is right or cannot be judged.</summary>
    private static string TruthAbout(NetworkState before, NetworkBridgeCall call, HostNetwork host)
    {
        var routes = before.Routes.Where(route => route.IsDefault).ToList();
        var devices = routes.Select(route => route.Device).Distinct().ToList();

        // A bridge that the scripts made has taken the route: that is XNL1005.
        if (devices.Exists(device => before.FindBridge(device) is not null && host.Interfaces.All(own => own.Name != device)))
        {
            return "";
        }

        var shown = string.Join(" and ", devices.Select(device => $"'{device}'"));
        return devices switch
        {
            [] => before.Links.Any(link => string.Equals(link.Name.ToString(), call.Netdev, StringComparison.Ordinal)) ? "" : "the host has neither it nor a default route",
            [var only] when routes.Count == 1 => string.Equals(only.ToString(), call.Netdev, StringComparison.Ordinal) && IsPair(call, host.Release) ? "" : $"the default route leads through {shown}",
            _ => FormattableString.Invariant($"there are {routes.Count} default routes, through {shown}"),
        };
    }

    private static bool IsPair(NetworkBridgeCall call, Release release) => release.Era >= Era.C || call.Vifnum.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private static string Guess(NetworkBridgeCall call)
    {
        var words = call.Netdev.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 3 ? "the whole line of the route" : string.Join(" and ", words.Select(word => $"'{word}'"));
    }

    private static string Way(Release release) => release.Era switch
    {
        Era.A1 => "the script takes the last word of the default route",
        Era.A2 or Era.B => "the script takes the digits at the end of the default route as the number of card and pair",
        _ => "the script takes the letters and digits behind 'dev' in the default route",
    };

    private static string EffectOf(NetworkScriptRun run, NetworkBridgeCall call)
    {
        var loss = run.LossOfDom0();
        if (loss.Length > 0)
        {
            return loss;
        }

        return run.HasFailed
            ? $"no bridge{(call.StatesBridge ? $" '{call.Bridge}'" : "")} is made{(run.LeavesTemporaryBridge() ? ", and 'tmpbridge' is left behind" : "")}; vifs that need it do not start; dom0 keeps its network"
            : $"guests on bridge '{OneLine(call.Bridge)}' are not in the network of the default route";
    }

    private static string OneLine(string text) => text.Replace('\n', ' ');

    private static CodeFix? FixOf(Text.Location location, NetworkState before, NetworkBridgeCall call, Release release)
    {
        var devices = before.Routes.Where(route => route.IsDefault).Select(route => route.Device).Distinct().ToList();
        if (devices is not [var device] || device.ToString().Length >= Model.Addresses.InterfaceName.KernelLimit)
        {
            return null;
        }

        var arguments = (release.Era <= Era.B ? "vifnum=0 netdev=" : "netdev=") + device;
        return ScriptArgumentFix.Insert(location, call.StatesBridge ? "bridge=" : "antispoof=", arguments) ?? ScriptArgumentFix.Quote(location, arguments);
    }
}
