using QuikGraph;

namespace XenNetLint.Simulator.Packets.Graphs;

/// <summary>Two link ends of which one passes on what the other has: an edge of a topology's graph.</summary>
/// <param name="Source">One end.</param>
/// <param name="Target">The other; of a port its bridge.</param>
/// <param name="Relation">What joins them.</param>
public sealed record Link(LinkEnd Source, LinkEnd Target, LinkRelation Relation) : IEdge<LinkEnd>;
