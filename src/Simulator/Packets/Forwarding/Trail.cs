using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>What happened to a packet, the last thing first.</summary>
internal sealed class Trail(Trail? previous, StepKind kind, PlaneNode node, PlaneLink? link = null)
{
    public Trail? Previous { get; } = previous;

    public StepKind Kind { get; } = kind;

    public PlaneNode Node { get; } = node;

    public PlaneLink? Link { get; } = link;

    public PlaneLink? Other { get; init; }

    /// <summary>The link of another node that takes part: who answered.</summary>
    public PlaneLink? Answerer { get; init; }

    public uint? Address { get; init; }

    public ulong? Mac { get; init; }

    public RouteEntry? Route { get; init; }

    public string Detail { get; init; } = "";

    /// <summary>All steps, the first one first.</summary>
    public IReadOnlyList<HopStep> ToSteps()
    {
        var steps = new List<HopStep>();
        for (var at = this; at is not null; at = at.Previous)
        {
            steps.Add(at.ToStep());
        }

        steps.Reverse();
        return steps;
    }

    private HopStep ToStep() => new(Kind, Node.Name)
    {
        Link = Link?.Name,
        Other = (Answerer ?? Other)?.Name,
        OtherNode = Answerer?.Node.Name,
        Address = Address is { } address ? new IPv4Address(address) : null,
        MacAddress = Mac is { } mac ? MacAddress.FromNumber(mac) : null,
        Route = Route,
        Detail = Detail,
    };
}
