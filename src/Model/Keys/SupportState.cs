namespace XenNetLint.Model.Keys;

/// <summary>How much of a key's effect the program follows.</summary>
public enum SupportState
{
    /// <summary>It has no effect on the network, by design of Xen.</summary>
    NoNetworkEffect,

    /// <summary>It has an effect that is not followed yet.</summary>
    NotModelled,

    /// <summary>Part of its effect is followed.</summary>
    PartlyModelled,

    /// <summary>Its effect is followed.</summary>
    Modelled,
}
