using System.Globalization;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Effects;

/// <summary>The toolstack does something that no command shows.</summary>
public abstract record ToolstackEffect : Effect
{
    private protected ToolstackEffect()
    {
    }

    /// <inheritdoc/>
    public override string Command => "";
}

/// <summary>xend runs, with these options read.</summary>
public sealed record RunXend(XendOptions Options) : ToolstackEffect
{
    /// <inheritdoc/>
    public override string Describe() => "xend runs";
}

/// <summary>xend ends; domains go on. Source: config-languages §7.</summary>
public sealed record EndXend : ToolstackEffect
{
    /// <inheritdoc/>
    public override string Describe() => "xend does not run any more";
}

/// <summary>The toolstack keeps another definition of a running domain: a vif came or went.</summary>
public sealed record ConfigureDomain(int DomId, Domain Config) : ToolstackEffect
{
    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"domain {DomId} is defined otherwise from here on");
}

/// <summary>A domain's image is written to a file, definition included.</summary>
public sealed record KeepImage(Domain Config) : ToolstackEffect
{
    /// <inheritdoc/>
    public override string Describe() => $"the image of {Config.DisplayName} is saved";
}

/// <summary>A saved image is used up.</summary>
public sealed record DropImage(DomainId Definition) : ToolstackEffect
{
    /// <inheritdoc/>
    public override string Describe() => $"the saved image of {Definition} is used up";
}
