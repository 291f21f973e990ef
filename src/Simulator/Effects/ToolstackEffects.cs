using System.Globalization;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Effects;

/// <summary>xend runs, with these options read.</summary>
public sealed record RunXend(XendOptions Options) : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => "xend runs";
}

/// <summary>xend ends; domains go on. Source: config-languages §7.</summary>
public sealed record EndXend : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => "xend does not run any more";
}

/// <summary>The toolstack keeps another definition of a running domain: a vif came or went.</summary>
public sealed record ConfigureDomain(int DomId, Domain Config) : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"domain {DomId} is defined otherwise from here on");
}

/// <summary>A domain's image is written to a file, definition included.</summary>
public sealed record KeepImage(Domain Config) : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => $"the image of {Config.DisplayName} is saved";
}

/// <summary>A saved image is used up.</summary>
public sealed record DropImage(DomainId Definition) : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => $"the saved image of {Definition} is used up";
}
