using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests;

/// <summary>Timelines from event texts.</summary>
internal static class Play
{
    public static Timeline On(HostNetwork host, params string[] events) => Timeline.Play(host, events.Select(Read));

    /// <summary>Brings up the host's network and then runs the network script as often as said; xend runs throughout.</summary>
    public static Timeline Starts(HostNetwork host, int runs = 1)
    {
        var network = Timeline.Play(host, [new HostNetworkCameUp()]);
        var xend = new RunXend(XendOptions.Of(host));
        var up = network.Steps[0] with { Effects = network.Steps[0].Effects.Add(xend), State = network.FinalState.With(xend).State };
        return Enumerable.Repeat(new XendRestarted(), runs).Aggregate(network with { Steps = [up] }, (timeline, restart) => timeline.After(restart));
    }

    /// <summary>Runs one shipped network script by hand, as an administrator does.</summary>
    public static (NetworkState State, ScriptOutcome Outcome) ByHand(this NetworkState state, string line)
    {
        var step = Transition.Apply(state, new CommandRun(line)).Steps[^1];
        return (step.State, Assert.Single(step.Scripts));
    }

    /// <summary>The same at the end of a timeline.</summary>
    public static (NetworkState State, ScriptOutcome Outcome) ByHand(this Timeline timeline, string line) => timeline.FinalState.ByHand(line);

    public static DomainReference Named(string name) => DomainReference.ByName(new DomainName(name));

    /// <summary>Exit statuses of the last step's scripts.</summary>
    public static string Statuses(this Timeline timeline) => string.Join(' ', timeline.Steps[^1].Scripts.Select(script => script.ExitStatus));

    public static NetworkEvent Read(string text) =>
        EventParser.TryParse(text, out var networkEvent, out var error) ? networkEvent : throw new ArgumentException(error, nameof(text));
}
