using System.Globalization;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Comparison;

/// <summary>Compares two states of a host as its users see them. Pure; changes come in the order of the groups, then of the names.</summary>
internal sealed class StateComparison
{
    private const string NoBridge = "none";

    private readonly ComparedState _before;
    private readonly ComparedState _after;
    private readonly BlameFinder _gainedBy;
    private readonly BlameFinder _lostBy;
    private readonly List<BehaviourChange> _changes = [];

    // The guest that is being compared; empty outside of one.
    private string _guest = "";

    private StateComparison(ComparedState before, ComparedState after, BlameFinder gainedBy, BlameFinder lostBy)
    {
        _before = before;
        _after = after;
        _gainedBy = gainedBy;
        _lostBy = lostBy;
    }

    private NetworkState Before => _before.State;

    private NetworkState After => _after.State;

    /// <summary>The changes from one state to another.</summary>
    /// <param name="before">One state.</param>
    /// <param name="after">The other.</param>
    /// <param name="gainedBy">Finds the cause of what is there now.</param>
    /// <param name="lostBy">Finds the cause of what is gone.</param>
    internal static EquatableArray<BehaviourChange> Of(ComparedState before, ComparedState after, BlameFinder gainedBy, BlameFinder lostBy)
    {
        var comparison = new StateComparison(before, after, gainedBy, lostBy);
        comparison.CompareDom0();
        if (before.State.IsKnown && after.State.IsKnown)
        {
            comparison.CompareRoutes();
            comparison.CompareNicNames();
            comparison.CompareBridges();
            comparison.CompareLinks();
            comparison.CompareReachability();
            comparison.CompareRules();
        }

        comparison.CompareDomains();
        return comparison._changes.OrderBy(change => change.Group).ToEquatableArray();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Gain(ChangeGroup group, string subject, string text, Func<NetworkState, string?> fact, VifId? vif = null) =>
        _changes.Add(new BehaviourChange(ChangeKind.Gained, group, subject, text, _gainedBy.For(fact, vif)) { Guest = _guest });

    private void Lose(ChangeGroup group, string subject, string text, Func<NetworkState, string?> fact, VifId? vif = null) =>
        _changes.Add(new BehaviourChange(ChangeKind.Lost, group, subject, text, _lostBy.For(fact, vif)) { Guest = _guest });

    private void Change(ChangeGroup group, string subject, string text, Func<NetworkState, string?> fact, VifId? vif = null) =>
        _changes.Add(new BehaviourChange(ChangeKind.Changed, group, subject, text, _gainedBy.For(fact, vif)) { Guest = _guest });

    /// <summary>A property of something that is there before and after.</summary>
    private void Property(ChangeGroup group, string subject, string what, Func<NetworkState, string?> fact, VifId? vif = null)
    {
        var (old, now) = (fact(Before), fact(After));
        if (!string.Equals(old, now, StringComparison.Ordinal))
        {
            Change(group, subject, $"{what}: {old ?? "none"} -> {now ?? "none"}", fact, vif);
        }
    }

    /// <summary>A property that holds or does not.</summary>
    private void Flag(ChangeGroup group, string subject, string text, string opposite, Func<NetworkState, bool?> holds, VifId? vif = null)
    {
        var (old, now) = (holds(Before), holds(After));
        if (old == now || old is null || now is null)
        {
            return;
        }

        string? Fact(NetworkState state) => holds(state)?.ToString();
        if (now.Value)
        {
            Gain(group, subject, text, Fact, vif);
        }
        else
        {
            Lose(group, subject, opposite, Fact, vif);
        }
    }

    // ---- dom0

    private void CompareDom0()
    {
        string? Reach(NetworkState state) => Dom0Reachability.Of(state, _after.Contact).ToString();
        var told = _changes.Count;
        switch (_before.Dom0, _after.Dom0)
        {
            case var (old, now) when old == now:
                break;
            case (_, Verdict.Unreachable):
                Lose(ChangeGroup.Dom0, "dom0", "dom0 can be reached from outside", Reach);
                break;
            case (_, Verdict.Reachable):
                Gain(ChangeGroup.Dom0, "dom0", "dom0 can be reached from outside", Reach);
                break;
            default:
                Change(ChangeGroup.Dom0, "dom0", $"whether dom0 can be reached from outside: {ReachComparison.Word(_before.Dom0)} -> {ReachComparison.Word(_after.Dom0)}", Reach);
                break;
        }

        if (_changes.Count > told)
        {
            _changes[^1] = _changes[^1] with { Fact = Reach };
        }

        if (Before.IsKnown != After.IsKnown)
        {
            Change(
                ChangeGroup.Dom0,
                "dom0",
                After.IsKnown ? "links, routes and rules: unknown -> known" : $"links, routes and rules: known -> unknown ({After.UnknownSince})",
                state => state.IsKnown.ToString());
            return;
        }

        if (!After.IsKnown)
        {
            return;
        }

        foreach (var prefix in Addresses(Before).Concat(Addresses(After)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            string? Holder(NetworkState state) => HolderOf(state, prefix);
            switch (Holder(Before), Holder(After))
            {
                case (null, { } now):
                    Gain(ChangeGroup.Dom0, prefix, $"address {prefix} on {now}", Holder);
                    break;
                case ({ } old, null):
                    Lose(ChangeGroup.Dom0, prefix, $"address {prefix} on {old}", Holder);
                    break;
                default:
                    Property(ChangeGroup.Dom0, prefix, $"link with address {prefix}", Holder);
                    break;
            }
        }
    }

    private static IEnumerable<string> Addresses(NetworkState state) =>
        state.Links.Where(link => link.Kind != LinkKind.BackendVif).SelectMany(link => link.Addresses).Select(address => address.Prefix.ToString());

    private static string? HolderOf(NetworkState state, string prefix)
    {
        var names = state.Links
            .Where(link => link.Kind != LinkKind.BackendVif && link.Addresses.Any(address => string.Equals(address.Prefix.ToString(), prefix, StringComparison.Ordinal)))
            .Select(link => link.Name.ToString())
            .ToList();
        return names.Count == 0 ? null : string.Join(" and ", names);
    }

    // Connected routes come and go with addresses and links, which have lines of their own.
    private void CompareRoutes()
    {
        foreach (var destination in Destinations(Before).Concat(Destinations(After)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            string? Way(NetworkState state) => WayTo(state, destination);
            _guest = destination is "default" ? "" : GuestBehind(Before, destination) ?? GuestBehind(After, destination) ?? "";
            var group = _guest.Length > 0 ? ChangeGroup.Guests : ChangeGroup.Dom0;
            var name = destination is "default" ? "default route" : $"route to {destination}";
            switch (Way(Before), Way(After))
            {
                case (null, { } now):
                    Gain(group, destination, $"{name} {now}", Way);
                    break;
                case ({ } old, null):
                    Lose(group, destination, $"{name} {old}", Way);
                    break;
                default:
                    Property(group, destination, name, Way);
                    break;
            }
        }

        _guest = "";
    }

    private static IEnumerable<string> Destinations(NetworkState state) => state.Routes.Where(route => !route.IsConnected).Select(route => route.DestinationText);

    private static string? WayTo(NetworkState state, string destination)
    {
        var ways = state.Routes
            .Where(route => !route.IsConnected && string.Equals(route.DestinationText, destination, StringComparison.Ordinal))
            .Select(route => route.ToString()[(destination.Length + 1)..])
            .ToList();
        return ways.Count == 0 ? null : string.Join(" and ", ways);
    }

    private static string? GuestBehind(NetworkState state, string destination) =>
        state.Routes.FirstOrDefault(route => !route.IsConnected && string.Equals(route.DestinationText, destination, StringComparison.Ordinal)) is { } route
        && state.FindLink(route.Device)?.Vif is { } vif
            ? state.Domains.Find(vif.Domain)?.DisplayName
            : null;

    private void CompareNicNames()
    {
        foreach (var (original, kind) in Originals(LinkKind.Nic))
        {
            if (_before.Identities.Find(Before, original, kind) is not { } old || _after.Identities.Find(After, original, kind) is not { } now)
            {
                continue;
            }

            if (old.Name != now.Name)
            {
                Change(ChangeGroup.Dom0, original.ToString(), $"name of network card {original}: {old.Name} -> {now.Name}", state => CardCalled(state, now.Name));
            }
        }
    }

    private static string? CardCalled(NetworkState state, InterfaceName name) => state.FindLink(name) is { Kind: LinkKind.Nic } ? "card" : null;

    private IEnumerable<(InterfaceName Original, LinkKind Kind)> Originals(params LinkKind[] kinds) => Before.Links
        .Select(link => (_before.Identities.OriginalNameOf(link), link.Kind))
        .Concat(After.Links.Select(link => (_after.Identities.OriginalNameOf(link), link.Kind)))
        .Where(link => kinds.Contains(link.Kind))
        .Distinct()
        .OrderBy(link => link.Item1);

    // ---- bridges and links

    private void CompareBridges()
    {
        foreach (var name in Before.Bridges.Concat(After.Bridges).Select(bridge => bridge.Name).Distinct().Order())
        {
            string? Exists(NetworkState state) => state.FindBridge(name) is null ? null : "there";
            switch (Before.FindBridge(name), After.FindBridge(name))
            {
                case (null, { } now):
                    Gain(ChangeGroup.Links, name.ToString(), $"bridge {name}{WithPorts(After, now)}", Exists);
                    break;
                case ({ } old, null):
                    Lose(ChangeGroup.Links, name.ToString(), $"bridge {name}{WithPorts(Before, old)}", Exists);
                    break;
                default:
                    ComparePorts(name);
                    CompareProperties(name.ToString(), state => state.FindBridge(name));
                    break;
            }
        }
    }

    private static string WithPorts(NetworkState state, LinkState bridge)
    {
        var ports = state.PortsOf(bridge.Name).Select(port => port.Name.ToString()).ToList();
        var words = ports.Count == 0 ? "without ports" : $"with {(ports.Count == 1 ? "port" : "ports")} {string.Join(", ", ports)}";
        return $" {words}{(bridge.IsUp ? "" : ", down")}";
    }

    private void ComparePorts(InterfaceName bridge)
    {
        foreach (var port in OwnPorts(Before, bridge).Concat(OwnPorts(After, bridge)).Distinct().Order())
        {
            Flag(
                ChangeGroup.Links,
                bridge.ToString(),
                $"port {port} of bridge {bridge}",
                $"port {port} of bridge {bridge}",
                state => state.FindLink(port)?.Master == bridge);
        }
    }

    // Guests' vifs are told with the guests.
    private static IEnumerable<InterfaceName> OwnPorts(NetworkState state, InterfaceName bridge) =>
        state.PortsOf(bridge).Where(port => port.Kind is not (LinkKind.BackendVif or LinkKind.Tap)).Select(port => port.Name);

    private void CompareLinks()
    {
        foreach (var (original, kind) in Originals([.. Enum.GetValues<LinkKind>().Where(kind => kind is not (LinkKind.Bridge or LinkKind.BackendVif or LinkKind.Tap))]))
        {
            var old = _before.Identities.Find(Before, original, kind);
            var now = _after.Identities.Find(After, original, kind);
            if (old is null || now is null)
            {
                // How many pairs lie about unused is nobody's concern.
                if (IsIdlePair(now ?? old))
                {
                    continue;
                }

                var name = (now ?? old)?.Name ?? original;
                string? Exists(NetworkState state) => state.FindLink(name) is { } link && link.Kind == kind ? "there" : null;
                if (now is null)
                {
                    Lose(ChangeGroup.Links, name.ToString(), $"link {name}", Exists);
                }
                else
                {
                    Gain(ChangeGroup.Links, name.ToString(), $"link {name}", Exists);
                }

                continue;
            }

            if (kind != LinkKind.Nic && old.Name != now.Name)
            {
                Change(ChangeGroup.Links, original.ToString(), $"name of link {original}: {old.Name} -> {now.Name}", state => state.FindLink(now.Name) is { } link && link.Kind == kind ? "there" : null);
            }

            // After a rename the states in between know it by either name.
            CompareProperties(
                now.Name == old.Name ? now.Name.ToString() : $"{now.Name} (was {old.Name})",
                state => ReferenceEquals(state, Before) ? old : state.FindLink(now.Name) is { } link && link.Kind == kind ? link : state.FindLink(old.Name) is { } former && former.Kind == kind ? former : null);
        }
    }

    private static bool IsIdlePair(LinkState? link) => link is { Kind: LinkKind.Veth or LinkKind.LoopbackBackend, IsUp: false, Master: null, Addresses.Count: 0 };

    private void CompareProperties(string name, Func<NetworkState, LinkState?> find)
    {
        Flag(ChangeGroup.Links, name, $"{name} is up", $"{name} is up", state => find(state)?.IsUp);
        Property(ChangeGroup.Links, name, $"MAC address of {name}", state => find(state) is { } link ? link.MacAddress?.ToString() ?? "one of its own" : null);
        Property(ChangeGroup.Links, name, $"MTU of {name}", state => find(state) is { } link ? Number(link.MtuBytes) : null);
        Property(ChangeGroup.Links, name, $"ARP of {name}", state => OnOff(find(state)?.IsArpOn));
        Property(ChangeGroup.Links, name, $"multicast of {name}", state => OnOff(find(state)?.IsMulticastOn));
        Property(ChangeGroup.Links, name, $"STP of {name}", state => OnOff(find(state)?.IsStpOn));
    }

    private static string? OnOff(bool? isOn) => isOn is null ? null : isOn.Value ? "on" : "off";

    // ---- domains

    private void CompareDomains()
    {
        foreach (var id in Before.Host.Domains.Concat(After.Host.Domains).Select(domain => domain.Id)
            .Concat(Before.Domains.Domains.Concat(After.Domains.Domains).Select(domain => domain.Definition)).Distinct().OrderBy(id => id.Text, StringComparer.Ordinal))
        {
            CompareDomain(id);
        }

        _guest = "";

        if (Before.Domains.NextId() != After.Domains.NextId() && Before.IsUp && After.IsUp)
        {
            Property(ChangeGroup.Ids, "", "id of the next guest to start", state => state.Domains.NextId() is { } next ? Number(next) : "none is free");
        }
    }

    private void CompareDomain(DomainId id)
    {
        var old = Before.Domains.Find(id);
        var now = After.Domains.Find(id);
        var name = (now ?? old)?.DisplayName ?? "";
        _guest = name;
        string? Running(NetworkState state) => state.Domains.Find(id) is { } domain ? domain.State.ToString() : null;
        string? DomId(NetworkState state) => state.Domains.Find(id)?.DomIdText;
        switch (old, now)
        {
            case (null, null):
                CompareDefinitions(id);
                return;
            case (null, not null):
                Gain(ChangeGroup.Guests, name, $"{name} {StateOf(now)}{Bridges(After, now)}", Running);
                Gain(ChangeGroup.Ids, name, $"{name} has id {now.DomIdText}{Backends(now)}", DomId);
                return;
            case (not null, null):
                Lose(ChangeGroup.Guests, name, $"{name} {StateOf(old)}{Bridges(Before, old)}", Running);
                Lose(ChangeGroup.Ids, name, $"{name} has id {old.DomIdText}{Backends(old)}", DomId);
                BlameFailedStart(id);
                return;
        }

        if (!string.Equals(old.DisplayName, now.DisplayName, StringComparison.Ordinal))
        {
            Change(ChangeGroup.Guests, name, $"name of the guest: {old.DisplayName} -> {now.DisplayName}", state => state.Domains.Find(id)?.DisplayName);
        }

        Property(ChangeGroup.Guests, name, name, state => state.Domains.Find(id) is { } domain ? StateOf(domain) : null);
        Property(ChangeGroup.Ids, name, $"id of {name}", DomId);
        foreach (var vif in old.Vifs.Concat(now.Vifs).Select(vif => vif.Id).Distinct().OrderBy(vif => vif.Index))
        {
            CompareVif(name, vif);
        }
    }

    private void CompareDefinitions(DomainId id)
    {
        var old = Before.Host.Domains.FirstOrDefault(domain => domain.Id == id);
        var now = After.Host.Domains.FirstOrDefault(domain => domain.Id == id);
        if (old is null && now is not null)
        {
            _changes.Add(new BehaviourChange(ChangeKind.Gained, ChangeGroup.Guests, now.DisplayName, $"guest {now.DisplayName} is defined and does not run", _gainedBy.ForDefinition(id)) { Guest = now.DisplayName });
        }
        else if (old is not null && now is null)
        {
            _changes.Add(new BehaviourChange(ChangeKind.Lost, ChangeGroup.Guests, old.DisplayName, $"guest {old.DisplayName} is defined and does not run", _lostBy.ForDefinition(id)) { Guest = old.DisplayName });
        }
    }

    /// <summary>A guest that would run if its start had not failed is lost by that start, not by the event that ended it before.</summary>
    private void BlameFailedStart(DomainId id)
    {
        if (_gainedBy.FailedStartOf(id) is not var (blame, reason))
        {
            return;
        }

        _changes[^2] = _changes[^2] with { Text = $"{_changes[^2].Text}; its start fails: {reason}", Blame = blame };
        _changes[^1] = _changes[^1] with { Blame = blame };
    }

    private void CompareVif(string guest, VifId id)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{guest}/{id.Index}");
        string? Backend(NetworkState state) => state.FindVif(id)?.Backend.ToString();
        switch (Before.FindVif(id), After.FindVif(id))
        {
            case (null, not null):
                Gain(ChangeGroup.Guests, name, $"vif {name} ({Backend(After)})", Backend, id);
                return;
            case (not null, null):
                Lose(ChangeGroup.Guests, name, $"vif {name} ({Backend(Before)})", Backend, id);
                return;
        }

        Property(ChangeGroup.Ids, name, $"back end of {name}", Backend, id);
        Property(ChangeGroup.Guests, name, $"bridge of {name}", state => BridgeOf(state, id), id);
        Property(ChangeGroup.Guests, name, $"MAC address of {name}", state => state.FindVif(id) is { } vif ? vif.MacAddress.TryGet(out var mac) ? mac?.ToString() ?? "drawn" : "unknown" : null, id);
        Property(ChangeGroup.Guests, name, $"script of {name}", state => state.FindVif(id) is { } vif ? vif.Script.TryGet(out var script) ? script?.ToString() ?? "none" : "unknown" : null, id);
        if (Before.IsKnown && After.IsKnown)
        {
            Flag(ChangeGroup.Guests, name, $"the back end of {name} is up", $"the back end of {name} is up", state => state.FindVif(id) is { } vif ? state.FindLink(vif.Backend)?.IsUp : null, id);
        }
    }

    private static string StateOf(RunningDomain domain) => domain.State switch
    {
        DomainRunState.Running => "runs",
        DomainRunState.Paused => "is left paused",
        DomainRunState.Starting => "is starting",
        _ => "is in an unknown state",
    };

    private static string Bridges(NetworkState state, RunningDomain domain)
    {
        var bridges = domain.Vifs.Select(vif => BridgeOf(state, vif.Id)).OfType<string>().Where(bridge => bridge is not NoBridge).Distinct(StringComparer.Ordinal).ToList();
        return bridges.Count == 0 ? "" : $" (bridge {string.Join(", ", bridges)})";
    }

    private static string Backends(RunningDomain domain) => domain.Vifs.Count == 0 ? "" : $" ({string.Join(", ", domain.Vifs.Select(vif => vif.Backend))})";

    private static string? BridgeOf(NetworkState state, VifId id)
    {
        if (state.FindVif(id) is not { } vif)
        {
            return null;
        }

        return !state.IsKnown || vif.Unknown.Length > 0 || !vif.Bridge.IsKnown ? "unknown" : state.FindLink(vif.Backend)?.Master?.ToString() ?? NoBridge;
    }

    // ---- who reaches whom

    private void CompareReachability() =>
        _changes.AddRange(ReachComparison.Of(_before, _after, _gainedBy, _lostBy));

    // ---- rules

    private void CompareRules()
    {
        Property(ChangeGroup.Rules, "FORWARD", "policy of FORWARD", state => state.Filter.DropsForward ? "DROP" : "ACCEPT");
        CompareLines("FORWARD", state => state.Filter.Forward.Items, state => state.Filter.Forward.Select(rule => $"iptables -A FORWARD {rule}"));
        CompareLines("nat", state => state.NatRules.Items, state => state.NatRules.Select(rule => $"iptables -t nat -A {rule}"));
        CompareLines("other", state => state.OtherRules.Items, state => state.OtherRules);
        foreach (var name in Before.Sysctls.Concat(After.Sysctls).Select(sysctl => sysctl.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Property(ChangeGroup.Rules, name, name, state => state.FindSysctl(name) ?? "default");
        }
    }

    // Most steps leave the rules alone: they are counted anew only where their source is another one.
    private void CompareLines(string subject, Func<NetworkState, object> source, Func<NetworkState, IEnumerable<string>> lines)
    {
        object? counted = null;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        int CountIn(NetworkState state, string line)
        {
            if (source(state) is var now && !now.Equals(counted))
            {
                counted = now;
                counts = lines(state).CountBy(other => other, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
            }

            return counts.GetValueOrDefault(line);
        }

        var old = lines(Before).CountBy(line => line, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var now = lines(After).CountBy(line => line, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var line in old.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            string? Count(NetworkState state) => Number(CountIn(state, line));
            var difference = now.GetValueOrDefault(line) - old.GetValueOrDefault(line);
            var times = Math.Abs(difference) > 1 ? $" ({Number(Math.Abs(difference))} times)" : "";
            if (difference > 0)
            {
                Gain(ChangeGroup.Rules, subject, $"rule {line}{times}", Count);
            }
            else if (difference < 0)
            {
                Lose(ChangeGroup.Rules, subject, $"rule {line}{times}", Count);
            }
        }
    }
}
