using XenNetLint.Simulator.Packets;

namespace XenNetLint.Analysis.Fleet;

/// <summary>What a packet ends at, in words.</summary>
internal static class BlockerWords
{
    /// <summary>A clause without a capital: <c>nobody answers for 10.0.0.1</c>.</summary>
    /// <param name="blocker">What it ends at.</param>
    /// <param name="host">The host that is spoken of anyway: nodes of it are called without it.</param>
    internal static string Of(Blocker blocker, string host)
    {
        var node = Shown(blocker.Node, host);
        var at = blocker.Link is { } link ? $"'{link}' of {node}" : node;
        return blocker.Disposition switch
        {
            Disposition.NoRoute => $"{node} has no route to {blocker.Address?.ToString() ?? "the address"}",
            Disposition.NoNeighbour => $"nobody answers for {blocker.Address?.ToString() ?? "the address"}",
            Disposition.NoBridgePort => blocker.Bridge is { } bridge ? $"{at} is not joined to '{bridge}'" : $"{at} is joined to nothing",
            Disposition.LinkDown => $"{at} is down",
            Disposition.MacMismatch => blocker.OtherNode is { } taker ? $"frames for {blocker.MacAddress?.ToString() ?? "its hardware address"} end in {Shown(taker, host)}" : $"frames for {blocker.MacAddress?.ToString() ?? "its hardware address"} end at {at}",
            Disposition.Filtered => blocker.Detail.Length > 0 ? $"{node} drops it: {blocker.Detail}" : $"the packet filter of {node} drops it",
            Disposition.NotForwarded => $"{node} does not forward",
            Disposition.WrongRecipient => blocker.OtherNode is { } other ? $"{Shown(other, host)} takes it" : $"{node} takes it",
            Disposition.TooBig => $"{at} takes no packet of that size",
            Disposition.ForwardingLoop => "it goes in a circle",
            _ => blocker.Detail,
        };
    }

    /// <summary>A node's name, without the host's where that is spoken of anyway.</summary>
    internal static string Shown(string node, string host) => node.StartsWith(host + ":", StringComparison.Ordinal) ? node[(host.Length + 1)..] : node;
}
