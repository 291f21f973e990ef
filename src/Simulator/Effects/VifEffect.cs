using System.Globalization;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Effects;

/// <summary>What vif scripts write outside of the kernel.</summary>
public abstract record VifEffect : Effect;

/// <summary>vif-bridge tells the front end its MTU (4.15 and later). Source: host-scripts §3.3.2.</summary>
/// <param name="Vif">The vif.</param>
/// <param name="Path">The node in xenstore, made of the device's name.</param>
/// <param name="MtuBytes">The MTU.</param>
/// <param name="IsRead">Whether the front end looks at this node; not so if the vif was renamed.</param>
public sealed record WriteFrontendMtu(VifId Vif, string Path, int MtuBytes, bool IsRead) : VifEffect
{
    /// <inheritdoc/>
    public override string Command => string.Create(CultureInfo.InvariantCulture, $"xenstore-write {Path} {MtuBytes}");

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"the front end of {Vif} is told an MTU of {MtuBytes}")
        + (IsRead ? "" : ", at a place where it does not look");
}

/// <summary>vif-nat writes a line or a word into a file of dhcpd. Source: host-scripts §3.6.</summary>
public sealed record AddDhcpEntry(DhcpEntry Entry) : VifEffect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => $"{Entry.File} gets: {Entry.Text}";
}

/// <summary>vif-nat takes all lines out of a file of dhcpd that contain a text. Source: host-scripts §3.6.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Text">The text that marks a line.</param>
public sealed record RemoveDhcpEntries(string File, string Text) : VifEffect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => $"{File} loses what contains: {Text}";
}

/// <summary>dhcpd is started again; whether that succeeds makes no difference. Source: host-scripts §3.6.</summary>
/// <param name="InitFile">Path of its init script.</param>
public sealed record RestartDhcpServer(string InitFile) : VifEffect
{
    /// <inheritdoc/>
    public override string Command => $"{InitFile} restart";

    /// <inheritdoc/>
    public override string Describe() => "dhcpd is started again";
}
