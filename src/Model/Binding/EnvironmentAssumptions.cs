using XenNetLint.Model.Elements;

namespace XenNetLint.Model.Binding;

/// <summary>Which defaults of a host's environment bear on what its scripts do. Source: host-scripts §0.3, decision 0008.</summary>
internal static class EnvironmentAssumptions
{
    /// <summary>The defaults that bear on this host and that no file states, as members of <c>environment</c> with their values; empty if there are none.</summary>
    /// <param name="host">The host with its facts.</param>
    /// <param name="isIfupStated">Whether the files say of each interface whether ifup knows it.</param>
    internal static IEnumerable<string> Of(HostNetwork host, bool isIfupStated)
    {
        var environment = host.Environment;
        var script = host.NetworkScript.OrElse(null);
        return ((IEnumerable<Default>)
            [
                .. OfBridging(host, script, isIfupStated),
                new(EnvironmentFacts.Files, LooksForDhcpServer(host, script), "\"files\": []"),
                new(EnvironmentFacts.ForwardPolicy, Restricts(host, script), "\"forwardPolicy\": \"ACCEPT\""),
                new(EnvironmentFacts.FiltersBridgedFrames, Restricts(host, script), "\"bridgeNfCallIptables\": true"),
                new(EnvironmentFacts.IpForward, NeedsForwarding(host, script), "\"ipForward\": false"),
            ])
            .Where(assumption => assumption.Bears && !environment.States(assumption.Fact))
            .Select(assumption => assumption.Text);
    }

    private static IEnumerable<Default> OfBridging(HostNetwork host, ScriptCommand? script, bool isIfupStated)
    {
        if (script is null || script.Name is "network-route" or "network-nat" or "network-dummy" || host.Release.Era == Era.H)
        {
            yield break;
        }

        var environment = host.Environment;
        var works = environment.Ifup == IfupBehaviour.Working;
        var hasUnknown = host.Interfaces.Any(link => !link.IsKnownToIfup && link.IsUp);
        var staysUp = works && environment.IfdownIgnoresUnknownNames && hasUnknown;
        var startsAsA0 = host.Release.Era == Era.A0 && environment.Ifup == IfupBehaviour.Failing;
        yield return new(EnvironmentFacts.Ifup, !isIfupStated, "\"ifup\": \"working\"");
        yield return new(EnvironmentFacts.IfdownUnknown, works && hasUnknown, "\"ifdownUnknown\": \"succeeds\"");
        yield return new(EnvironmentFacts.IfupUnknown, works && TriesUnknownNames(host, script), "\"ifupUnknown\": \"fails\"");
        yield return new(EnvironmentFacts.Renaming, staysUp || startsAsA0, "\"renamesUpInterfaces\": false");
        yield return new(EnvironmentFacts.Brctl, host.Release.Era is Era.F or Era.G, "\"brctl\": \"1.4\"");
        yield return new(EnvironmentFacts.RouteOrder, host is { Release.Era: Era.B, LoopbackPairs: 0 }, "\"routeOrder\": \"default-last\"");
        yield return new(EnvironmentFacts.NetworkRoot, host.Release.Era >= Era.C, "\"networkRoot\": false");
        yield return new(EnvironmentFacts.KernelCommandLine, startsAsA0, "\"commandLine\": \"\"");
    }

    /// <summary>do_ifup asks ifup for the bridge (to 3.3), or for a NIC that ifup does not know. Source: host-scripts §1.4.3.</summary>
    private static bool TriesUnknownNames(HostNetwork host, ScriptCommand script) =>
        host.Interfaces.Any(link => !link.IsKnownToIfup)
        || (host.Release.Era == Era.C && script.Arguments.Any(argument => argument.StartsWith("bridge=", StringComparison.Ordinal)));

    /// <summary>network-nat and vif-nat look for dhcpd's files unless they are told not to. Source: host-scripts §2.2, §3.6.</summary>
    private static bool LooksForDhcpServer(HostNetwork host, ScriptCommand? script)
    {
        var commands = VifScripts(host).Where(command => command.Name is "vif-nat").Concat(script is { Name: "network-nat" } ? [script] : []);
        return commands.Any(command =>
            command.Arguments.LastOrDefault(argument => argument.StartsWith("dhcp=", StringComparison.Ordinal)) is { } stated
                ? stated is not "dhcp=no"
                : !host.Release.IsBefore(3, 3));
    }

    /// <summary>Routed guests need it, and network-route and network-nat turn it on; a script of the administrator's may. Source: host-scripts §2, §12.7.</summary>
    private static bool NeedsForwarding(HostNetwork host, ScriptCommand? script) =>
        script?.Name is null or "network-bridge" or "network-dummy" && (RunsForVifs(host, "vif-route") || RunsForVifs(host, "vif-nat"));

    private static bool RunsForVifs(HostNetwork host, string name) => VifScripts(host).Any(command => string.Equals(command.Name, name, StringComparison.Ordinal));

    private static IEnumerable<ScriptCommand> VifScripts(HostNetwork host)
    {
        foreach (var vif in host.Domains.SelectMany(domain => domain.Vifs.OrElse([])))
        {
            if (vif.Script.OrElse(null) is { } own)
            {
                yield return own;
            }
            else if (vif.Script.IsKnown && host.VifScript.TryGet(out var common))
            {
                yield return common;
            }
        }
    }

    /// <summary>Rules that accept mean something only where something drops: with antispoof, or with addresses that vifs are bound to. Source: host-scripts §1.8, §3.4.</summary>
    private static bool Restricts(HostNetwork host, ScriptCommand? script) =>
        !host.Release.IsDebian
        && ((script is not null && script.Arguments.Any(argument => argument is "antispoof=yes"))
            || (RunsForVifs(host, "vif-bridge") && host.Domains.SelectMany(domain => domain.Vifs.OrElse([])).Any(vif => vif.IpWords.OrElse([]).Count > 0)));

    // No tuple: lists of value types are compiled anew at every start.
    private sealed record Default(EnvironmentFacts Fact, bool Bears, string Text);
}
