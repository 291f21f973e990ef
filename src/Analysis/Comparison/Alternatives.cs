using XenNetLint.Model.Elements;
using XenNetLint.Simulator;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Comparison;

/// <summary>Looks for a way that keeps dom0, or that brings about what the files ask for. Each one is played; only those are offered at whose end dom0 can be reached.</summary>
internal static class Alternatives
{
    private const string NetworkBridge = "network-bridge";

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
            : [];
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
        }

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
