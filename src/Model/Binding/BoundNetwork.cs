using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;

namespace XenNetLint.Model.Binding;

/// <summary>A host's files, understood under one release and one toolstack.</summary>
public sealed record BoundNetwork
{
    /// <summary>What the files describe.</summary>
    public required HostNetwork Host { get; init; }

    /// <summary>Where it is written.</summary>
    public required OriginMap Origins { get; init; }

    /// <summary>The files it was read from.</summary>
    public required HostFiles Files { get; init; }

    /// <summary>What the binder had to say.</summary>
    public required EquatableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>Defaults that bear on the result.</summary>
    public required EquatableArray<Assumption> Assumptions { get; init; }
}
