using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.Effects;

/// <summary>Links that an administrator makes by hand.</summary>
public abstract record HandmadeLinkEffect : Effect
{
    private protected HandmadeLinkEffect()
    {
    }
}

/// <summary>Makes a link that leads nowhere.</summary>
public sealed record CreateDummy(InterfaceName Name) : HandmadeLinkEffect
{
    /// <inheritdoc/>
    public override string Command => $"ip link add {Name} type dummy";

    /// <inheritdoc/>
    public override string Describe() => $"the dummy link {Name} is made";
}

/// <summary>Makes two links that are each other's cable.</summary>
public sealed record CreatePair(InterfaceName One, InterfaceName Other) : HandmadeLinkEffect
{
    /// <inheritdoc/>
    public override string Command => $"ip link add {One} type veth peer name {Other}";

    /// <inheritdoc/>
    public override string Describe() => $"the pair {One} and {Other} is made";
}
