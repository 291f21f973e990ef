namespace XenNetLint.Model.Elements;

/// <summary>How a guest is virtualized; it decides about emulated NICs.</summary>
public enum GuestKind
{
    /// <summary>Paravirtualized.</summary>
    Pv,

    /// <summary>Hardware-assisted, with a device model that emulates NICs.</summary>
    Hvm,

    /// <summary>Hardware-assisted without device model (xl).</summary>
    Pvh,
}
