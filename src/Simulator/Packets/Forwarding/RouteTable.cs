using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>Routes by longest prefix, then by metric, then by age. Source: host-scripts §12.7.</summary>
internal sealed class RouteTable
{
    private readonly List<(uint Mask, Dictionary<uint, List<RouteEntry>> Routes)> _lengths = [];

    public RouteTable(IEnumerable<RouteEntry> routes)
    {
        foreach (var group in routes.GroupBy(route => route.Destination.Length).OrderByDescending(group => group.Key))
        {
            var mask = group.Key == 0 ? 0 : uint.MaxValue << (32 - group.Key);
            var table = new Dictionary<uint, List<RouteEntry>>();
            foreach (var route in group.OrderBy(route => route.Metric ?? 0))
            {
                ref var list = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(table, route.Destination.Address.Bits & mask, out _);
                (list ??= []).Add(route);
            }

            _lengths.Add((mask, table));
        }
    }

    /// <summary>The route to an address, through a given device if one is given; null if there is none.</summary>
    public RouteEntry? Find(uint address, InterfaceName? device = null)
    {
        foreach (var (mask, table) in _lengths)
        {
            if (!table.TryGetValue(address & mask, out var routes))
            {
                continue;
            }

            foreach (var route in routes)
            {
                if (device is not { } wanted || route.Device == wanted)
                {
                    return route;
                }
            }
        }

        return null;
    }
}
