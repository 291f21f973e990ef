using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Text;

namespace XenNetLint.Model.Workspaces;

/// <summary>What <c>xennetlint.json</c> states of one host; null or absent members are not stated. Source: product §2.</summary>
public sealed record HostStatement
{
    /// <summary>The host's name.</summary>
    public required string Name { get; init; }

    /// <summary>Where the name is written; null if it was not read from a file.</summary>
    public Location? Location { get; init; }

    /// <summary>Its folder as a path for output; null if the host is found by its name.</summary>
    public string? Root { get; init; }

    /// <summary>The release.</summary>
    public Release? Release { get; init; }

    /// <summary>The toolstack.</summary>
    public Toolstack? Toolstack { get; init; }

    /// <summary>Interfaces before any script runs; null if not stated.</summary>
    public EquatableArray<HostInterface>? Interfaces { get; init; }

    /// <summary>Where the names of <see cref="Interfaces"/> are written, in their order.</summary>
    public EquatableArray<Location> InterfacePlaces { get; init; } = [];

    /// <summary>Routes before any script runs; null if not stated.</summary>
    public EquatableArray<HostRoute>? Routes { get; init; }

    /// <summary>Loopback pairs; null if not stated.</summary>
    public int? LoopbackPairs { get; init; }

    /// <summary>The domains that start with the host, in this order; null if not stated.</summary>
    public EquatableArray<DomainName>? BootOrder { get; init; }

    /// <summary>Domains that were saved when the host went down.</summary>
    public EquatableArray<DomainName> SavedDomains { get; init; } = [];

    /// <summary>Tools, files and kernel; null if nothing of it is stated.</summary>
    public HostEnvironment? Environment { get; init; }

    /// <summary>Interfaces inside guests.</summary>
    public EquatableArray<GuestInterface> Guests { get; init; } = [];
}
