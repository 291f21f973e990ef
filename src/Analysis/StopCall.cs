using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis;

/// <summary>A line that stops network-bridge, played while everything runs. xend itself never does that. Source: host-scripts §1.6.</summary>
/// <param name="Call">The line.</param>
/// <param name="CommandLine">What it runs, as the timeline shows it.</param>
/// <param name="Before">The state before its script.</param>
/// <param name="After">The timeline with its script's run, or its own where the script cannot be followed.</param>
internal sealed record StopCall(ScriptCall Call, string CommandLine, NetworkState Before, Timeline After)
{
    private const string Folder = "/etc/xen/scripts/";

    /// <summary>All such lines of the host's scripts that can be followed, in order.</summary>
    internal static IEnumerable<StopCall> In(Timeline timeline, BoundNetwork network)
    {
        var before = timeline.FinalState;
        if (!before.IsKnown || !before.IsUp)
        {
            yield break;
        }

        foreach (var call in ScriptCall.In(network).Where(IsStop))
        {
            var line = $"{Folder}network-bridge {string.Join(' ', call.Arguments)}";
            var whole = timeline.After(new CommandRun(ScriptLineOf(call, network.Host)));
            var isPlayed = whole.FinalState.IsKnown && whole.Steps.Skip(timeline.Steps.Count)
                .Any(step => step.Scripts.Any(script => script.CalledFrom == new ScriptPlace(call.File.FileName, call.Line)));
            var after = isPlayed ? whole : timeline.After(new CommandRun(line));
            if (after.FinalState.IsKnown)
            {
                yield return new StopCall(call, line, before, after);
            }
        }
    }

    /// <summary>The vifs that were ports before and are links of their own afterwards, in the order of the definitions.</summary>
    internal IEnumerable<(DomainVif Vif, LinkState Port)> LostPorts(BoundNetwork network) =>
        from pair in network.StatedVifs()
        let running = Before.FindVif(pair.Vif.Id)
        where running is not null
        let port = Before.FindLink(running.Backend)
        where port is { Master: not null } && After.FinalState.FindLink(port.Name) is { Master: null }
        select (pair, port);

    private static bool IsStop(ScriptCall call) =>
        call.Program is "network-bridge"
        && call.Arguments.All(argument => argument is not null)
        && call.Arguments.FirstOrDefault(argument => argument?.Contains('=', StringComparison.Ordinal) is false) is "stop";

    // xend calls its network script with start.
    private static string ScriptLineOf(ScriptCall call, HostNetwork host) =>
        Folder + call.File.FileName + (host.NetworkScript.OrElse(null) is { } command && string.Equals(command.Name, call.File.FileName, StringComparison.Ordinal)
            ? string.Concat(((IEnumerable<string>)["start", .. command.Arguments]).Select(word => " " + word))
            : "");
}
