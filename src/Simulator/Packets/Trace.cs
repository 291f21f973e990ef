using XenNetLint.Collections;

namespace XenNetLint.Simulator.Packets;

/// <summary>The way of an echo request and of its answer when nobody has spoken before.</summary>
public sealed record Trace
{
    /// <summary>The packet.</summary>
    public required Packet Packet { get; init; }

    /// <summary>Where the request went.</summary>
    public required EquatableArray<Hop> Request { get; init; }

    /// <summary>What became of it.</summary>
    public required Disposition RequestDisposition { get; init; }

    /// <summary>Where the answer went; empty if there is none.</summary>
    public EquatableArray<Hop> Answer { get; init; } = [];

    /// <summary>What became of the answer; null if there is none.</summary>
    public Disposition? AnswerDisposition { get; init; }

    /// <summary>Where it ends; null if the answer is back.</summary>
    public Blocker? Blocker { get; init; }

    /// <summary>Whether the answer is back.</summary>
    public bool IsAnswered => Blocker is null;
}
