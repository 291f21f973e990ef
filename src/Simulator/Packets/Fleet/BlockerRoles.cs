using System.Text;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Packets.Forwarding;

namespace XenNetLint.Simulator.Packets.Fleet;

/// <summary>Tells what a packet ends at by the parts that those play who take part, so that pairs can be compared that differ in names only.</summary>
internal static class BlockerRoles
{
    /// <summary>The blocker with roles for names.</summary>
    public static string Describe(Blocker? blocker, EndPair pair, ForwardingPlane plane)
    {
        if (blocker is null)
        {
            return "";
        }

        var roles = RolesOf(pair, plane);
        var text = new StringBuilder();
        text.Append(blocker.Disposition).Append(' ').Append(blocker.Way)
            .Append(" at ").Append(Role(roles, blocker.Node)).Append('/').Append(Role(roles, blocker.Link is { } link ? blocker.Node + " " + link : ""))
            .Append(" bridge ").Append(blocker.Bridge)
            .Append(" address ").Append(Role(roles, blocker.Address?.ToString() ?? ""))
            .Append(" mac ").Append(Role(roles, blocker.MacAddress?.ToString() ?? ""))
            .Append(" other ").Append(Role(roles, blocker.OtherNode ?? ""))
            .Append(" because ").AppendJoin(' ', blocker.Detail.Split(' ').Select(word => WordRole(roles, blocker.Node, Bare(word))));
        return text.ToString();
    }

    private static string Bare(string word) => word.Trim('\'', ',', ':', ';').Replace("/32", "", StringComparison.Ordinal);

    // A link's name means that of the node at which the packet ends: another host may have one of that name too.
    private static string WordRole(Dictionary<string, string> roles, string node, string word) => roles.GetValueOrDefault(node + " " + word) ?? Role(roles, word);

    private static string Role(Dictionary<string, string> roles, string name) => roles.GetValueOrDefault(name, name);

    private static Dictionary<string, string> RolesOf(EndPair pair, ForwardingPlane plane)
    {
        var roles = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(roles, "from", pair.From, plane);
        Add(roles, "to", pair.To, plane);
        return roles;
    }

    private static void Add(Dictionary<string, string> roles, string role, NetworkEnd end, ForwardingPlane plane)
    {
        if (plane.Find(end.Node) is not { } node)
        {
            return;
        }

        AddNode(roles, role, node);
        if (end.Role == NodeRole.Guest)
        {
            foreach (var (number, link) in node.Links.Index())
            {
                if (link.Far is { } backend)
                {
                    _ = roles.TryAdd(backend.Node.Name + " " + backend.Name, FormattableString.Invariant($"{role}'s vif {number}"));
                    AddAddresses(roles, FormattableString.Invariant($"{role}'s router {number}"), backend);
                }
            }
        }

        if (end.Host.Length > 0 && plane.Find(end.Host + ":dom0") is { } dom0)
        {
            AddNode(roles, role + "'s dom0", dom0);
        }
    }

    private static void AddNode(Dictionary<string, string> roles, string role, PlaneNode node)
    {
        _ = roles.TryAdd(node.Name, role);
        foreach (var (number, link) in node.Links.Where(link => link.State.Kind is not State.LinkKind.BackendVif).Index())
        {
            _ = roles.TryAdd(node.Name + " " + link.Name, node.Node.Role == NodeRole.Outside ? link.Name.ToString() : FormattableString.Invariant($"{role}'s {link.Name}"));
            AddAddresses(roles, FormattableString.Invariant($"{role}'s address {number}"), link);
            if (link.State.MacAddress is { } mac && mac != MacAddress.Dead)
            {
                _ = roles.TryAdd(mac.ToString(), FormattableString.Invariant($"{role}'s mac {number}"));
            }
        }
    }

    private static void AddAddresses(Dictionary<string, string> roles, string role, PlaneLink link)
    {
        foreach (var (number, address) in link.State.Addresses.Index())
        {
            _ = roles.TryAdd(address.Prefix.Address.ToString(), FormattableString.Invariant($"{role}.{number}"));
        }
    }
}
