using System.Diagnostics.CodeAnalysis;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Analysis.Fleet;

/// <summary>An end as people write it, not yet looked up: <c>web</c>, <c>web/1</c>, <c>alpha:web/1</c>, <c>dom0</c>, <c>alpha:dom0/eth1</c>, <c>outside</c>, a LAN's name, an address.</summary>
/// <remarks>
/// Before a colon stands the host, behind a slash the interface: a guest's by the number of its vif or by its name in the guest, dom0's by its name.
/// A guest may be called so that this reads otherwise than it is meant (Xen allows colons and slashes); <see cref="EndResolver"/> therefore tries
/// the whole text as a name first.
/// </remarks>
public sealed record EndReference
{
    /// <summary>The end outside that a host's default route leads to.</summary>
    public const string Outside = "outside";

    /// <summary>A host's own system.</summary>
    public const string Dom0 = "dom0";

    private EndReference(string text, string? host, string name)
    {
        Text = text;
        Host = host;
        Name = name;
    }

    /// <summary>As it is written.</summary>
    public string Text { get; }

    /// <summary>The host; null if none is written.</summary>
    public string? Host { get; }

    /// <summary>The guest's name, <c>dom0</c>, <c>outside</c>, a LAN's name, or the address as it is written.</summary>
    public string Name { get; }

    /// <summary>The interface's number or name; null if none is written.</summary>
    public string? Interface { get; private init; }

    /// <summary>The address; null if a name is written.</summary>
    public IPv4Address? Address { get; private init; }

    /// <summary>Reads a reference.</summary>
    /// <param name="text">The text.</param>
    /// <param name="reference">What it says.</param>
    /// <param name="error">What is wrong and what would be right; empty if it is a reference.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out EndReference? reference, out string error)
    {
        ArgumentNullException.ThrowIfNull(text);
        reference = null;
        error = ErrorIn(text);
        if (error.Length > 0)
        {
            return false;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var slash = text.LastIndexOf('/');
        var host = colon < 0 ? null : text[..colon];
        var name = slash < 0 ? text[(colon + 1)..] : text[(colon + 1)..slash];
        reference = new EndReference(text, host, name)
        {
            Interface = slash < 0 ? null : text[(slash + 1)..],
            Address = slash < 0 && IPv4Address.TryParse(name, out var address) ? address : null,
        };
        return true;
    }

    private static string ErrorIn(string text)
    {
        const string Example = "a name such as web, alpha:web, web/1, dom0 or outside, or an address";
        if (text.Length == 0)
        {
            return $"an end is {Example}";
        }

        if (System.Net.IPAddress.TryParse(text, out var address) && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6)
        {
            return $"'{text}' is an IPv6 address, and who reaches whom over IPv6 is not known; name the end, or an IPv4 address of it";
        }

        if (text.Contains('/', StringComparison.Ordinal) && IPv4Prefix.TryParse(text, out var network))
        {
            return $"'{text}' is a network; an end is one address, as in {network.Address}";
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var slash = text.LastIndexOf('/');
        return colon == 0 ? $"'{text}' names no host before the colon; an end is {Example}"
            : slash == text.Length - 1 ? $"'{text}' names no interface behind the slash, as {text}0 would"
            : colon == text.Length - 1 || slash == colon + 1 ? $"'{text}' names no end; an end is {Example}"
            : "";
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
