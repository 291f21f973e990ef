using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Forwarding;

namespace XenNetLint.Simulator.Tests.Packets;

/// <summary>What became of an echo request, in one line.</summary>
/// <remarks>
/// <c>answered by dom0/br0</c>: the link through which it was taken, by whose node it was answered. <c>g1/eth0 has it, its answer is lost: WHY</c>.
/// <c>lost: WHY</c>. Copies that a bridge made for want of an entry are named only where nothing else was lost.
/// </remarks>
internal static class Fate
{
    public static string Of(PacketWalk walk)
    {
        var taken = string.Join(" and ", walk.Deliveries.Where(delivery => !delivery.Datagram.IsReply).Select(delivery => delivery.Trail.Link?.ToString()).Distinct(StringComparer.Ordinal));
        return walk.IsAnswered ? $"answered by {taken}"
            : taken.Length > 0 ? $"{taken} has it, its answer is lost: {Why(walk, isReply: true)}"
            : $"lost: {Why(walk, isReply: false)}";
    }

    /// <summary>The source that the request has where it is taken.</summary>
    public static string SourceOf(PacketWalk walk) => string.Join(" and ", walk.Deliveries.Where(delivery => !delivery.Datagram.IsReply).Select(delivery => new IPv4Address(delivery.Datagram.Source)));

    /// <summary>What happened to the request until it was taken: the kinds of its steps.</summary>
    public static string StepsOf(PacketWalk walk) => string.Join(' ', walk.Deliveries.First(delivery => !delivery.Datagram.IsReply).Trail.ToSteps().Select(step => step.Kind));

    private static string Why(PacketWalk walk, bool isReply)
    {
        var drops = walk.Drops.Where(drop => drop.Datagram is { } datagram ? datagram.IsReply == isReply : !isReply && drop.Trail.Previous is null).ToList();
        var copies = drops.Where(drop => drop.IsFlooded).Select(Text);
        var reasons = drops.Where(drop => !drop.IsFlooded).Select(Text).Concat(
            walk.OpenResolutions.Where(open => open.Waiting.Exists(waiting => waiting.Datagram.IsReply == isReply)).Select(open => $"NoNeighbour for {new IPv4Address(open.Address)} at {open.Device}")).ToList();
        return string.Join(" and ", (reasons.Count > 0 ? reasons : copies).Distinct(StringComparer.Ordinal));
    }

    private static string Text(Drop drop) => drop.Disposition == Disposition.Filtered
        ? $"Filtered by '{drop.Detail}'"
        : $"{drop.Disposition} at {drop.Trail.Link?.ToString() ?? drop.Trail.Node.Name}";
}
