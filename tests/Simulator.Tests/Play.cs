using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Simulator.Tests;

/// <summary>Timelines from event texts.</summary>
internal static class Play
{
    public static Timeline On(HostNetwork host, params string[] events) => Timeline.Play(host, events.Select(Read));

    /// <summary>Boots with the given number of runs of the network script.</summary>
    public static Timeline Starts(HostNetwork host, int runs = 1) =>
        Timeline.Play(host, [new HostNetworkCameUp(), .. Enumerable.Repeat(new XendStarted(), runs)]);

    public static DomainReference Named(string name) => DomainReference.ByName(new DomainName(name));

    /// <summary>Exit statuses of the last step's scripts.</summary>
    public static string Statuses(this Timeline timeline) => string.Join(' ', timeline.Steps[^1].Scripts.Select(script => script.ExitStatus));

    private static NetworkEvent Read(string text) =>
        EventParser.TryParse(text, out var networkEvent, out var error) ? networkEvent : throw new ArgumentException(error, nameof(text));
}
