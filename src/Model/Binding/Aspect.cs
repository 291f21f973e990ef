namespace XenNetLint.Model.Binding;

/// <summary>What about an element a location states.</summary>
public enum Aspect
{
    /// <summary>The element itself.</summary>
    Whole,

    /// <summary>Its name.</summary>
    Name,

    /// <summary>The guest's MAC address.</summary>
    MacAddress,

    /// <summary>The bridge.</summary>
    Bridge,

    /// <summary>The addresses given to the vif script.</summary>
    Ip,

    /// <summary>The name of the backend interface.</summary>
    BackendName,

    /// <summary>The script.</summary>
    Script,

    /// <summary>The type.</summary>
    Type,

    /// <summary>The network script of a host.</summary>
    NetworkScript,

    /// <summary>The vif script of a host.</summary>
    VifScript,

    /// <summary>The device whose address vif-route uses.</summary>
    GatewayDevice,

    /// <summary>The address for the guest's kernel.</summary>
    KernelIp,
}
