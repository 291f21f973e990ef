using System.Globalization;
using System.Text.Json.Nodes;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Forwarding;
using XenNetLint.Simulator.Scripts;
using XenNetLint.Simulator.State;

namespace XenNetLint.LabCompare;

/// <summary>Plays a scenario as the lab's driver does, with the simulator in the place of kernel and scripts.</summary>
/// <remarks>
/// The driver is neither xend nor xl: it makes all back ends, runs every vif's script, destroys a guest of which one failed without running
/// <c>offline</c>, and sets up the guest's own interfaces last.
/// </remarks>
internal sealed class LabPlay
{
    private const string ScriptsFolder = "/etc/xen/scripts";
    private const int Killed = 124;

    // About what the lab took; only the second in which news of a carrier spread depends on it.
    private static readonly TimeSpan ScriptDuration = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan CommandDuration = TimeSpan.FromMilliseconds(30);

    // An entry that nobody confirms is given up after this. Source: host-scripts §12.5.
    private static readonly TimeSpan Disbelief = TimeSpan.FromSeconds(5);

    private readonly LabScenario _scenario;
    private readonly LabWorld _world = new();
    private readonly List<Unplayable> _problems = [];
    private readonly JsonArray _events = [];
    private readonly JsonObject _observations = [];

    private WalkMemory _memory = new();

    private LabPlay(LabScenario scenario) => _scenario = scenario;

    private NetworkState Dom0 => _world[LabWorld.Dom0];

    /// <summary>What the simulator says of a scenario.</summary>
    public static Prediction Predict(LabScenario scenario)
    {
        if (scenario.Problems.Count > 0)
        {
            return new Prediction(scenario, Result: null, scenario.Problems);
        }

        var play = new LabPlay(scenario);
        play.Build();
        foreach (var labEvent in scenario.Events)
        {
            var result = play.Play(labEvent);
            if (play._problems.Count > 0)
            {
                return new Prediction(scenario, Result: null, [.. play._problems]);
            }

            play._events.Add(new JsonObject { ["event"] = labEvent.Json.DeepClone(), ["result"] = result });
        }

        play._observations["end"] = ObservationWriter.Write(play._world, scenario, ref play._memory);
        return new Prediction(
            scenario, new JsonObject { ["scenario"] = scenario.Name, ["scripts"] = scenario.Label, ["events"] = play._events, ["observations"] = play._observations }, [], play.Dom0, play._world.ToTopology());
    }

    private void Build()
    {
        var host = LabHost.Of(_scenario);
        _world.AddNode(LabWorld.Dom0, Transition.Apply(NetworkState.PoweredOff(host), new HostNetworkCameUp()).State);
        for (var number = 0; number < _scenario.LoopbackPairs; number++)
        {
            // The lab's pairs are generic veth pairs; netloop's own front ends have no address. Source: host-scripts §5.
            var veth = InterfaceName.Parse(string.Create(CultureInfo.InvariantCulture, $"veth{number}"));
            _world.Apply(LabWorld.Dom0, new SetMacAddress(veth, ScenarioReader.GeneratedMac(0x1c, number)));
        }

        _world.Apply(LabWorld.Dom0, _scenario.Sysctls.Select(sysctl => new SetSysctl(new Sysctl((sysctl.Key.StartsWith("net.", StringComparison.Ordinal) ? "" : "net.") + sysctl.Key, sysctl.Value))));
        foreach (var lan in _scenario.Lans)
        {
            BuildLan(lan);
        }
    }

    private void BuildLan(LabLan lan)
    {
        var bridge = InterfaceName.Parse("lan");
        _world.AddNode(lan.Name, Started(lan.Name), isOutside: true);
        _world.Apply(lan.Name, new CreateBridge(bridge), new SetStp(bridge, IsOn: false), new SetForwardDelay(bridge, TimeSpan.Zero), new SetMacAddress(bridge, lan.MacAddress), new BringUp(bridge));
        RunIp(lan.Name, lan.Addresses.Select(address => $"addr add {address} dev lan").Concat(lan.Routes.Select(route => "route add " + route)));
        foreach (var (index, nic) in _scenario.Nics.Index().Where(nic => string.Equals(nic.Item.Lan, lan.Name, StringComparison.Ordinal)))
        {
            var port = InterfaceName.Parse("port-" + nic.Name);
            _world.Apply(lan.Name, new CreateNic(port, ScenarioReader.GeneratedMac(0x1b, index + 1)));
            _world.Connect(new LinkEnd(LabWorld.Dom0, nic.Name), new LinkEnd(lan.Name, port));
            _world.Apply(lan.Name, new Enslave(bridge, port), new BringUp(port));
        }
    }

    /// <summary>A node that is not dom0, its kernel started, without a link.</summary>
    private NetworkState Started(string name)
    {
        var host = new HostNetwork
        {
            Name = name,
            Release = _scenario.Release,
            Toolstack = _scenario.Toolstack,
            NetworkScript = Fact.Stated<ScriptCommand?>(null),
            VifScript = Fact.Stated(_scenario.VifScript),
            Environment = new() { ListsDefaultRouteFirst = true },
        };
        return NetworkState.PoweredOff(host).With(new StartKernel()).State;
    }

    private JsonObject Play(LabEvent labEvent) => labEvent switch
    {
        NetworkScriptRan ran => RunNetworkScript(ran.Command),
        GuestStarted started => Start(started.Name),
        GuestShutDown ended => ShutDown(ended.Name),
        GuestRestarted restarted => new JsonObject { ["shutdown"] = ShutDown(restarted.Name), ["start"] = Start(restarted.Name) },
        CommandGiven given => RunCommand(given),
        TimePassed passed => Wait(passed.Duration),
        StateObserved observed => Observe(observed.Label),
        _ => Refuse("the lab knows no such event"),
    };

    private JsonObject Wait(TimeSpan duration)
    {
        _world.Pass(duration);
        if (duration >= Disbelief)
        {
            _memory.ForgetNeighbours();
        }

        return [];
    }

    private JsonObject Observe(string label)
    {
        _observations[label] = ObservationWriter.Write(_world, _scenario, ref _memory);
        return [];
    }

    private JsonObject Refuse(string reason)
    {
        _problems.Add(new Unplayable(string.Create(CultureInfo.InvariantCulture, $"events/{_events.Count}"), reason));
        return [];
    }

    // ---- scripts and commands

    private JsonObject RunNetworkScript(string command)
    {
        if (_scenario.NetworkScript is not { } script)
        {
            return new JsonObject { ["skipped"] = "no network-script" };
        }

        var (run, outcomes) = NetworkScripts.Run(Dom0, script, command);
        return Finish(run, outcomes[0]);
    }

    /// <summary>What a script did, as far as it got before the lab ended it.</summary>
    private JsonObject Finish(ScriptRun run, ScriptOutcome outcome)
    {
        var waited = TimeSpan.Zero;
        foreach (var effect in run.Effects)
        {
            waited += effect is DropLock { Wait: var wait } ? wait : TimeSpan.Zero;
            if (waited > _scenario.ScriptTimeout)
            {
                _world.Pass(_scenario.ScriptTimeout);
                return new JsonObject { ["rc"] = Killed };
            }

            _world.Apply(LabWorld.Dom0, effect);
        }

        _world.Pass(waited + ScriptDuration);
        return run.Unknown.Length > 0 ? Refuse(run.Unknown)
            : Dom0 != run.State ? Refuse($"the effects of {outcome.CommandLine} do not give its state")
            : Outcome(outcome);
    }

    private JsonObject RunCommand(CommandGiven given)
    {
        if (!_world.Has(given.Node))
        {
            return new JsonObject { ["skipped"] = "no such node" };
        }

        var run = RunLine(given.Node, given.CommandLine);
        return run.Unknown.Length > 0 ? Refuse(run.Unknown) : new JsonObject { ["rc"] = run.ExitStatus ?? StatusOfCall(given) };
    }

    /// <summary>The status of a line that ends with a call to somebody else; null if it does not, or if that is not known.</summary>
    private int? StatusOfCall(CommandGiven given)
    {
        var words = given.CommandLine.Split([";", "&&"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault("").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not [var program, .., var last] || !IPv4Address.TryParse(last, out var target))
        {
            return null;
        }

        var device = Array.IndexOf(words, "-I") is var at and > 0 && InterfaceName.TryParse(words[at + 1], out var named) ? named : default(InterfaceName?);
        if (!(program is "arping" && device is not null) && !(program is "ping" && device is null))
        {
            return null;
        }

        var plane = ForwardingPlane.Of(_world.ToTopology());
        _memory = _memory.MoveTo(plane);
        var isAnswered = device is { } asker
            ? plane.Find(new LinkEnd(given.Node, asker)) is { } link && PacketWalk.AsksFor(plane, link, target, _memory)
            : PacketWalk.Run(plane, new Packet(given.Node, target), _memory).IsAnswered;
        return isAnswered ? 0 : 1;
    }

    private ShellLine RunLine(string node, string line)
    {
        var run = ShellLine.Run(_world[node], line);
        _world.Apply(node, run.Effects);
        _world.Pass(CommandDuration);
        return run;
    }

    /// <summary>Lines of a batch for ip: each is done or refused by itself.</summary>
    private void RunIp(string node, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            if (RunLine(node, "ip " + line) is { Unknown.Length: > 0 } lost)
            {
                Refuse(lost.Unknown);
            }
        }
    }

    private static JsonObject Outcome(ScriptOutcome outcome) => new()
    {
        ["rc"] = outcome.ExitStatus,
        ["stdout"] = Lines(outcome.StandardOutput),
        ["stderr"] = Lines(outcome.StandardError),
        ["syslog"] = new JsonArray([.. outcome.Syslog.Select(line => (JsonNode)JsonValue.Create("daemon." + InLabsWords(line)))]),
    };

    private static string Lines(IEnumerable<string> lines) => InLabsWords(string.Join('\n', lines.Select(line => line.TrimEnd())));

    private static string InLabsWords(string text) => text.Replace(ScriptsFolder, "<scripts>", StringComparison.Ordinal);

    // ---- guests

    private JsonObject Start(string name)
    {
        if (_scenario.Domains.FirstOrDefault(domain => string.Equals(domain.Name, name, StringComparison.Ordinal)) is not { } domain)
        {
            return Refuse($"there is no guest '{name}'");
        }

        if (_world.Has(name))
        {
            return new JsonObject { ["skipped"] = "already running" };
        }

        _world.Apply(LabWorld.Dom0, new AllocateDomainId(domain.Definition));
        if (Dom0.Domains.Find(domain.Definition.Id) is not { } running)
        {
            return Refuse("no domain id is free");
        }

        _world.AddNode(name, Started(name));
        _world.Apply(LabWorld.Dom0, DomainStart.CreateBackends(new StepBuilder(Dom0), running.DomId, domain.Vifs).Effects);
        foreach (var vif in domain.Vifs)
        {
            var guest = InterfaceName.Parse(string.Create(CultureInfo.InvariantCulture, $"eth{vif.Id.Index}"));
            _world.Apply(name, new CreateNic(guest, vif.MacAddress.OrElse(null)));
            _world.Connect(new LinkEnd(LabWorld.Dom0, BackendVifs.KernelName(running.DomId, vif.Id.Index)), new LinkEnd(name, guest));
        }

        var vifs = new JsonArray([.. domain.Vifs.Select(vif => (JsonNode)RunVifScript(vif, isOnline: true))]);
        var isStarted = domain.Vifs.Zip(vifs).All(pair => pair.Second?["rc"]?.GetValue<int>() is 0 && pair.Second["hotplug_status"]?.GetValue<string>() is "connected");
        var result = new JsonObject { ["domid"] = running.DomId, ["vifs"] = vifs, ["ok"] = isStarted };
        if (!isStarted && !_scenario.KeepsFailed)
        {
            Remove(domain);
            result["destroyed"] = true;
            return result;
        }

        SetUp(domain);
        return result;
    }

    /// <summary>The guest's own interfaces, routes and commands.</summary>
    private void SetUp(LabDomain domain)
    {
        foreach (var vif in domain.Vifs)
        {
            var device = string.Create(CultureInfo.InvariantCulture, $"eth{vif.Id.Index}");
            var addresses = domain.Interfaces.FirstOrDefault(entry => string.Equals(entry.Key, device, StringComparison.Ordinal)).Value;
            RunIp(domain.Name, addresses.Select(address => $"addr add {address} brd + dev {device}").Append($"link set {device} up"));
        }

        RunIp(domain.Name, domain.Routes.Select(route => "route add " + route));
        foreach (var command in domain.Commands)
        {
            if (RunLine(domain.Name, command) is { Unknown.Length: > 0 } lost)
            {
                Refuse(lost.Unknown);
            }
        }
    }

    private JsonObject ShutDown(string name)
    {
        if (!_world.Has(name) || _scenario.Domains.FirstOrDefault(domain => string.Equals(domain.Name, name, StringComparison.Ordinal)) is not { } domain)
        {
            return new JsonObject { ["skipped"] = "not running" };
        }

        if (_scenario.RemovesBeforeOffline)
        {
            _world.Apply(LabWorld.Dom0, domain.Vifs.Select(vif => new DeleteLink(NameNow(vif))));
        }

        var vifs = new JsonArray([.. domain.Vifs.Select(vif => (JsonNode)RunVifScript(vif, isOnline: false))]);
        Remove(domain);
        return new JsonObject { ["vifs"] = vifs };
    }

    /// <summary>The name by which the driver looks for a back end: the wished one where a link has it, whoever's that is.</summary>
    private InterfaceName NameNow(Vif vif)
    {
        var domId = Dom0.Domains.Find(vif.Id.Domain)?.DomId ?? 0;
        return vif.BackendName.OrElse(null) is { } wanted && Dom0.FindLink(wanted) is not null ? wanted : BackendVifs.KernelName(domId, vif.Id.Index);
    }

    /// <summary>The guest's namespace ends, and with it both ends of its vifs.</summary>
    private void Remove(LabDomain domain)
    {
        _world.RemoveNode(domain.Name);
        _world.Apply(LabWorld.Dom0, domain.Vifs.Select(vif => new RemoveBackendVif(vif.Id)));
        if (Dom0.Domains.Find(domain.Definition.Id) is { } running)
        {
            _world.Apply(LabWorld.Dom0, new EndDomain(running.DomId));
        }
    }

    private JsonObject RunVifScript(Vif vif, bool isOnline)
    {
        var (_, run, outcome) = VifScripts.Run(Dom0, vif, isOnline);
        var result = Finish(run, outcome);
        var written = Dom0.FindVif(vif.Id)?.Hotplug ?? HotplugOutcome.Silence;
        result["hotplug_status"] = NullIfEmpty(written.Status);
        result["hotplug_error"] = NullIfEmpty(InLabsWords(written.Error));
        return result;
    }

    private static string? NullIfEmpty(string text) => text.Length > 0 ? text : null;
}
