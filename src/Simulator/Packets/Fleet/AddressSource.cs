namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>What states the addresses of a guest's interface.</summary>
public enum AddressSource
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary><c>guests</c> of <c>xennetlint.json</c>.</summary>
    Facts,

    /// <summary><c>ip=</c> of the vif.</summary>
    Vif,

    /// <summary>The variable <c>ip</c> of the definition, for the guest's kernel.</summary>
    Kernel,
}
