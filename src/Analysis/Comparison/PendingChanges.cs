using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Comparison;

/// <summary>Finds lines that were changed and that the events leave without effect. Source: config-languages §7.</summary>
internal static class PendingChanges
{
    /// <summary>What has no effect yet.</summary>
    /// <param name="comparison">What was played.</param>
    /// <param name="before">The state before.</param>
    internal static IEnumerable<PendingChange> Of(HostComparison comparison, NetworkState before)
    {
        if (comparison is not { Before: { } present, After: { } proposed } || ReferenceEquals(present, proposed))
        {
            yield break;
        }

        if (NetworkScript(comparison, present, proposed) is { } script)
        {
            yield return script;
        }

        foreach (var running in before.Domains.Domains)
        {
            if (Guest(comparison, present, proposed, running) is { } guest)
            {
                yield return guest;
            }
        }
    }

    private static PendingChange? NetworkScript(HostComparison comparison, HostBehaviour present, HostBehaviour proposed)
    {
        if (proposed.Host.Toolstack == Toolstack.Xl || !IsOtherNetworkScript(present.Host, proposed.Host) || comparison.Playback.Events.Any(step => step.Event is HostBooted or HostNetworkCameUp))
        {
            return null;
        }

        var place = proposed.PlaceOf(Aspect.NetworkScript);
        var now = Shown(proposed.Host.NetworkScript, present.Host.NetworkScript == proposed.Host.NetworkScript);
        var runs = comparison.Playback.Events.Where(step => step.Event is XendStarted or XendRestarted).ToList();
        if (runs.Count == 0)
        {
            return new PendingChange("network-script", $"{now} does nothing yet: no event here makes xend run it", "restart xend, or reboot the host", place);
        }

        if (comparison.Course.Final is not null || !comparison.Playback.End.IsKnown)
        {
            return null;
        }

        var wanted = AfterBoot(proposed.Host);
        if (!wanted.IsKnown || HasShapeOf(wanted, comparison.Playback.End))
        {
            return null;
        }

        var idle = runs.Select(step => step.Reason).FirstOrDefault(reason => reason.Length > 0);
        var left = comparison.Playback.End.Bridges.Where(bridge => wanted.FindBridge(bridge.Name) is null).Select(bridge => $"bridge {bridge.Name} stays").ToList();
        var missing = wanted.Bridges.Where(bridge => comparison.Playback.End.FindBridge(bridge.Name) is null).Select(bridge => $"bridge {bridge.Name} is not made").ToList();
        var consequence = string.Join(", ", missing.Concat(left));
        return new PendingChange(
            "network-script",
            $"{now} {(runs.Exists(step => step.Outcome == StepOutcome.Failed) ? $"fails here: {idle}" : idle is null ? "does not bring about here what it makes of a host that boots" : $"does nothing here: {idle}")}{(consequence.Length > 0 ? "; " + consequence : "")}",
            "reboot the host, or undo by hand what the old script did before xend is restarted; a restart of xend alone is not enough",
            place)
        {
            Descriptor = ComparisonDescriptors.ChangedBridgeWithoutEffect,
        };
    }

    /// <summary>What files ask for: what they make of a host that boots with them.</summary>
    internal static NetworkState AfterBoot(HostNetwork host) => Timeline.Play(host, [new HostBooted()]).FinalState;

    /// <summary>Whether two states agree in all that network scripts are there for: bridges with their own ports, names of the cards.</summary>
    internal static bool HasShapeOf(NetworkState wanted, NetworkState state) => Shape(wanted).SequenceEqual(Shape(state), StringComparer.Ordinal);

    private static bool IsOtherNetworkScript(HostNetwork present, HostNetwork proposed) =>
        present.NetworkScript != proposed.NetworkScript || present.CustomScripts != proposed.CustomScripts;

    private static string Shown(Fact<ScriptCommand?> script, bool isSameCall) => !script.TryGet(out var command) ? "the network script, which is unknown,"
        : command is null ? "leaving the network script out"
        : isSameCall ? $"the changed text of {command.Name}"
        : $"network-script '{command}'";

    private static IEnumerable<string> Shape(NetworkState state) => state.Links
        .Where(link => link.Kind is not (LinkKind.BackendVif or LinkKind.Tap))
        .Select(link => $"{link.Kind} {link.Name} {link.Master} {link.IsUp}");

    private static PendingChange? Guest(HostComparison comparison, HostBehaviour present, HostBehaviour proposed, RunningDomain running)
    {
        var isSame = comparison.Playback.End.Domains.Find(running.Definition) is { } still && still.DomId == running.DomId && !comparison.Playback.Events.Any(step => step.Event is HostBooted or HostNetworkCameUp);
        if (!isSame)
        {
            return null;
        }

        if (proposed.Find(running.Definition) is not { } now)
        {
            return new PendingChange(running.DisplayName, $"{running.DisplayName} is no longer defined and goes on running", $"shut {running.DisplayName} down; it will not start again", present.PlaceOf(running.Definition));
        }

        if (running.Config.Vifs == now.Vifs && running.Config.Name == now.Name)
        {
            return null;
        }

        // A reboot of the guest takes what the toolstack keeps, not the file. Source: config-languages §4.2, §6.2.
        var old = running.Config;
        var what = old.Vifs == now.Vifs ? "name" : "vifs";
        var vif = now.Vifs.OrElse([]).FirstOrDefault(vif => !old.Vifs.OrElse([]).Contains(vif));
        return new PendingChange(
            running.DisplayName,
            $"the new {what} of {running.DisplayName} {(what is "vifs" ? "have" : "has")} no effect while it runs, nor when it reboots",
            $"shut {running.DisplayName} down and start it again",
            vif is null ? proposed.PlaceOf(running.Definition) : proposed.PlaceOf(vif.Id, Aspect.Whole));
    }
}
