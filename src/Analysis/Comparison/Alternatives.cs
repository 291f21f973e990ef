using XenNetLint.Model.Elements;
using XenNetLint.Simulator;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Comparison;

/// <summary>Looks for a way that keeps dom0, or that brings about what the files ask for. Each one is played; only those are offered at whose end dom0 can be reached.</summary>
internal static class Alternatives
{
    private const string NetworkBridge = "network-bridge";
    private const string ScriptFolder = "/etc/xen/scripts/";

    /// <summary>What to do instead; nothing where the events do well, or where nothing is known.</summary>
    /// <param name="comparison">What was played.</param>
    /// <param name="boot">The boot before.</param>
    /// <param name="events">The events behind it.</param>
    internal static IEnumerable<Alternative> For(HostComparison comparison, Timeline boot, IReadOnlyList<NetworkEvent> events)
    {
        if (comparison is not { Before: { } present, After: { } proposed })
        {
            return [];
        }

        // Where the boot loses dom0 already, the boot is what has to go another way.
        if (comparison is { Course.Before: Verdict.Unreachable, Course.After: Verdict.Unreachable, Boot.Final: not null })
        {
            return new Search(boot.Initial, present, proposed, [new HostBooted()], Dom0Contact.Stated(present.Host)).WaysToKeepDom0();
        }

        var search = new Search(boot.FinalState, present, proposed, events, Dom0Contact.In(boot.FinalState));
        return comparison.Course.Final is not null || comparison.Course.LostAddresses.Count > 0 ? search.WaysToKeepDom0()
            : comparison.Pending.Any(pending => pending.Subject is "network-script") ? search.WaysToTakeEffect()
            : search.WaysBackForGuests(comparison.Playback);
    }

    private sealed record Search(NetworkState Before, HostBehaviour Present, HostBehaviour Proposed, IReadOnlyList<NetworkEvent> Events, Dom0Contact Contact)
    {
        private bool Boots => Events.Any(networkEvent => networkEvent is HostBooted);

        internal IEnumerable<Alternative> WaysToKeepDom0()
        {
            foreach (var script in OtherScripts())
            {
                var playback = WhatIf.Play(Before, Proposed.WithNetworkScript(script).Host, Events, Contact);
                if (CourseOf(playback) is { After: Verdict.Reachable, LostAddresses.Count: 0 } course)
                {
                    yield return new Alternative { Title = "name the network card in the network script", Lines = [$"(network-script '{script}')"], IsReboot = Boots, Course = course };
                    break;
                }
            }

            if (Proposed.Host.NetworkScript.OrElse(null) is not null
                && Events.Any(networkEvent => networkEvent is XendRestarted or XendStarted or HostBooted)
                && CourseOf(WhatIf.Play(Before, Proposed.WithoutNetworkScript().Host, Events, Contact)) is { After: Verdict.Reachable, LostAddresses.Count: 0 } without)
            {
                yield return new Alternative
                {
                    Title = "take the network-script line out and let the distribution make the bridge",
                    IsReboot = Boots,
                    Course = without,
                };
            }

            if (!Boots && CourseOf(WhatIf.Play(Before, Proposed.Host, [new HostBooted()], Contact)) is { After: Verdict.Reachable, LostAddresses.Count: 0 } boot)
            {
                yield return new Alternative { Title = "reboot the host", IsReboot = true, Course = boot, Notes = ["every guest goes down with it"] };
            }

            if (!ReferenceEquals(Present, Proposed) && CourseOf(WhatIf.Play(Before, replaced: null, Events, Contact)) is { After: Verdict.Reachable, LostAddresses.Count: 0 } kept)
            {
                yield return new Alternative { Title = "keep the present files", IsReboot = Boots, Course = kept };
            }
        }

        internal IEnumerable<Alternative> WaysToTakeEffect()
        {
            if (CourseOf(WhatIf.Play(Before, Proposed.Host, [new HostBooted()], Contact)) is { After: Verdict.Reachable, LostAddresses.Count: 0 } boot)
            {
                yield return new Alternative { Title = "reboot the host", IsReboot = true, Course = boot, Notes = ["every guest goes down with it"] };
            }

            if (StopByHand() is { } byHand)
            {
                yield return byHand;
            }
        }

        private const string InOneGo = "type it at the console, or all in one go behind nohup: dom0 does not answer meanwhile";

        /// <summary>Guests whose bridge went and came again are put back on it. Source: host-scripts §10 T22.</summary>
        internal IEnumerable<Alternative> WaysBackForGuests(Playback playback)
        {
            var ports = (playback.End.IsKnown ? VifsWithoutBridge(playback.End) : [])
                .Select(vif => (Vif: vif, Bridge: Before.FindVif(vif.Id) is { } before ? Before.FindLink(before.Backend)?.Master : null))
                .Where(port => port.Bridge is { } bridge && playback.End.FindBridge(bridge) is not null)
                .Select(port => $"brctl addif {port.Bridge} {port.Vif.Backend}")
                .ToList();
            if (ports.Count == 0)
            {
                yield break;
            }

            var back = WhatIf.Play(playback.End, replaced: null, [.. ports.Select(port => new CommandRun(port))], Contact);
            if (CourseOf(back) is { After: Verdict.Reachable, Outages.Count: 0 } course && !VifsWithoutBridge(back.End).Any())
            {
                yield return new Alternative { Title = "put the guests back on their bridge", Lines = [.. ports], Course = course };
            }
        }

        /// <summary>Undoes by hand what the old script did, with its own arguments, before xend runs the new one. Source: config-languages §7.</summary>
        private Alternative? StopByHand()
        {
            if (Present.Host.NetworkScript.OrElse(null) is not { } old)
            {
                return null;
            }

            var stop = string.Join(' ', [old.Program.StartsWith('/') ? old.Program : ScriptFolder + old.Program, "stop", .. old.Arguments]);
            var stopped = Transition.Apply(Before, new CommandRun(stop));
            var restarted = WhatIf.Play(stopped.State, Proposed.Host, [new XendRestarted()], Contact);
            if (!restarted.End.IsKnown || !PendingChanges.HasShapeOf(PendingChanges.AfterBoot(Proposed.Host), restarted.End))
            {
                return null;
            }

            var ports = PortsToJoin(restarted.End).ToList();
            List<NetworkEvent> typed = [new FilesReplaced(Proposed.Host), new XendRestarted(), .. ports.Select(port => new CommandRun(port))];
            var whole = WhatIf.Play(Before, replaced: null, [new CommandRun(stop), .. typed], Contact);
            if (CourseOf(whole) is not { After: Verdict.Reachable, LostAddresses.Count: 0 } course)
            {
                return null;
            }

            var adrift = Adrift(whole.End).ToList();
            return new Alternative
            {
                Title = "stop the old script with its own arguments before the restart",
                Lines = [stop, "# now put the new files in place", "xend restart", .. ports],
                Course = course,
                Notes = [InOneGo, .. adrift.Count > 0 ? (string[])[$"shut down and start again what then has no bridge: {string.Join(", ", adrift)}"] : []],
            };
        }

        // Guests that had a bridge and have none: on the one bridge that took its place, if there is one.
        private IEnumerable<string> PortsToJoin(NetworkState state) =>
            state.Bridges.Where(bridge => Before.FindBridge(bridge.Name) is null).ToList() is [var bridge]
                ? VifsWithoutBridge(state).Select(vif => $"brctl addif {bridge.Name} {vif.Backend}")
                : [];

        private IEnumerable<string> Adrift(NetworkState state) => VifsWithoutBridge(state)
            .Select(vif => state.Domains.Find(vif.Id.Domain)?.DisplayName).OfType<string>().Distinct(StringComparer.Ordinal);

        private IEnumerable<RunningVif> VifsWithoutBridge(NetworkState state) => state.Domains.Domains
            .SelectMany(domain => domain.Vifs)
            .Where(vif => Before.FindVif(vif.Id) is { } before && Before.FindLink(before.Backend)?.Master is not null && state.FindLink(vif.Backend) is { Master: null });

        private Dom0Course CourseOf(Playback playback) => Dom0Course.Of(playback, Contact);

        /// <summary>The same call with the card named that dom0 is reached through. Source: host-scripts §10 T2, T6, T8.</summary>
        private IEnumerable<ScriptCommand> OtherScripts()
        {
            if (Proposed.Host.NetworkScript.OrElse(null) is not { } script || script.Name is not NetworkBridge || script.Arguments.Any(argument => argument.StartsWith("netdev=", StringComparison.Ordinal)))
            {
                yield break;
            }

            foreach (var card in Before.Links.Where(link => link is { Kind: LinkKind.Nic, IsUp: true, Addresses.Count: > 0 }).Select(link => link.Name.ToString()).Concat(Proposed.Host.Interfaces.Where(nic => !nic.IsBridge).Select(nic => nic.Name.ToString())).Distinct(StringComparer.Ordinal))
            {
                yield return script with { Arguments = [.. script.Arguments, $"netdev={card}"] };
            }
        }
    }
}
