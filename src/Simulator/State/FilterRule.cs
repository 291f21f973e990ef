using System.Globalization;
using System.Text;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.State;

/// <summary>A rule of the FORWARD chain. Those of the Xen scripts all accept and have one of a few shapes; any other is kept as text. Source: host-scripts §1.8, §3.4.</summary>
public sealed record FilterRule
{
    /// <summary>Port of the DHCP client and of the server.</summary>
    private const int DhcpClientPort = 68;
    private const int DhcpServerPort = 67;

    /// <summary>The rule as written behind the chain's name if it is none of the scripts' shapes; else empty, and the other properties say what it matches.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether it is kept as text: what it matches is not modelled.</summary>
    public bool IsText => Text.Length > 0;

    /// <summary>What happens to packets that match: a target or a chain; empty where the rule names none.</summary>
    public string Target
    {
        get
        {
            var words = Text.Split(' ');
            var at = Array.FindIndex(words, word => word is "-j" or "--jump" or "-g" or "--goto");
            return !IsText ? "ACCEPT" : at >= 0 && at + 1 < words.Length ? words[at + 1] : "";
        }
    }

    /// <summary>Port through which a bridged frame comes in.</summary>
    public InterfaceName? PhysdevIn { get; init; }

    /// <summary>Port through which a bridged frame leaves.</summary>
    public InterfaceName? PhysdevOut { get; init; }

    /// <summary>Whether it matches bridged packets only (<c>--physdev-is-bridged</c>).</summary>
    public bool IsBridgedOnly { get; init; }

    /// <summary>Network of the source, host bits clear, as the kernel stores it.</summary>
    public IPv4Prefix? Source { get; init; }

    /// <summary>Whether it matches only what a DHCP client sends (UDP 68 to 67).</summary>
    public bool IsDhcpOnly { get; init; }

    /// <summary>Whether it matches only packets of known connections (<c>--state RELATED,ESTABLISHED</c>).</summary>
    public bool IsEstablishedOnly { get; init; }

    /// <summary>As the scripts write it behind the chain's name.</summary>
    public override string ToString()
    {
        if (IsText)
        {
            return Text;
        }

        var text = new StringBuilder();
        if (IsEstablishedOnly)
        {
            text.Append("-m state --state RELATED,ESTABLISHED ");
        }

        if (PhysdevIn is not null || PhysdevOut is not null || IsBridgedOnly)
        {
            text.Append("-m physdev ").Append(IsBridgedOnly ? "--physdev-is-bridged " : "");
        }

        if (PhysdevIn is { } inward)
        {
            text.Append("--physdev-in ").Append(inward).Append(' ');
        }

        if (PhysdevOut is { } outward)
        {
            text.Append("--physdev-out ").Append(outward).Append(' ');
        }

        if (Source is { } source)
        {
            text.Append("-s ").Append(source).Append(' ');
        }

        if (IsDhcpOnly)
        {
            text.Append(CultureInfo.InvariantCulture, $"-p udp --sport {DhcpClientPort} --dport {DhcpServerPort} ");
        }

        return text.Append("-j ACCEPT").ToString();
    }
}
