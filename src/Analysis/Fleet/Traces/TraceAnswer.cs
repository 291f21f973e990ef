using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Fleet.Traces;

/// <summary>What becomes of a packet and of its answer, why, and what would help.</summary>
public sealed record TraceAnswer
{
    /// <summary>Who sends.</summary>
    public required TraceEnd From { get; init; }

    /// <summary>Who is meant.</summary>
    public required TraceEnd To { get; init; }

    /// <summary>The address that is sent to; null if there is none to send to.</summary>
    public IPv4Address? Address { get; init; }

    /// <summary>The address that it is sent from; null if nothing is sent.</summary>
    public IPv4Address? Source { get; init; }

    /// <summary>Its size in bytes from layer 3 on.</summary>
    public required int SizeBytes { get; init; }

    /// <summary>The verdict, whoever spoke before.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What becomes of the packet when nobody has spoken before; null if none is sent.</summary>
    public Disposition? Disposition { get; init; }

    /// <summary>The way there, when nobody has spoken before.</summary>
    public EquatableArray<TracedHop> Request { get; init; } = [];

    /// <summary>The way back; empty if there is no answer.</summary>
    public EquatableArray<TracedHop> Answer { get; init; } = [];

    /// <summary>Everything that is in the way; what is not known comes last.</summary>
    public EquatableArray<Blocker> Blockers { get; init; } = [];

    /// <summary>The smallest sets of changes after which it is reachable.</summary>
    public EquatableArray<EquatableArray<CureAdvice>> Cures { get; init; } = [];

    /// <summary>How many further sets of that size there are.</summary>
    public int MoreCures { get; init; }

    /// <summary>Whether cures were looked for until the search had to be given up.</summary>
    public bool IsCureSearchGivenUp { get; init; }

    /// <summary>A shortest order of speakers after which it works; null unless the verdict is depends.</summary>
    public SpeakingOrder? Works { get; init; }

    /// <summary>A shortest order after which it does not; null unless the verdict is depends.</summary>
    public SpeakingOrder? Breaks { get; init; }

    /// <summary>What is not known, and how to state it; empty if enough is.</summary>
    public string Unknown { get; init; } = "";

    /// <summary>Why no packet is sent; empty if one is.</summary>
    public string NothingSent { get; init; } = "";

    /// <summary>The line to which it is due that no packet is sent; null if one is, or if no line is known.</summary>
    public Location? NothingSentPlace { get; init; }

    /// <summary>Other addresses of the end that is meant.</summary>
    public EquatableArray<FurtherAddress> Further { get; init; } = [];

    /// <summary>The hosts that have a part in it, by name.</summary>
    public EquatableArray<string> Hosts { get; init; } = [];

    /// <summary>What is taken for facts that no file states and that the packet met on its way.</summary>
    public EquatableArray<Assumption> Assumptions { get; init; } = [];

    /// <summary>The fleet in which it was followed.</summary>
    public required FleetNetwork Network { get; init; }
}
