using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Tests;

/// <summary>Timelines from event texts.</summary>
internal static class Play
{
    public static Timeline On(HostNetwork host, params string[] events) => Timeline.Play(host, events.Select(Read));

    /// <summary>Boots with the given number of runs of the network script.</summary>
    public static Timeline Starts(HostNetwork host, int runs = 1) =>
        Timeline.Play(host, [new HostNetworkCameUp(), .. Enumerable.Repeat(new XendStarted(), runs)]);

    /// <summary>Runs one shipped network script by hand, as an administrator does.</summary>
    public static (NetworkState State, ScriptOutcome Outcome) ByHand(this NetworkState state, string line)
    {
        const string Name = "network-by-hand";
        var words = line.Split(' ');
        var host = state.Host with
        {
            NetworkScript = Fact.Stated<ScriptCommand?>(ScriptCommand.Split(Name)),
            CustomScripts = [new CustomScript(Name, [new CallsShippedScript(words[0], [.. words[1..]], 1)])],
        };
        var step = Transition.Apply(state with { Host = host }, new XendStarted()).Steps[^1];
        return (step.State with { Host = state.Host }, step.Scripts[1]);
    }

    /// <summary>The same at the end of a timeline.</summary>
    public static (NetworkState State, ScriptOutcome Outcome) ByHand(this Timeline timeline, string line) => timeline.FinalState.ByHand(line);

    public static DomainReference Named(string name) => DomainReference.ByName(new DomainName(name));

    /// <summary>Exit statuses of the last step's scripts.</summary>
    public static string Statuses(this Timeline timeline) => string.Join(' ', timeline.Steps[^1].Scripts.Select(script => script.ExitStatus));

    private static NetworkEvent Read(string text) =>
        EventParser.TryParse(text, out var networkEvent, out var error) ? networkEvent : throw new ArgumentException(error, nameof(text));
}
