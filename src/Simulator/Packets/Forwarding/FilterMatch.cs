using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>A rule of the packet filter as far as an echo packet can meet it. What is not understood leaves open whether it matches.</summary>
internal sealed record FilterMatch
{
    private static readonly string[] PassedStates = ["ESTABLISHED", "RELATED"];

    /// <summary>As iptables writes it, with its chain.</summary>
    public required string Text { get; init; }

    /// <summary>Target or chain; empty: none.</summary>
    public string Target { get; init; } = "";

    /// <summary>Whether the chain is gone to for good.</summary>
    public bool IsGoto { get; init; }

    /// <summary>Whether parts of it are not understood.</summary>
    public bool IsPartlyUnread { get; init; }

    /// <summary>Whether it can never meet an echo packet.</summary>
    public bool IsForOtherProtocols { get; init; }

    public NamePattern In { get; init; }

    public NamePattern Out { get; init; }

    public NamePattern PhysicalIn { get; init; }

    public NamePattern PhysicalOut { get; init; }

    /// <summary>Whether only bridged packets are meant; null: all.</summary>
    public bool? IsBridged { get; init; }

    public (IPv4Prefix Prefix, bool IsNegated)? Source { get; init; }

    public (IPv4Prefix Prefix, bool IsNegated)? Destination { get; init; }

    /// <summary>States of the connection, one of which it must have; null: any.</summary>
    public IReadOnlyList<string>? States { get; init; }

    /// <summary>Whether only echo requests (8) or replies (0) are meant; null: both.</summary>
    public int? EchoType { get; init; }

    /// <summary>Whether a packet matches; null if that cannot be told.</summary>
    public bool? Matches(in FilteredPacket packet)
    {
        if (IsForOtherProtocols
            || !In.Matches(packet.In) || !Out.Matches(packet.Out)
            || !PhysicalIn.Matches(packet.PhysicalIn) || !PhysicalOut.Matches(packet.PhysicalOut)
            || (IsBridged is { } bridged && bridged != packet.IsBridged)
            || !Lies(Source, packet.Source) || !Lies(Destination, packet.Destination)
            || (EchoType is { } type && type != (packet.IsReply ? 0 : 8))
            || (States is { } states && !HasState(states, packet)))
        {
            return false;
        }

        return IsPartlyUnread ? null : true;
    }

    /// <summary>A rule of FORWARD.</summary>
    public static FilterMatch Of(FilterRule rule)
    {
        var text = "-A FORWARD " + rule;
        return rule.IsText ? FilterRuleReader.Read(text, rule.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)) : new FilterMatch
        {
            Text = text,
            Target = "ACCEPT",
            PhysicalIn = NamePattern.Exactly(rule.PhysdevIn),
            PhysicalOut = NamePattern.Exactly(rule.PhysdevOut),
            IsBridged = rule.IsBridgedOnly ? true : null,
            Source = rule.Source is { } source ? (source, false) : null,
            IsForOtherProtocols = rule.IsDhcpOnly,
            States = rule.IsEstablishedOnly ? PassedStates : null,
        };
    }

    private static bool Lies((IPv4Prefix Prefix, bool IsNegated)? network, uint address) =>
        network is not { } wanted || wanted.Prefix.Contains(new IPv4Address(address)) != wanted.IsNegated;

    // A reply whose request nobody here has seen belongs to no connection. Source: nf_conntrack_proto_icmp of Linux.
    private static bool HasState(IReadOnlyList<string> states, in FilteredPacket packet) =>
        states.Contains(packet.IsKnownConnection ? "ESTABLISHED" : packet.IsReply ? "INVALID" : "NEW", StringComparer.Ordinal);
}
