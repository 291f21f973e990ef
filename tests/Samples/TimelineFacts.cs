using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Samples;

/// <summary>Short questions to a timeline, so that a test reads like the row of a table.</summary>
internal static class TimelineFacts
{
    /// <summary>The link of that name; the test fails if there is none.</summary>
    public static LinkState Link(this NetworkState state, string name) =>
        state.FindLink(InterfaceName.Parse(name)) ?? throw new Xunit.Sdk.XunitException($"There is no link {name}, only {string.Join(", ", state.Links.Select(link => link.Name))}.");

    /// <summary>Names of all bridges, with blanks between.</summary>
    public static string BridgeNames(this NetworkState state) => string.Join(' ', state.Bridges.Select(bridge => bridge.Name));

    /// <summary>The ports of a bridge, with blanks between.</summary>
    public static string Ports(this NetworkState state, string bridge) => string.Join(' ', state.PortsOf(InterfaceName.Parse(bridge)).Select(port => port.Name));

    /// <summary>Links with an IPv4 address and these addresses, with blanks between.</summary>
    public static string Addresses(this NetworkState state) =>
        string.Join(' ', state.Links.Where(link => link.Addresses.Count > 0).Select(link => $"{link.Name}={string.Join(',', link.Addresses.Select(address => address.Prefix))}"));

    /// <summary>The routes as <c>ip route</c> prints them, with a semicolon between.</summary>
    public static string RouteTexts(this NetworkState state) => string.Join("; ", state.Routes);

    /// <summary>The flags that host-scripts §8 prints: U up, D down, NA arp off, NM multicast off.</summary>
    public static string Flags(this LinkState link) =>
        (link.IsUp ? "U" : "D") + (link.IsArpOn ? "" : " NA") + (link.IsMulticastOn ? "" : " NM");

    /// <summary>The running domains with their ids, with blanks between.</summary>
    public static string RunningDomains(this NetworkState state) =>
        string.Join(' ', state.Domains.Domains.Where(domain => domain.State == DomainRunState.Running).Select(domain => $"{domain.DomId}={domain.DisplayName}"));

    /// <summary>The state right after xend's start.</summary>
    public static NetworkState AfterXendStart(this Timeline timeline) => timeline.Step<XendStarted>().State;

    /// <summary>The first step of a kind.</summary>
    public static TimelineStep Step<T>(this Timeline timeline)
        where T : NetworkEvent => timeline.Steps.First(step => step.Event is T);

    /// <summary>The step with a title.</summary>
    public static TimelineStep Step(this Timeline timeline, string title) =>
        timeline.Steps.FirstOrDefault(step => string.Equals(step.Title, title, StringComparison.Ordinal))
            ?? throw new Xunit.Sdk.XunitException($"There is no step '{title}', only {string.Join(", ", timeline.Steps.Select(step => $"'{step.Title}'"))}.");
}
