using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets.Fleet;

namespace XenNetLint.Analysis.Fleet.Traces;

/// <summary>One end of a trace: somebody in the network, a guest that does not run, or a mere address.</summary>
public sealed record TraceEnd
{
    /// <summary>As it was written.</summary>
    public required string Text { get; init; }

    /// <summary>The end; null if it does not run, or if nobody is known to have the address.</summary>
    public NetworkEnd? End { get; init; }

    /// <summary>The interface that was named; null if none was.</summary>
    public InterfaceName? Interface { get; init; }

    /// <summary>The address that was named, or that the interface has which was named; null if the end is to be asked for its own.</summary>
    public IPv4Address? Address { get; init; }

    /// <summary>Whether an address was named and not an end: whoever has it is meant.</summary>
    public bool IsAddress { get; init; }

    /// <summary>The guest that does not run; null if the end is none.</summary>
    public IdleGuest? Idle { get; init; }

    /// <summary>Why it is not known whether there is such an end; empty if it is.</summary>
    public string Unknown { get; init; } = "";

    /// <summary>An end that was found.</summary>
    public static TraceEnd Of(EndReference reference, EndMatch match)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(match);
        return new TraceEnd { Text = reference.Text, End = match.End, Interface = match.Interface, Address = match.Address?.Address, IsAddress = reference.Address is not null };
    }
}
