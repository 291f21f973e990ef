using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.Packets;

/// <summary>Somebody says something to somebody: bridges and neighbours learn from it.</summary>
/// <param name="Node">Who speaks.</param>
/// <param name="To">To which address.</param>
/// <param name="Before">The event before which it is said; null: after all.</param>
public sealed record Utterance(string Node, IPv4Address To, string? Before = null);
