using System.Globalization;
using System.Reflection;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;
using XenNetLint.Testing;
using Xunit;

namespace XenNetLint.Simulator.Tests.Packets;

public sealed class ScratchTests
{
    [Fact]
    public void Explore()
    {
        var hasPast = Environment.GetEnvironmentVariable("PAST") is not null;
        var agree = typeof(ReachMatrixLaws).GetMethod("AllAgree", BindingFlags.NonPublic | BindingFlags.Static)!;
        var type = typeof(ReachMatrixLaws).GetNestedType("Measure", BindingFlags.NonPublic)!;
        var measure = Activator.CreateInstance(type)!;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var cases = Law.Cases(RandomFleet.Any, int.Parse(Environment.GetEnvironmentVariable("EXPLORE") ?? "300", CultureInfo.InvariantCulture));
        using var output = new StreamWriter("/tmp/explore.txt");
        var failed = 0;
        foreach (var (number, given) in cases.Index())
        {
            var fleet = given.Build();
            type.GetMethod("Count", [typeof(FleetNetwork)])!.Invoke(measure, [fleet]);
            try
            {
                agree.Invoke(null, [fleet, hasPast ? given.BuildPast() : new List<(Topology Topology, string Event)>(), measure]);
            }
            catch (TargetInvocationException e)
            {
                failed++;
                output.WriteLine($"--- {number}\n{given}\n{(e.InnerException is Xunit.Sdk.XunitException ? e.InnerException.Message : e.InnerException)}");
            }
        }

        output.WriteLine($"run {watch.Elapsed} failed {failed}");
        try { type.GetMethod("Check")!.Invoke(measure, []); } catch (TargetInvocationException e) { output.WriteLine(e.InnerException!.Message); }
    }
}
public sealed class Scratch2Tests
{
    [Fact]
    public void Dump()
    {
        var fleet = (RandomFleet)typeof(ReachMatrixTests).GetMethod("Fleet", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, [3, new HostSetting(Model.Elements.Release.Get("3.0.4"), "network-bridge antispoof=yes", "vif-bridge", "xenbr0"), true])!;
        var plane = XenNetLint.Simulator.Packets.Forwarding.ForwardingPlane.Of(fleet.Build().Topology);
        using var output = new StreamWriter("/tmp/dump.txt");
        foreach (var node in plane.Nodes.Where(node => node.Node.Role == NodeRole.Dom0))
        {
            var shape = new HostShape(node, plane, Mentions.Of(plane)[plane.GroupOf(node)]);
            output.WriteLine($"{node.Name} {shape.IsLikeOthers()}\n{shape.ToText()}");
            output.WriteLine(string.Join("\n", node.Links.Where(l => !HostShape.IsBackend(l)).Select(l => $"{l} {l.State.IsUp} {l.Mac:x} speakers {plane.SpeakersOf(l.Mac, node).Count}")));
        }
    }
}
