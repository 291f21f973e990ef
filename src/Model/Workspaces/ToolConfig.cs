using XenNetLint.Collections;

namespace XenNetLint.Model.Workspaces;

/// <summary>What an <c>xennetlint.json</c> states. Source: product §2.</summary>
public sealed record ToolConfig
{
    /// <summary>Hosts in the order of the file.</summary>
    public EquatableArray<HostStatement> Hosts { get; init; } = [];

    /// <summary>LANs that several host interfaces share.</summary>
    public EquatableArray<Segment> Segments { get; init; } = [];

    /// <summary>Addresses and networks that can be reached beyond the uplink.</summary>
    public EquatableArray<Addresses.IPv4Prefix> Outside { get; init; } = [];

    /// <summary>The routes that the network outside has; null if not stated.</summary>
    public EquatableArray<Elements.OutsideRoute>? OutsideRoutes { get; init; }

    /// <summary>Where <see cref="OutsideRoutes"/> are written, in their order.</summary>
    public EquatableArray<Text.Location> OutsideRoutePlaces { get; init; } = [];

    /// <summary>Whether it lies above what is looked at, so that it may speak of files that are not read.</summary>
    public bool IsAbove { get; init; }

    /// <summary>Names for several ends at once.</summary>
    public EquatableArray<EndGroup> Groups { get; init; } = [];

    /// <summary>Who must, and who must never, reach whom.</summary>
    public EquatableArray<Expectation> Expectations { get; init; } = [];
}
