using System.Diagnostics;

namespace XenNetLint.Simulator.Packets.Cures;

/// <summary>What may help against what a packet ends at. A proposal need not help: each is played.</summary>
internal static class CureProposals
{
    /// <summary>The proposals, each once, in a fixed order.</summary>
    public static IEnumerable<Cure> For(CureContext context) => All(context).DistinctBy(cure => cure.Key, StringComparer.Ordinal);

    private static IEnumerable<Cure> All(CureContext context) => context.Blocker.Disposition switch
    {
        Disposition.LinkDown => LinkCures.ForLinkDown(context),
        Disposition.NoBridgePort => LinkCures.ForJoins(context),
        Disposition.ForwardingLoop => LinkCures.ForLoop(context),
        Disposition.TooBig => LinkCures.ForTooBig(context),
        Disposition.NoRoute => RouteCures.ForNoRoute(context),
        Disposition.NotForwarded => [.. RouteCures.ForNotForwarded(context), .. NeighbourCures.ForMacMismatch(context)],
        Disposition.NoNeighbour => [.. LinkCures.ForJoins(context), .. RouteCures.ForNoNeighbour(context), .. NeighbourCures.ForMacMismatch(context)],
        Disposition.MacMismatch => [.. NeighbourCures.ForMacMismatch(context), .. LinkCures.ForJoins(context), .. RouteCures.ForNoNeighbour(context)],
        Disposition.WrongRecipient => NeighbourCures.ForWrongRecipient(context),
        Disposition.Filtered => [.. FilterCures.ForFiltered(context), .. NeighbourCures.ForMacMismatch(context)],

        // What is not known is to be stated, not cured; but what lies outside can be gone round.
        Disposition.InsufficientInformation => RouteCures.AroundOutside(context),
        Disposition.DeliveredToGuest or Disposition.DeliveredToHost or Disposition.LeavesByUplink => [],
        _ => throw new UnreachableException($"No proposals against {context.Blocker.Disposition}."),
    };
}
