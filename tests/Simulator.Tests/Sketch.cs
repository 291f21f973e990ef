using System.Text;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Tests;

/// <summary>A state in the notation of host-scripts §8: name, U or D, NA, NM, MAC, master, addresses; then the routes.</summary>
internal static class Sketch
{
    /// <summary>All links but the loopback pairs that nobody touched.</summary>
    public static string Of(NetworkState state)
    {
        var text = new StringBuilder();
        foreach (var link in state.Links.Where(link => !IsUntouchedPair(link)))
        {
            text.Append(link.Name).Append(link.IsUp ? " U" : " D").Append(link.IsArpOn ? "" : " NA").Append(link.IsMulticastOn ? "" : " NM")
                .Append(' ').Append(link.MacAddress is { } mac ? Short(mac) : "random");
            if (link.Master is { } master)
            {
                text.Append(" master ").Append(master);
            }

            text.Append(string.Concat(link.Addresses.Select(address => " " + address.Prefix + (address.Label.Length > 0 ? " label " + address.Label : "")))).Append('\n');
        }

        foreach (var route in state.Routes)
        {
            text.Append(route).Append('\n');
        }

        return text.ToString();
    }

    private static bool IsUntouchedPair(LinkState link) =>
        link is { Kind: LinkKind.Veth or LinkKind.LoopbackBackend, IsUp: false, Addresses.Count: 0 } && link.Name.ToString().StartsWith('v');

    private static string Short(MacAddress mac) => mac == MacAddress.Dead ? "dead" : mac.ToString() switch
    {
        "00:11:22:33:44:50" => "real",
        "00:11:22:33:44:51" => "real1",
        "00:00:00:00:00:00" => "none",
        var other => other,
    };
}
