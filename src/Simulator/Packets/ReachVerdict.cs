using XenNetLint.Simulator.Events;

namespace XenNetLint.Simulator.Packets;

/// <summary>Whether one node reaches an address, there and back, under every order of speakers that matters.</summary>
public sealed record ReachVerdict
{
    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What becomes of the packet when nobody has spoken before: of the request, or of the answer if the request arrives.</summary>
    public required Disposition Disposition { get; init; }

    /// <summary>What it ends at then, or what it may end at; null where it is reachable.</summary>
    public Blocker? Blocker { get; init; }

    /// <summary>A shortest order of speakers after which it works; null unless the verdict is depends.</summary>
    public SpeakingOrder? Works { get; init; }

    /// <summary>A shortest order after which it does not; null unless the verdict is depends.</summary>
    public SpeakingOrder? Breaks { get; init; }
}
