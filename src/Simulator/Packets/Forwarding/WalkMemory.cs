using System.Runtime.InteropServices;

namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>What bridges and nodes have learnt from who spoke so far: forwarding databases and neighbour caches. It grows with each walk that is given it.</summary>
internal sealed class WalkMemory
{
    private readonly Dictionary<(PlaneLink Bridge, ulong Mac, int Vlan), PlaneLink> _learnt;
    private readonly Dictionary<(PlaneLink Device, uint Address), Neighbour> _neighbours;
    private readonly List<PlaneNode> _knowing;

    /// <summary>Number of the walk: what is learnt within one is newer than a second, and nothing but a direct question overrides it.</summary>
    private int _walk;

    public WalkMemory()
    {
        _learnt = [];
        _neighbours = [];
        _knowing = [];
    }

    private WalkMemory(WalkMemory other)
    {
        _learnt = new(other._learnt);
        _neighbours = new(other._neighbours);
        _knowing = [.. other._knowing];
        _walk = other._walk;
        Fingerprint = other.Fingerprint;
    }

    /// <summary>Nodes that have neighbours: a flood must visit them, they may learn from it.</summary>
    public IReadOnlyList<PlaneNode> KnowingNodes => _knowing;

    /// <summary>A number that is equal for equal knowledge, in whatever order it came, and practically never else.</summary>
    public UInt128 Fingerprint { get; private set; }

    /// <summary>What bridges have learnt.</summary>
    public IEnumerable<(PlaneLink Bridge, ulong Mac, int Vlan, PlaneLink Port)> LearntPorts => _learnt.Select(entry => (entry.Key.Bridge, entry.Key.Mac, entry.Key.Vlan, entry.Value));

    public void BeginWalk() => _walk++;

    public PlaneLink? FindPort(PlaneLink bridge, ulong mac, int vlan) => _learnt.GetValueOrDefault((bridge, mac, vlan));

    /// <summary>Notes behind which port an address is.</summary>
    /// <returns>Whether it was known behind another.</returns>
    public bool LearnPort(PlaneLink bridge, ulong mac, int vlan, PlaneLink port)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_learnt, (bridge, mac, vlan), out var isKnown);
        if (entry == port)
        {
            return false;
        }

        Fingerprint ^= entry is { } old ? Mark(bridge, mac, vlan, (ulong)old.Index) : UInt128.Zero;
        Fingerprint ^= Mark(bridge, mac, vlan, (ulong)port.Index);
        entry = port;
        return isKnown;
    }

    public ulong? FindNeighbour(PlaneLink device, uint address) => _neighbours.TryGetValue((device, address), out var neighbour) ? neighbour.Mac : null;

    /// <summary>A neighbour answers, or asks directly: the entry is made, or made anew.</summary>
    /// <param name="device">Where it was heard.</param>
    /// <param name="address">Its address.</param>
    /// <param name="mac">Its hardware address.</param>
    /// <param name="isDirectQuestion">Whether it asked for an address of this node, which overrides whatever was known. Source: neigh_event_ns of Linux.</param>
    public void LearnNeighbour(PlaneLink device, uint address, ulong mac, bool isDirectQuestion)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_neighbours, (device, address), out var isKnown);
        if (isKnown && !isDirectQuestion && entry.Walk >= _walk)
        {
            return;
        }

        Fingerprint ^= isKnown ? Mark(device, address, -1, entry.Mac) : UInt128.Zero;
        Fingerprint ^= Mark(device, address, -1, mac);
        entry = new Neighbour(mac, _walk);
        if (!_knowing.Contains(device.Node))
        {
            _knowing.Add(device.Node);
        }
    }

    /// <summary>Something overheard: an entry that is there and not fresh is corrected, none is made. Source: arp_process of Linux.</summary>
    public void Overhear(PlaneLink device, uint address, ulong mac)
    {
        if (_neighbours.TryGetValue((device, address), out var neighbour) && neighbour.Walk < _walk)
        {
            LearnNeighbour(device, address, mac, isDirectQuestion: false);
        }
    }

    /// <summary>What bridges have learnt stays; nodes forget their neighbours.</summary>
    public void ForgetNeighbours()
    {
        foreach (var ((device, address), neighbour) in _neighbours)
        {
            Fingerprint ^= Mark(device, address, -1, neighbour.Mac);
        }

        _neighbours.Clear();
        _knowing.Clear();
    }

    /// <summary>The same knowledge again, to go on from it twice.</summary>
    public WalkMemory Copy() => new(this);

    /// <summary>The same knowledge on another plane, as far as its links are still there and ports still ports of their bridges.</summary>
    public WalkMemory MoveTo(ForwardingPlane plane)
    {
        var moved = new WalkMemory { _walk = _walk };
        foreach (var ((bridge, mac, vlan), port) in _learnt)
        {
            if (plane.Find(bridge.End) is { } newBridge && plane.Find(port.End) is { } newPort && newPort.Master == newBridge && newPort.State.Vif == port.State.Vif)
            {
                moved.LearnPort(newBridge, mac, vlan, newPort);
            }
        }

        foreach (var ((device, address), neighbour) in _neighbours)
        {
            if (plane.Find(device.End) is { State.IsUp: true } newDevice && newDevice.Mac == device.Mac)
            {
                moved.LearnNeighbour(newDevice, address, neighbour.Mac, isDirectQuestion: true);
            }
        }

        return moved;
    }

    // ---- fingerprints: each fact has a number drawn from it, and what is known is their sum without carry

    private static UInt128 Mark(PlaneLink link, ulong key, int vlan, ulong value)
    {
        var seed = Stir(Stir(Stir((ulong)link.Index << 16 ^ (ulong)(vlan + 1)) ^ key) ^ value);
        return new UInt128(seed, Stir(seed ^ key ^ value << 7));
    }

    // The finalizer of SplitMix64.
    private static ulong Stir(ulong bits)
    {
        bits += 0x9e3779b97f4a7c15;
        bits = (bits ^ bits >> 30) * 0xbf58476d1ce4e5b9;
        bits = (bits ^ bits >> 27) * 0x94d049bb133111eb;
        return bits ^ bits >> 31;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Neighbour(ulong Mac, int Walk);
}
