using XenNetLint.Analysis.Fleet.Traces;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Reports;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;
using Xunit;

namespace XenNetLint.LabCompare.Tests;

/// <summary>Two guests with one MAC address, as the kernel lab has them: what <c>trace</c> says of third parties. Source: lab 29-dup-mac.</summary>
[Trait("Category", "Lab")]
public sealed class DuplicateMacTraceTests
{
    private static readonly Topology World = Prediction.Of(Lab.Scenario("29-dup-mac")).World ?? throw new InvalidOperationException("the scenario cannot be played");

    /// <summary>A third party, the guest that it asks, and the guest with the same MAC address.</summary>
    public static TheoryData<string, string, string, string> Pairs => new()
    {
        { "g3", "10.0.0.11", "g1", "g2" },
        { "g3", "10.0.0.12", "g2", "g1" },
        { "dom0", "10.0.0.11", "g1", "g2" },
        { "lan0", "10.0.0.12", "g2", "g1" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void An_order_of_speakers_is_told_after_which_a_third_party_is_answered_and_one_after_which_the_twin_takes_it(string from, string to, string meant, string twin)
    {
        var packet = PacketOf(from, to);
        var reachability = new ReachJudge(World);
        var verdict = reachability.Judge(packet, meant);

        Assert.Equal(Verdict.Depends, verdict.Verdict);
        var (works, breaks) = (Assert.IsType<SpeakingOrder>(verdict.Works), Assert.IsType<SpeakingOrder>(verdict.Breaks));
        Assert.Equal(twin, breaks.Utterances[^1].Node);

        // Played again, the orders do what they promise: the twin has the packet that is not for it.
        Assert.True(reachability.Follow(packet, meant, works).IsAnswered);
        var broken = reachability.Follow(packet, meant, breaks);
        Assert.Equal(twin, broken.Blocker?.Node);
        Assert.Equal(verdict.Blocker, broken.Blocker);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_orders_are_printed_as_numbered_sentences(string from, string to, string meant, string twin)
    {
        var text = TextOf(from, to, meant);

        Assert.StartsWith($"{from} -> {meant}: depends on who spoke before\n", text, StringComparison.Ordinal);
        Assert.Contains($"\nit works when nobody has spoken before\n  1. {from} sends to {meant}, and the answer comes back\n", text, StringComparison.Ordinal);
        Assert.Matches(
            $"\nit fails after this, for one\n  1\\. .*\n  2\\. {twin} \\(which has the MAC address of {meant}\\) sends to .*\n  3\\. {from} sends to {meant}, and it is lost: it comes to {twin}, which does not have {to} and passes nothing on",
            text);
    }

    [Fact]
    public void The_two_never_reach_each_other() =>
        Assert.Equal(Verdict.Unreachable, new ReachJudge(World).Judge(PacketOf("g1", "10.0.0.12"), "g2").Verdict);

    private static Packet PacketOf(string from, string to) => IPv4Address.TryParse(to, out var address) ? new Packet(from, address) : throw new ArgumentException(to, nameof(to));

    private static string TextOf(string from, string to, string meant)
    {
        var network = new FleetNetwork(World, [.. World.Nodes.Select(End)], []);
        var packet = PacketOf(from, to);
        var reachability = new ReachJudge(World);
        var (verdict, trace) = (reachability.Judge(packet, meant), reachability.Follow(packet, meant));
        var answer = new TraceAnswer
        {
            From = new TraceEnd { Text = from, End = network.FindEnd(from) },
            To = new TraceEnd { Text = meant, End = network.FindEnd(meant) },
            SizeBytes = packet.SizeBytes,
            Verdict = verdict.Verdict,
            Address = packet.To,
            Request = Traced(trace.Request),
            Answer = Traced(trace.Answer),
            Blockers = verdict.Blocker is { } blocker ? [blocker] : [],
            Works = verdict.Works,
            Breaks = verdict.Breaks,
            Network = network,
        };
        using var writer = new StringWriter { NewLine = "\n" };
        TraceText.Write(new TraceResult { Assumptions = [], Events = [], StartsAll = false, Traces = [new TraceReport(answer, [], Model.Elements.Toolstack.Xl)] }, writer, Palette.Plain);
        return writer.ToString();
    }

    private static NetworkEnd End(NetworkNode node) => new()
    {
        Node = node.Name,
        Role = node.Role,
        Host = "",
        Name = node.Name,
        Addresses = [.. node.State.Links.SelectMany((link, number) => link.Addresses.Select(address => new EndAddress(link.Name, number, address.Prefix)))],
    };

    private static EquatableArray<TracedHop> Traced(EquatableArray<Hop> hops) =>
        [.. hops.Select(hop => new TracedHop(World.FindNode(hop.Node) ?? throw new InvalidOperationException(hop.Node), [.. hop.Steps.Select(step => new TracedStep(step, Place: null))]))];
}
