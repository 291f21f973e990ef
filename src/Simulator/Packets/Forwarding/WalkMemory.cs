using System.Runtime.InteropServices;

namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>What bridges and nodes have learnt from who spoke so far: forwarding databases and neighbour caches. It grows with each walk that is given it.</summary>
internal sealed class WalkMemory
{
    private readonly Dictionary<PlaneLink, Dictionary<(ulong Mac, int Vlan), PlaneLink>> _learnt = [];
    private readonly Dictionary<PlaneLink, Dictionary<uint, Neighbour>> _neighbours = [];
    private readonly HashSet<PlaneNode> _knowing = [];

    /// <summary>Number of the walk: what is learnt within one is newer than a second, and nothing but a direct question overrides it.</summary>
    private int _walk;

    /// <summary>Nodes that have neighbours: a flood must visit them, they may learn from it.</summary>
    public IReadOnlyCollection<PlaneNode> KnowingNodes => _knowing;

    public void BeginWalk() => _walk++;

    public PlaneLink? FindPort(PlaneLink bridge, ulong mac, int vlan) =>
        _learnt.TryGetValue(bridge, out var table) && table.TryGetValue((mac, vlan), out var port) ? port : null;

    /// <summary>Notes behind which port an address is.</summary>
    /// <returns>Whether it was known behind another.</returns>
    public bool LearnPort(PlaneLink bridge, ulong mac, int vlan, PlaneLink port)
    {
        ref var table = ref CollectionsMarshal.GetValueRefOrAddDefault(_learnt, bridge, out _);
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(table ??= [], (mac, vlan), out var isKnown);
        var hasMoved = isKnown && entry != port;
        entry = port;
        return hasMoved;
    }

    public ulong? FindNeighbour(PlaneLink device, uint address) =>
        _neighbours.TryGetValue(device, out var table) && table.TryGetValue(address, out var neighbour) ? neighbour.Mac : null;

    /// <summary>A neighbour answers, or asks directly: the entry is made, or made anew.</summary>
    /// <param name="device">Where it was heard.</param>
    /// <param name="address">Its address.</param>
    /// <param name="mac">Its hardware address.</param>
    /// <param name="isDirectQuestion">Whether it asked for an address of this node, which overrides whatever was known. Source: neigh_event_ns of Linux.</param>
    public void LearnNeighbour(PlaneLink device, uint address, ulong mac, bool isDirectQuestion)
    {
        ref var table = ref CollectionsMarshal.GetValueRefOrAddDefault(_neighbours, device, out _);
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(table ??= [], address, out var isKnown);
        if (!isKnown || isDirectQuestion || entry.Walk < _walk)
        {
            entry = new Neighbour(mac, _walk);
            _knowing.Add(device.Node);
        }
    }

    /// <summary>Something overheard: an entry that is there and not fresh is corrected, none is made. Source: arp_process of Linux.</summary>
    public void Overhear(PlaneLink device, uint address, ulong mac)
    {
        if (_neighbours.TryGetValue(device, out var table) && table.TryGetValue(address, out var neighbour) && neighbour.Walk < _walk)
        {
            table[address] = new Neighbour(mac, _walk);
        }
    }

    /// <summary>What bridges have learnt stays; nodes forget their neighbours.</summary>
    public void ForgetNeighbours()
    {
        _neighbours.Clear();
        _knowing.Clear();
    }

    /// <summary>What is known, as a text that is equal for equal knowledge.</summary>
    public string Fingerprint()
    {
        var facts = new List<string>();
        foreach (var (bridge, table) in _learnt)
        {
            facts.AddRange(table.Select(entry => FormattableString.Invariant($"{bridge.Index} {entry.Key.Mac:x} {entry.Key.Vlan} {entry.Value.Index}")));
        }

        foreach (var (device, table) in _neighbours)
        {
            facts.AddRange(table.Select(entry => FormattableString.Invariant($"{device.Index}: {entry.Key:x} {entry.Value.Mac:x}")));
        }

        facts.Sort(StringComparer.Ordinal);
        return string.Join('\n', facts);
    }

    /// <summary>The same knowledge again, to go on from it twice.</summary>
    public WalkMemory Copy()
    {
        var copy = new WalkMemory { _walk = _walk };
        foreach (var (bridge, table) in _learnt)
        {
            copy._learnt[bridge] = new(table);
        }

        foreach (var (device, table) in _neighbours)
        {
            copy._neighbours[device] = new(table);
        }

        copy._knowing.UnionWith(_knowing);
        return copy;
    }

    /// <summary>The same knowledge on another plane, as far as its links are still there and ports still ports of their bridges.</summary>
    public WalkMemory MoveTo(ForwardingPlane plane)
    {
        var moved = new WalkMemory { _walk = _walk };
        foreach (var (bridge, table) in _learnt)
        {
            foreach (var ((mac, vlan), port) in table)
            {
                if (plane.Find(bridge.End) is { } newBridge && plane.Find(port.End) is { } newPort && newPort.Master == newBridge && newPort.State.Vif == port.State.Vif)
                {
                    moved.LearnPort(newBridge, mac, vlan, newPort);
                }
            }
        }

        foreach (var (device, table) in _neighbours)
        {
            foreach (var (address, neighbour) in table)
            {
                if (plane.Find(device.End) is { State.IsUp: true } newDevice && newDevice.Mac == device.Mac)
                {
                    moved.LearnNeighbour(newDevice, address, neighbour.Mac, isDirectQuestion: true);
                }
            }
        }

        return moved;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Neighbour(ulong Mac, int Walk);
}
