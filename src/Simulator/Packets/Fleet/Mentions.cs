using System.Globalization;
using System.Text;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets.Forwarding;

namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>The addresses and networks that routes and rules speak of among nodes that can hear of each other, and who is whose gateway.</summary>
/// <remarks>What is the usual thing for a guest is left out: dom0's route to its own address through its own back end, Xen's rules for its own back end.</remarks>
internal sealed class Mentions
{
    private readonly SortedDictionary<int, HashSet<uint>> _networks = [];
    private readonly Dictionary<uint, PlaneNode?> _gateways = [];

    /// <summary>By group.</summary>
    public static Dictionary<int, Mentions> Of(ForwardingPlane plane)
    {
        var groups = new Dictionary<int, Mentions>();
        foreach (var node in plane.Nodes)
        {
            if (!groups.TryGetValue(plane.GroupOf(node), out var mentions))
            {
                groups[plane.GroupOf(node)] = mentions = new Mentions();
            }

            mentions.AddRoutes(node);
            mentions.AddRules(node, plane);
        }

        return groups;
    }

    /// <summary>Whether somebody has a route by way of an address.</summary>
    public bool IsGateway(IPv4Address address) => _gateways.ContainsKey(address.Bits);

    /// <summary>Whether somebody who is no guest of this dom0 has a route by way of an address.</summary>
    public bool IsGatewayOfOthers(IPv4Address address, PlaneNode dom0) => _gateways.TryGetValue(address.Bits, out var host) && host != dom0;

    /// <summary>Tells in which of all that is spoken of an address lies.</summary>
    public void AppendNetworksOf(StringBuilder text, IPv4Address address)
    {
        foreach (var (length, networks) in _networks)
        {
            var network = new IPv4Prefix(address, length).Network;
            if (networks.Contains(network.Address.Bits))
            {
                text.Append(CultureInfo.InvariantCulture, $" in {network}");
            }
        }
    }

    private void AddRoutes(PlaneNode node)
    {
        // Whose guest it is; a dom0 and who is outside are nobody's.
        var host = node.Node.Role == NodeRole.Guest && node.Links is [{ Far: { } far }, ..] ? far.Node : null;
        foreach (var route in node.State.Routes)
        {
            if (!HostShape.IsUsual(route, node))
            {
                AddNetwork(route.Destination);
            }

            if (route.Gateway is { } gateway)
            {
                _gateways[gateway.Bits] = host is not null && _gateways.GetValueOrDefault(gateway.Bits, host) == host ? host : null;
            }
        }
    }

    private void AddRules(PlaneNode node, ForwardingPlane plane)
    {
        foreach (var rule in node.State.Filter.Forward)
        {
            if (rule.IsText)
            {
                AddWords(rule.Text);
            }
            else if (rule.Source is { } source && !(source.Length == 32 && NamedRules.FindGuest(rule, node, plane) is not null))
            {
                AddNetwork(source);
            }
        }

        foreach (var rule in node.State.NatRules)
        {
            AddWords(rule);
        }

        foreach (var rule in node.State.OtherRules)
        {
            AddWords(rule);
        }
    }

    private void AddWords(string rule)
    {
        foreach (var word in rule.Split(' '))
        {
            if (FilterRuleReader.TryNetwork(word, out var network))
            {
                AddNetwork(network);
            }
        }
    }

    private void AddNetwork(IPv4Prefix prefix)
    {
        // All are in the network of all.
        if (prefix.Length == 0)
        {
            return;
        }

        if (!_networks.TryGetValue(prefix.Length, out var networks))
        {
            _networks[prefix.Length] = networks = [];
        }

        _ = networks.Add(prefix.Network.Address.Bits);
    }
}
