using XenNetLint.Collections;
using XenNetLint.Model.Elements;

namespace XenNetLint.Model.Binding.Distribution;

/// <summary>What the distribution's network files make of a host at its boot.</summary>
internal sealed record DistributionFacts
{
    /// <summary>Interfaces, network cards first; empty if the files configure none besides the loopback.</summary>
    public EquatableArray<HostInterface> Interfaces { get; init; } = [];

    /// <summary>Routes besides the connected ones.</summary>
    public EquatableArray<HostRoute> Routes { get; init; } = [];

    /// <summary>What ifup has for names that only Xen's scripts make.</summary>
    public EquatableArray<IfupConfiguration> Configurations { get; init; } = [];

    /// <summary>Why there may be bridges that the files do not show; empty if they show all.</summary>
    public string Unread { get; init; } = "";

    /// <summary>Whether files of ifup's are among them, so that it is known of each name whether it has a configuration. Source: host-scripts §0.3.</summary>
    public bool StatesIfup { get; init; }
}
