using XenNetLint.Collections;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Model.Elements;

/// <summary>A frontend vif as a domain's definition states it. A known null means: the definition says nothing, the default applies.</summary>
public sealed record Vif
{
    /// <summary>Which vif of which domain.</summary>
    public required VifId Id { get; init; }

    /// <summary>The guest's address (<c>mac=</c>); null: the toolstack draws one. Source: config-languages §4.</summary>
    public Fact<MacAddress?> MacAddress { get; init; } = Fact.Stated<MacAddress?>(null);

    /// <summary>The bridge asked for (<c>bridge=</c>), before any default or translation. Source: config-languages §5.</summary>
    public Fact<InterfaceName?> Bridge { get; init; } = Fact.Stated<InterfaceName?>(null);

    /// <summary>Whether <c>bridge=</c> is there and empty, so that xl's default does not apply and the vif script looks for a bridge. Source: config-languages §5.2.</summary>
    public bool LeavesBridgeToScript { get; init; }

    /// <summary>The words of <c>ip=</c>, as written.</summary>
    public Fact<EquatableArray<string>> IpWords { get; init; } = Fact.Stated<EquatableArray<string>>([]);

    /// <summary>Name of the backend interface (<c>vifname=</c>).</summary>
    public Fact<InterfaceName?> BackendName { get; init; } = Fact.Stated<InterfaceName?>(null);

    /// <summary>The vif script of this vif alone (<c>script=</c>).</summary>
    public Fact<ScriptCommand?> Script { get; init; } = Fact.Stated<ScriptCommand?>(null);

    /// <summary>The text of <c>type=</c>.</summary>
    public Fact<string?> Type { get; init; } = Fact.Stated<string?>(null);

    /// <summary>The backend domain (<c>backend=</c>); null is dom0.</summary>
    public Fact<string?> Backend { get; init; } = Fact.Stated<string?>(null);

    /// <summary>The device whose address vif-route uses (<c>gatewaydev=</c>, xl).</summary>
    public Fact<InterfaceName?> GatewayDevice { get; init; } = Fact.Stated<InterfaceName?>(null);

    /// <summary>The MTU asked for (<c>mtu=</c>, xl 4.15+), in bytes.</summary>
    public Fact<int?> MtuBytes { get; init; } = Fact.Stated<int?>(null);
}
