using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.Scripts;

/// <summary>What a vif script learns from its environment, its arguments and xenstore, with every fact settled. Source: host-scripts §3.2.</summary>
internal sealed record VifContext
{
    /// <summary>The vif.</summary>
    public required VifId Id { get; init; }

    /// <summary>The name that netback gave to the back end (<c>vifD.H</c>).</summary>
    public required InterfaceName KernelName { get; init; }

    /// <summary>The bridge of xenstore or argument; null: the script looks for one.</summary>
    public InterfaceName? Bridge { get; init; }

    /// <summary>The addresses of <c>ip=</c>, blanks between them.</summary>
    public EquatableArray<string> Addresses { get; init; } = [];

    /// <summary>The name that the back end is to get.</summary>
    public InterfaceName? BackendName { get; init; }

    /// <summary>The device whose address vif-route uses; empty: the default.</summary>
    public string Netdev { get; init; } = "";

    /// <summary>The MTU of xenstore (4.15 and later).</summary>
    public int? MtuBytes { get; init; }
}
