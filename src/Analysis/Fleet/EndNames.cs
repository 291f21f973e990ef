using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;

namespace XenNetLint.Analysis.Fleet;

/// <summary>Names of nodes for output: with the host's only where there are several hosts.</summary>
public sealed class EndNames
{
    private readonly FleetNetwork _network;
    private readonly bool _isOneHost;

    /// <summary>Names for a fleet.</summary>
    public EndNames(FleetNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
        _isOneHost = network.Ends.Select(end => end.Host).Where(host => host.Length > 0).Distinct(StringComparer.Ordinal).Count() <= 1;
    }

    /// <summary>The name of a node: <c>web</c>, or <c>alpha:web</c> where there are several hosts.</summary>
    public string Of(string node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return _network.FindEnd(node) is { } end ? Of(end)
            : _network.Topology.FindNode(node) is { Role: NodeRole.Outside } ? "the switch that takes the VLANs apart"
            : node;
    }

    /// <summary>The name of an end.</summary>
    public string Of(NetworkEnd end)
    {
        ArgumentNullException.ThrowIfNull(end);
        return _isOneHost ? end.Name : end.FullName;
    }
}
