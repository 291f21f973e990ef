using System.Globalization;
using System.Text.Json.Nodes;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Scripts.Shell;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests.Lab;

/// <summary>Plays a scenario in the simulator and says where it differs from what the kernel did.</summary>
internal static class LabRun
{
    /// <summary>Every difference, as one line each.</summary>
    public static IReadOnlyList<string> Differences(LabScenario lab) => Differences(lab, out _);

    /// <summary>The same, with the state at the end.</summary>
    public static IReadOnlyList<string> Differences(LabScenario lab, out NetworkState state)
    {
        var differences = new List<string>();
        var failedIds = new HashSet<int>();
        state = Transition.Apply(NetworkState.PoweredOff(lab.ToHost()), new HostNetworkCameUp()).State;
        var isLate = lab.Scenario["offline_after_removal"]?.GetValue<bool>() ?? false;


        // The lab has no toolstack: guests start although nobody ever started xend.
        state = state.With(new RunXend(XendOptions.Of(state.Host))).State;
        foreach (var entry in LabScenario.List(lab.Result["events"]))
        {
            var networkEvent = LabScenario.Require(entry["event"]);
            var result = LabScenario.Require(entry["result"]);
            var (verb, subject) = networkEvent is JsonObject value ? (value.First().Key, value.First().Value?.ToString() ?? "") : (networkEvent.GetValue<string>(), "");
            switch (verb)
            {
                case "xend-start" or "xend-restart":
                    var xend = Play(ref state, new XendRestarted());
                    CompareNetworkScript(xend, result, differences);
                    break;
                case "network":
                    CompareByHand(ref state, subject, result, differences);
                    break;
                case "start":
                    CompareStart(Start(ref state, subject, failedIds), result, differences);
                    break;
                case "shutdown":
                    CompareVifs(Shutdown(ref state, subject, isLate), result, differences);
                    break;
                case "restart":
                    CompareVifs(Shutdown(ref state, subject, isLate), LabScenario.Require(result["shutdown"]), differences);
                    CompareStart(Start(ref state, subject, failedIds), LabScenario.Require(result["start"]), differences);
                    break;
                case "dom0":
                    var typed = ShellCommands.Run(state, subject);
                    Assert.Equal("", typed.Unread);
                    state = typed.State;
                    break;
                case "dump":
                    CompareState(state, Observation(lab, subject), failedIds, subject, differences);
                    break;
                case "sleep" or "guest" or "host":
                    break;
                default:
                    throw new NotSupportedException(verb);
            }
        }

        CompareState(state, Observation(lab, "end"), failedIds, "end", differences);
        return differences;
    }

    /// <summary>Whether, at the end, a LAN's probe of one of dom0's configured addresses was answered.</summary>
    public static bool IsAnsweredOutside(LabScenario lab)
    {
        var own = lab.ToHost().Interfaces.SelectMany(nic => nic.Addresses).Select(address => address.Address.ToString()).ToHashSet(StringComparer.Ordinal);
        var probes = LabScenario.Require(lab.Result["observations"]?["end"]?["reach"]).AsObject();
        return probes.Any(probe => probe.Key.StartsWith("lan", StringComparison.Ordinal) && own.Contains(probe.Key.Split('>')[1]) && Flag(LabScenario.Require(probe.Value), "ok"));
    }

    private static JsonNode Observation(LabScenario lab, string label) => LabScenario.Require(lab.Result["observations"]?[label]?["state"]?["dom0"]);

    private static TimelineStep Play(ref NetworkState state, NetworkEvent networkEvent)
    {
        var step = Transition.Apply(state, networkEvent).Steps[^1];
        state = step.State;
        return step;
    }

    private static DomainReference Named(string name) => DomainReference.ByName(new DomainName(name));

    private static TimelineStep Start(ref NetworkState state, string name, HashSet<int> failedIds)
    {
        var step = Play(ref state, new DomainStarted(Named(name)));
        if (step is { Outcome: StepOutcome.Failed, DomId: { } domId })
        {
            // The lab destroys what failed, under 3.0.0 too, without running offline; the rules of its other vifs stay there.
            failedIds.Add(domId);
            foreach (var vif in state.Domains.Find(domId)?.Vifs ?? [])
            {
                state = state.With(new RemoveBackendVif(vif.Id)).State;
            }

            state = state.With(new EndDomain(domId)).State;
        }

        return step;
    }

    private static TimelineStep Shutdown(ref NetworkState state, string name, bool isLate)
    {
        if (isLate)
        {
            // The lab takes the back end away before the script runs.
            var backends = state.Domains.Domains.Where(domain => string.Equals(domain.DisplayName, name, StringComparison.Ordinal)).SelectMany(domain => domain.Vifs).Select(vif => vif.Backend);
            state = backends.Aggregate(state, (now, backend) => now.With(new DeleteLink(backend)).State);
        }

        return Play(ref state, new DomainShutDown(Named(name)));
    }

    private static void CompareNetworkScript(TimelineStep step, JsonNode result, List<string> differences)
    {
        if (step.Scripts.Count == 0)
        {
            return;
        }

        var printed = result["stdout"]?.GetValue<string>() ?? "";
        if (printed.Contains("first rc=", StringComparison.Ordinal))
        {
            // A wrapper that prints the status of each call; its own is that of the last echo.
            var statuses = printed.Split('\n').Where(line => line.Contains(" rc=", StringComparison.Ordinal)).Select(line => line.Split('=')[^1]);
            Compare("exit statuses", string.Join(' ', step.Scripts.Skip(1).Select(script => script.ExitStatus)), string.Join(' ', statuses), differences);
            return;
        }

        Compare("exit status of " + step.Scripts[0].CommandLine, step.Scripts[0].ExitStatus, result["rc"]?.GetValue<int>(), differences);
    }

    /// <summary>The network script with another command. The lab kills one that waits for a stale lock; nothing is changed before the wait.</summary>
    private static void CompareByHand(ref NetworkState state, string command, JsonNode result, List<string> differences)
    {
        if (state.Host.NetworkScript.OrElse(null) is not { } script || LabScenario.Text(result["stderr"]).Contains("killed after", StringComparison.Ordinal))
        {
            return;
        }

        var (next, outcome) = state.ByHand(string.Join(' ', [script.Name, command, .. script.Arguments]));
        state = next;
        Compare("exit status of " + outcome.CommandLine, outcome.ExitStatus, result["rc"]?.GetValue<int>(), differences);
    }

    private static void CompareStart(TimelineStep step, JsonNode result, List<string> differences)
    {
        if (result["skipped"] is not null)
        {
            return;
        }

        Compare("id at " + step.Title, step.DomId, result["domid"]?.GetValue<int>(), differences);
        CompareVifs(step, result, differences);
    }

    private static void CompareVifs(TimelineStep step, JsonNode result, List<string> differences)
    {
        var vifs = LabScenario.List(result["vifs"]).ToArray();
        for (var index = 0; index < vifs.Length; index++)
        {
            var ran = step.Scripts.ElementAtOrDefault(index);
            var what = FormattableString.Invariant($"vif {index} at {step.Title}: ");
            Compare(what + "exit status", ran?.ExitStatus, vifs[index]["rc"]?.GetValue<int>(), differences);
            Compare(what + "standard output", Lines(ran?.StandardOutput), SaidText(vifs[index]["stdout"]), differences);
            Compare(what + "standard error", Lines(ran?.StandardError), SaidText(vifs[index]["stderr"]), differences);
            var logged = LabScenario.List(vifs[index]["syslog"]).Select(line => line.GetValue<string>().Replace("daemon.", "", StringComparison.Ordinal));
            Compare(what + "syslog", Lines(ran?.Syslog), string.Join('\n', logged).Replace("<scripts>", "/etc/xen/scripts", StringComparison.Ordinal), differences);
            if (step.Event is DomainStarted)
            {
                var error = vifs[index]["hotplug_error"]?.GetValue<string>().Replace("<scripts>", "/etc/xen/scripts", StringComparison.Ordinal) ?? "";
                Compare(what + "hotplug-status", ran?.Hotplug?.Status, vifs[index]["hotplug_status"]?.GetValue<string>() ?? "", differences);
                Compare(what + "hotplug-error", ran?.Hotplug?.Error, error, differences);
            }
        }
    }

    private static string Lines(IEnumerable<string>? lines) => string.Join('\n', (lines ?? []).Select(line => line.TrimEnd()));

    /// <summary>What a tool says, without the lab's names of its stand-ins, the tool's version and its advice.</summary>
    private static string SaidText(JsonNode? text)
    {
        var lines = (text?.GetValue<string>() ?? "").Split('\n').Where(line => !line.StartsWith("Try `iptables", StringComparison.Ordinal));
        return string.Join('\n', lines.Select(line => line.Replace("<oracle>/stubs/", "", StringComparison.Ordinal).Replace(" v1.8.9 (nf_tables)", "", StringComparison.Ordinal)));
    }

    private static void CompareState(NetworkState state, JsonNode kernel, HashSet<int> failedIds, string label, List<string> differences)
    {
        var links = LabScenario.Require(kernel["links"]).AsObject();
        var bridges = kernel["bridges"]?.AsObject();
        foreach (var name in state.Links.Select(link => link.Name.ToString()).Union(links.Select(link => link.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var link = state.FindLink(InterfaceName.Parse(name));
            Compare($"{label}: {name}", link is null ? "absent" : Describe(link), links[name] is { } there ? Describe(there, bridges?[name]) : "absent", differences);
        }

        var routes = LabScenario.List(kernel["routes"]).Select(route => RouteText(route.GetValue<string>())).Order(StringComparer.Ordinal);
        Compare(label + ": routes", string.Join("; ", state.Routes.Select(route => route.ToString()).Order(StringComparer.Ordinal)), string.Join("; ", routes), differences);

        var rules = LabScenario.List(kernel["iptables"]).Select(rule => rule.GetValue<string>())
            .Where(rule => rule.StartsWith("filter:", StringComparison.Ordinal) && !failedIds.Any(id => rule.Contains(FormattableString.Invariant($" vif{id}."), StringComparison.Ordinal)));
        Compare(label + ": FORWARD", string.Join("; ", FilterTexts(state.Filter)), string.Join("; ", rules), differences);

        var nat = LabScenario.List(kernel["iptables"]).Select(rule => rule.GetValue<string>()).Where(rule => rule.StartsWith("nat:", StringComparison.Ordinal));
        Compare(label + ": nat", string.Join("; ", state.NatRules.Select(rule => "nat: -A " + rule)), string.Join("; ", nat), differences);

        Compare(label + ": ip_forward", state.FindSysctl(Sysctl.IpForward) ?? "0", kernel["sysctl"]?["ip_forward"]?.GetValue<string>(), differences);
        var proxies = state.Links.Where(link => string.Equals(state.FindSysctl(Sysctl.ProxyArp(link.Name)), "1", StringComparison.Ordinal)).Select(link => link.Name.ToString());
        Compare(label + ": proxy_arp", string.Join(' ', proxies), string.Join(' ', LabScenario.List(kernel["sysctl"]?["proxy_arp"]).Select(name => name.GetValue<string>())), differences);

        if (state.Host.Release.Era is Era.E or Era.F)
        {
            // From 4.2 on the lock is a file that stays and means nothing.
            var isLocked = LabScenario.List(kernel["locks"]).Any(name => string.Equals(name.GetValue<string>(), "network-bridge", StringComparison.Ordinal));
            Compare(label + ": lock", state.Locks.Contains("network-bridge", StringComparer.Ordinal), isLocked, differences);
        }
    }

    private static string Describe(LinkState link)
    {
        var mac = link.MacAddress is { } known ? known.ToString() : "(random)";
        var addresses = string.Join(',', link.Addresses.Select(address =>
            address.Prefix + (address.IsSecondary ? " secondary" : "") + (address.Label.Length > 0 ? " label=" + address.Label : "")));
        var bridge = link.Kind == LinkKind.Bridge ? string.Create(CultureInfo.InvariantCulture, $" stp {link.IsStpOn} fd {link.ForwardDelay.TotalSeconds}") : "";
        return Describe(link.IsUp, link.IsArpOn, link.IsMulticastOn, link.MtuBytes, mac, link.Master?.ToString() ?? "", addresses) + bridge;
    }

    private static string Describe(JsonNode link, JsonNode? bridge)
    {
        // The lab's loopback pairs have generic veth ends, which the kernel gives a MAC address; netloop's have none.
        var mac = LabScenario.Text(link["mac"]);
        mac = mac.StartsWith("02:1c:", StringComparison.Ordinal) ? MacAddress.Zero.ToString() : mac;
        var addresses = string.Join(',', LabScenario.List(link["addresses"]).Select(address => address.GetValue<string>()));
        var text = bridge is null ? "" : string.Create(
            CultureInfo.InvariantCulture, $" stp {bridge["stp"]?.GetValue<bool>()} fd {bridge["forward_delay"]?.GetValue<int>() / 100.0}");
        return Describe(Flag(link, "up"), Flag(link, "arp"), Flag(link, "multicast"), link["mtu"]?.GetValue<int>() ?? 0, mac, link["master"]?.GetValue<string>() ?? "", addresses) + text;
    }

    private static bool Flag(JsonNode link, string name) => link[name]?.GetValue<bool>() ?? false;

    private static string Describe(bool isUp, bool isArpOn, bool isMulticastOn, int mtuBytes, string mac, string master, string addresses) =>
        string.Create(CultureInfo.InvariantCulture, $"{(isUp ? "up" : "down")} arp {isArpOn} multicast {isMulticastOn} mtu {mtuBytes} {mac} master '{master}' [{addresses}]");

    /// <summary>Without scope and carrier flags: the former follows from the route, the latter is the cable's.</summary>
    private static string RouteText(string text)
    {
        var bracket = text.IndexOf(" [", StringComparison.Ordinal);
        return (bracket < 0 ? text : text[..bracket]).Replace(" scope link", "", StringComparison.Ordinal);
    }

    private static IEnumerable<string> FilterTexts(FilterTable filter) =>
        [.. filter.DropsForward ? (string[])["filter: -P FORWARD DROP"] : [], .. filter.Forward.Select(rule => "filter: -A FORWARD" + RuleText(rule) + " -j ACCEPT")];

    /// <summary>The order of words in which iptables lists a rule.</summary>
    private static string RuleText(FilterRule rule) =>
        (rule.Source is { } source ? " -s " + source : "")
        + (rule.IsDhcpOnly ? " -p udp" : "")
        + (rule.IsEstablishedOnly ? " -m state --state RELATED,ESTABLISHED" : "")
        + " -m physdev"
        + (rule.PhysdevIn is { } inward ? " --physdev-in " + inward : "")
        + (rule.PhysdevOut is { } outward ? " --physdev-out " + outward : "")
        + (rule.IsBridgedOnly ? " --physdev-is-bridged" : "")
        + (rule.IsDhcpOnly ? " -m udp --sport 68 --dport 67" : "");

    private static void Compare<T>(string what, T simulated, T kernel, List<string> differences)
    {
        if (!EqualityComparer<T>.Default.Equals(simulated, kernel))
        {
            differences.Add($"{what}\n      simulated: {simulated}\n      kernel:    {kernel}");
        }
    }
}
