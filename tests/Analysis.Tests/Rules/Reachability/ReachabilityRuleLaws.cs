using FsCheck;
using FsCheck.Fluent;
using XenNetLint.Analysis.Fleet;
using XenNetLint.Analysis.Rules.Reachability;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;
using XenNetLint.Simulator.Packets.Graphs;
using XenNetLint.Testing;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Tests.Rules.Reachability;

/// <summary>What the rules leave unwalked at a look, walks of every pair do not find either.</summary>
public sealed class ReachabilityRuleLaws
{
    private static readonly string[] Releases = ["3.0.0", "3.0.2", "3.0.4", "3.1", "3.3", "3.4", "4.0", "4.1", "4.4"];

    private static readonly string[] Configurations =
    [
        "(network-script network-bridge)\n(vif-script vif-bridge)\n",
        "(network-script 'network-bridge netdev=eth0 bridge=xenbr0')\n(vif-script vif-bridge)\n",
        "(network-script 'network-bridge antispoof=yes')\n(vif-script vif-bridge)\n",
        "(network-script 'network-route netdev=eth0')\n(vif-script vif-route)\n",
        "(network-script network-mine)\n(vif-script vif-bridge)\n",
    ];

    private static readonly string[] Lines =
    [
        "ip link set peth0 down", "ip link set xenbr0 down", "brctl addbr br1; ip link set br1 up", "brctl addbr br1; brctl addif br1 eth1; ip link set br1 up; ip link set eth1 up",
        "ip link set peth0 address 00:11:22:33:44:50", "iptables -P FORWARD DROP", "ip addr add 10.0.0.1/24 dev br1", "ip addr add 10.0.0.2/24 dev eth1", "ip link set xenbr0 arp on",
        "ip link add a0 type veth peer name a1; brctl addif br1 a0; ip link set a0 up; ip link set a1 up", "ip link set vif0.0 down", "echo 0 > /proc/sys/net/bridge/bridge-nf-call-iptables",
    ];

    private static readonly string[] Macs = ["", "mac=00:16:3e:00:00:01", "mac=00:16:3e:00:00:01", "mac=00:16:3e:00:00:02", "mac=fe:ff:ff:ff:ff:ff", "mac=00:11:22:33:44:50"];
    private static readonly string[] Addresses = ["", "", "ip=192.168.1.50", "ip=192.168.1.50", "ip=192.168.1.51", "ip=192.168.1.10", "ip=10.0.0.5", "ip=192.168.1.52 192.168.1.53"];
    private static readonly string[] Places = ["", "", "", "bridge=xenbr0", "bridge=eth0", "bridge=br1", "script=vif-route", "vifname=net"];

    private static Gen<string> Vif { get; } =
        from mac in Gen.Elements(Macs)
        from address in Gen.Elements(Addresses)
        from place in Gen.Elements(Places)
        select string.Join(',', ((string[])[mac, address, place]).Where(part => part.Length > 0));

    private static Arbitrary<Case> Hosts { get; } = Arb.From(
        from release in Gen.Elements(Releases)
        from configuration in Gen.Elements(Configurations)
        from lines in Gen.Elements(Lines).ListOf()
        from vifs in Vif.ListOf()
        select new Case(release, configuration, [.. lines.Take(4)], [.. vifs.Take(3)]));

    [Fact]
    public void Delivery_that_hangs_on_the_last_speaker_is_reported_and_nothing_else() => Law.Holds(Hosts, 3000, host =>
    {
        var fleet = Open(host);
        return new LastSpeakerRule().Analyze(fleet).Any() == fleet.Matrix.Entries().Any(entry => entry.Verdict is { Verdict: Verdict.Depends, Blocker.Disposition: not Disposition.ForwardingLoop, Disposition: not Disposition.ForwardingLoop });
    });

    [Fact]
    public void A_guest_that_walks_show_to_be_cut_off_is_told_of_by_some_rule() => Law.Holds(Hosts, 3000, host =>
    {
        var fleet = Open(host);
        return !CutOff(fleet).Any() || new IsolatedGuestRule().Analyze(fleet).Any() || IsToldOtherwise(fleet.Hosts[0]);
    });

    [Fact]
    public void A_guest_that_is_reported_reaches_nobody_and_nobody_gets_an_answer_from_it() => Law.Holds(Hosts, 3000, host =>
    {
        var fleet = Open(host);
        return new IsolatedGuestRule().Analyze(fleet).All(finding => fleet.Network.Ends.Where(end => finding.Message.StartsWith($"guest {end.Name} of", StringComparison.Ordinal)).All(guest =>
            Others(guest, fleet).All(other => Pairs(guest, other, fleet).All(pair => Judge(pair, fleet) == Verdict.Unreachable) && Pairs(other, guest, fleet).All(pair => Judge(pair, fleet) is Verdict.Unreachable or Verdict.Unknown))));
    });

    [Fact]
    public void Generated_hosts_are_worth_it()
    {
        var fleets = Law.Cases(Hosts, 200).Select(Open).ToList();

        Assert.True(fleets.Count(fleet => fleet.Matrix.Entries().Any(entry => entry.Verdict.Verdict == Verdict.Depends)) >= 10, "Hardly any delivery hangs on who spoke.");
        Assert.True(fleets.Count(fleet => CutOff(fleet).Any()) >= 5, "Hardly any guest is cut off.");
        Assert.True(fleets.Count(fleet => fleet.Matrix.Entries().All(entry => entry.Verdict.Verdict is Verdict.Reachable or Verdict.Unknown)) >= 20, "Hardly any host is well.");
    }

    /// <summary>Guests of which a walk of every pair, there and back, finds no packet delivered, and none of which that is unknown. Nobody knows who is on a LAN without addresses.</summary>
    private static IEnumerable<NetworkEnd> CutOff(FleetAnalysis fleet)
    {
        var ends = fleet.Network.Ends.Where(end => end.Addresses.Count > 0).ToList();
        var domains = BroadcastDomains.Of(fleet.Network.Topology);
        var strange = fleet.Network.Ends.Where(end => end.Addresses.Count == 0).SelectMany(end => LinksOf(end, fleet)).ToList();
        foreach (var guest in ends.Where(end => end is { Role: NodeRole.Guest, Unknown.Length: 0 } && !LinksOf(end, fleet).Any(link => strange.Exists(other => domains.AreJoined(link, other)))))
        {
            var verdicts = Others(guest, fleet)
                .SelectMany(other => Pairs(guest, other, fleet).Concat(other.Role == NodeRole.Outside ? [] : Pairs(other, guest, fleet)))
                .Select(pair => Judge(pair, fleet))
                .ToList();
            if (verdicts.Count > 0 && verdicts.TrueForAll(verdict => verdict == Verdict.Unreachable))
            {
                yield return guest;
            }
        }
    }

    private static IEnumerable<NetworkEnd> Others(NetworkEnd guest, FleetAnalysis fleet) => fleet.Network.Ends.Where(end => end != guest && end.Addresses.Count > 0);

    private static Verdict Judge(EndPair pair, FleetAnalysis fleet) =>
        pair.To.Unknown.Length > 0 || pair.From.Unknown.Length > 0 ? Verdict.Unknown : fleet.Reachability.Judge(pair.ToPacket(), pair.To.Node).Verdict;

    private static IEnumerable<LinkEnd> LinksOf(NetworkEnd end, FleetAnalysis fleet) =>
        fleet.Network.Topology.FindNode(end.Node)?.State.Links.Select(link => new LinkEnd(end.Node, link.Name)) ?? [];

    private static IEnumerable<EndPair> Pairs(NetworkEnd from, NetworkEnd to, FleetAnalysis fleet) =>
        EndPair.TargetsOf(to, fleet.Network.Topology).Select(address => new EndPair(from, to, address));

    private static bool IsToldOtherwise(FleetHost host) =>
        RuleCatalog.BuiltIn.Where(rule => rule.HoldsFor(host.Network.Host.Release, host.Network.Host.Toolstack))
            .SelectMany(rule => rule switch
            {
                ModelRule modelRule => modelRule.Analyze(host.Network),
                TimelineRule timelineRule => timelineRule.Analyze(host.Timeline, host.Network),
                _ => [],
            })
            .Any(finding => finding.Severity > DiagnosticSeverity.Info);

    private static FleetAnalysis Open(Case host)
    {
        const string Facts = """
            { "hosts": { "alpha": { "interfaces": [
                { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ] }, { "name": "eth1", "mac": "00:11:22:33:44:51" } ],
                "routes": [ "default via 192.168.1.1 dev eth0" ] } } }
            """;
        var script = "#!/bin/sh\n\"$(dirname \"$0\")/network-bridge\" \"$@\" netdev=eth0 bridge=xenbr0\n" + string.Concat(host.Lines.Select(line => line + "\n"));
        var files = host.Vifs.Select((vif, number) => SourceText.FromString($"alpha/guest{number}", $"kernel = '/vmlinuz'\nvif = ['{vif}']\n"))
            .Append(SourceText.FromString("alpha/xend-config.sxp", host.Configuration))
            .Append(SourceText.FromString("alpha/scripts/network-mine", script));
        var workspace = Workspace.Arrange(files.Select(FileRecognition.RecognizeNamed), [ToolConfigReader.Read(SourceText.FromString("xennetlint.json", Facts), out _)]);
        var analysis = new NetworkAnalysis(Assert.Single(workspace.Hosts), new BindingCandidate(Release.Get(host.Release), Toolstack.Xend));
        return FleetAnalysis.Of([new FleetHost(analysis.Network, analysis.Timeline)], workspace);
    }

    private sealed record Case(string Release, string Configuration, IReadOnlyList<string> Lines, IReadOnlyList<string> Vifs)
    {
        public override string ToString() => $"{Release} {Configuration.ReplaceLineEndings(" ")}\n  lines {string.Join(" | ", Lines)}\n  vifs {string.Join(" | ", Vifs)}";
    }
}
