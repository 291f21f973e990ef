using FsCheck;
using FsCheck.Fluent;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;

namespace XenNetLint.Simulator.Tests.Packets;

/// <summary>Hosts and what is stated of the network around them.</summary>
/// <param name="Hosts">One to three hosts.</param>
/// <param name="Lan">Which interfaces share a LAN: a key of <see cref="Lans"/>.</param>
/// <param name="IsOutsideStated">Whether an address beyond the gateway is stated.</param>
/// <param name="OutsideRoutes">The gateway's routes; null: nobody states any.</param>
internal sealed record RandomFleet(EquatableArray<RandomHost> Hosts, string Lan, bool IsOutsideStated, string? OutsideRoutes)
{
    private static readonly string[] Lans = ["none", "all", "all", "all", "all", "all", "all", "all", "chain", "two NICs"];

    private static readonly string?[] Routes = [null, "", "", "10.0.0.0/8 via 192.168.1.10"];

    // Like guests are what classes are made of: the first few are what most guests are.
    private static readonly string[] UsualGuests =
    [
        "{on}ip={ip}", "{on}ip={ip}", "{on}ip={ip}", "{on}", "{on}ip={ip};{ip}/24 192.168.1.1", "{on}ip={ip}|bridge=br1,ip=10.1.0.{n}{g}", "bridge=br1", "script=vif-route,ip={ip}",
    ];

    private static readonly string[] OddGuests =
    [
        "{on}ip={ip};{ip}/24 192.168.1.{h}", "{on}ip={ip};{ip}/24", "{on}ip={ip};{ip}/26 192.168.1.1", "{on}ip={ip};{ip}/16 192.168.1.1", "{on}ip={ip};{ip}/32 192.168.1.1",
        "{on}ip=10.9.0.{n}{g}", "{on}ip={ip};192.168.1.2{n}{g}/24 192.168.1.1", "{on}ip=192.168.1.200", "{on}ip=192.168.1.200", "{on}ip=192.168.1.{h}", "{on}ip=192.168.1.1",
        "{on}ip={ip},mac=00:16:3e:00:00:01", "{on}ip={ip},mac=00:16:3e:00:00:01", "{on}ip={ip},mac=fe:ff:ff:ff:ff:ff", "{on}ip={ip},mac=fe:ff:ff:ff:ff:ff", "{on}ip={ip},mac=00:11:22:33:4{n}:50",
        "{on}ip={ip}|{on}ip=10.9.0.{n}{g}", "{on}ip={ip} 10.9.1.{n}{g}", "{on}ip=192.168.1.208/29", "{on}ip={ip},mtu=70", "{on}ip={ip},script=vif-of-ours", "type=ioemu,{on}ip={ip}",
        "bridge=ovs0.10,ip={ip}", "bridge=ovs0.10,ip={ip}", "bridge=ovs0.20:10,ip={ip}", "bridge=ovs0:10:20,ip={ip}", "script=vif-nat",
    ];

    private static readonly string[] AnyLines =
    [
        "ip link set vif{g}.0 down", "ip link set vif{g}.0 arp off", "ip link set vif{g}.0 mtu 70", "ip link set vif{g}.0 mtu 84", "ip link set {br} mtu 83", "ip link set {br} mtu 68", "ip link set vif{g}.0 mtu 83", "ip link set eth0 mtu 70",
        "ip link set {br} down", "ip link set {br} arp off", "ip link set eth0 down", "ip link set peth0 down", "ip link set vif0.0 down",
        "reboot g{g}", "shutdown g{g}", "ip link set {br} arp off", "ip addr flush dev {br}; ip addr add 192.168.1.{h}/24 dev peth0; ip route add default via 192.168.1.1",
        "ip link set vif{g}.0 address 00:16:3e:00:01:0{g}", "ip link set vif{g}.0 address 00:16:3e:00:00:01", "ip link set vif{g}.0 address 00:11:22:33:4{n}:50", "ip link set {br} address 00:16:3e:00:00:02",
        "iptables -P FORWARD DROP", "iptables -P FORWARD DROP", "iptables -A FORWARD -s {ip} -j DROP", "iptables -A FORWARD -d 192.168.1.72/30 -j DROP", "iptables -A FORWARD -s 192.168.1.64/28 -j ACCEPT",
        "iptables -I FORWARD -m physdev --physdev-in vif{g}.0 -j DROP", "iptables -I FORWARD -m physdev --physdev-out vif{g}.0 -j ACCEPT", "iptables -I FORWARD -i vif{g}.+ -j DROP",
        "iptables -I FORWARD -m physdev --physdev-in vif+ -j ACCEPT", "iptables -I FORWARD -m recent --rcheck -j DROP", "iptables -A FORWARD -p icmp --icmp-type echo-reply -j DROP",
        "iptables -A FORWARD -o eth0 -j DROP", "iptables -I FORWARD -m physdev --physdev-in vif{g}.0 -s {ip} -j ACCEPT", "iptables -A FORWARD -m state --state RELATED,ESTABLISHED -j ACCEPT",
        "iptables -A INPUT -s {ip} -j DROP", "iptables -P INPUT DROP", "iptables -A OUTPUT -d 192.168.1.64/27 -j DROP", "iptables -A INPUT -i vif{g}.0 -j REJECT",
        "iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE", "iptables -t nat -A POSTROUTING -s {ip} -j SNAT --to-source 192.168.1.{h}", "iptables -t nat -A PREROUTING -d 192.168.1.{h} -j DNAT --to-destination {ip}",
        "sysctl -w net.bridge.bridge-nf-call-iptables=0", "sysctl -w net.ipv4.ip_forward=1", "sysctl -w net.ipv4.ip_forward=1", "sysctl -w net.ipv4.ip_forward=0",
        "sysctl -w net.ipv4.conf.eth0.proxy_arp=1", "sysctl -w net.ipv4.conf.all.proxy_arp=1", "sysctl -w net.ipv4.conf.vif{g}/0.proxy_arp=0",
        "brctl addbr br1; ip link set br1 up", "ip link set vif{g}.0 master br1", "ip link set vif{g}.0 master br1; ip link set br1 up", "ip link set vif{g}.0 nomaster", "ip link set vif{g}.0 nomaster",
        "ip addr add 10.9.0.1/24 dev {br}", "ip addr add 192.168.1.9{n}/24 dev br1", "ip addr flush dev {br}", "ip addr add 192.168.1.{h}/24 dev peth0", "ip addr add 192.168.1.{h}/24 dev eth0",
        "ip addr add 192.168.1.4{g}/32 dev vif{g}.0", "ip addr add 192.168.1.9{g}/24 dev vif{g}.0", "ip addr add {ip}/24 dev {br}",
        "ip route del default", "ip route add {ip}/32 dev vif{g}.0", "ip route add 192.168.1.64/26 dev vif{g}.0", "ip route add 10.9.0.0/24 via {ip}", "ip route add 10.9.0.0/24 dev {br}",
        "ip route add 192.168.1.192/26 via 192.168.1.1", "ip route del 192.168.1.0/24 dev {br}",
        Circle, Circle, Circle + "; brctl stp br1 on; brctl stp {br} on", "ip link add p0 type veth peer name q0; ip link set p0 up; ip link set q0 up; brctl addbr br1; ip link set br1 up; brctl addif {br} p0; brctl addif br1 q0",
        "vconfig add eth0 100; ip link set eth0.100 up; brctl addbr br1; brctl addif br1 eth0.100; ip link set br1 up", "ip link set {br} address 00:16:3e:00:00:01", "ip link set eth0 nomaster",
    ];

    private const string Circle =
        "brctl addbr br1; ip link set br1 up; for n in 0 1; do ip link add p$n type veth peer name q$n; ip link set p$n up; ip link set q$n up; brctl addif {br} p$n; brctl addif br1 q$n; done";

    /// <summary>Fleets of hosts of all kinds, each with a few kinds of guests and a few command lines.</summary>
    public static Arbitrary<RandomFleet> Any { get; } = Arb.From(
        from count in Gen.Frequency((2, Gen.Constant(1)), (3, Gen.Constant(2)), (1, Gen.Constant(3)))
        from isAlike in Gen.Elements(true, false)
        from hosts in AnyHost().ListOf(count)
        from lan in Gen.Elements(Lans)
        from isOutsideStated in Gen.Elements(true, false)
        from routes in Gen.Elements(Routes)
        select new RandomFleet([.. isAlike ? hosts.Select((host, number) => hosts[0] with { Lines = number == 0 ? [] : host.Lines }) : hosts], lan, isOutsideStated, routes),
        Shrink);

    /// <summary>The fleet after all that happened.</summary>
    public FleetNetwork Build() => FleetBuilder.Build([.. Hosts.Select((host, number) => host.Play(number)[^1])], Surroundings);

    /// <summary>The fleet before each of the last things that happened, up to three on each host at once.</summary>
    public IReadOnlyList<(Topology Topology, string Event)> BuildPast()
    {
        var states = Hosts.Select((host, number) => host.Play(number)).ToList();
        return
        [
            .. from back in Enumerable.Range(1, 3).Reverse()
               where states.Exists(host => host.Count > back)
               select (FleetBuilder.Build([.. states.Select(host => host[Math.Max(0, host.Count - 1 - back)])], Surroundings).Topology, $"event {back}"),
        ];
    }

    public override string ToString() => $"LAN {Lan}, outside {IsOutsideStated}, routes {OutsideRoutes ?? "unstated"}\n{string.Concat(Hosts.Select((host, number) => RandomHost.NameOf(number) + ": " + host.At(number)))}";

    private Surroundings Surroundings => new()
    {
        Lans = [.. LansOf(Hosts.Count)],
        Outside = IsOutsideStated ? [Tests.Hosts.Prefix("8.8.8.8")] : [],
        OutsideRoutes = OutsideRoutes is null ? null : OutsideRoutes.Length == 0 ? new EquatableArray<OutsideRoute>([]) : [ReadRoute(OutsideRoutes.Split(" via "))],
    };

    private static OutsideRoute ReadRoute(string[] words) => new(Tests.Hosts.Prefix(words[0]), Tests.Hosts.Prefix(words[1]).Address);

    private IEnumerable<SharedLan> LansOf(int hosts) => Lan switch
    {
        "all" => [SharedLan("lan", [.. Enumerable.Range(0, hosts).Select(host => (host, "eth0"))])],
        "chain" when hosts > 1 => [SharedLan("lan", (0, "eth0"), (1, "eth0")), SharedLan("further", (1, "eth1"), (hosts - 1, hosts > 2 ? "eth0" : "eth1"))],
        "two NICs" => [SharedLan("lan", (0, "eth0"), (0, "eth1"), (hosts - 1, "eth0"))],
        _ => [],
    };

    private static SharedLan SharedLan(string name, params (int Host, string Interface)[] ends) =>
        new(name, [.. ends.Distinct().Select(end => new LanInterface(RandomHost.NameOf(end.Host), InterfaceName.Parse(end.Interface)))]);

    // ---- generation

    private static Gen<RandomHost> AnyHost() =>
        from setting in Gen.Elements(HostSetting.All)
        from second in Gen.Elements(RandomHost.Seconds)
        from usual in Gen.Elements(UsualGuests)
        from count in Gen.Frequency((1, Gen.Constant(1)), (3, Gen.Choose(2, 3)), (1, Gen.Choose(4, RandomHost.MostGuests)))
        from guests in Gen.Frequency((3, Gen.Constant(usual)), (1, Gen.Elements(UsualGuests)), (1, Gen.Elements(OddGuests))).ListOf(count)
        from number in Gen.Choose(-1, 3)
        from lines in Gen.Elements(AnyLines).ListOf(Math.Max(0, number))
        from places in Gen.Choose(1, RandomHost.MostGuests).ListOf(Math.Max(0, number))
        select new RandomHost(setting, second, [.. guests.Select((guest, index) => RandomHost.Place(guest, index + 1))], [.. lines.Zip(places, RandomHost.Place)]);

    // The texts stay as they are; what they then speak of is gone, or somebody else.
    private static IEnumerable<RandomFleet> Shrink(RandomFleet fleet)
    {
        for (var at = fleet.Hosts.Count - 1; at >= 0 && fleet.Hosts.Count > 1; at--)
        {
            yield return fleet with { Hosts = new(fleet.Hosts.Items.RemoveAt(at)) };
        }

        for (var at = 0; at < fleet.Hosts.Count; at++)
        {
            foreach (var less in Shrink(fleet.Hosts[at]))
            {
                yield return fleet with { Hosts = fleet.Hosts.SetItem(at, less) };
            }
        }

        if (!string.Equals(fleet.Lan, "none", StringComparison.Ordinal))
        {
            yield return fleet with { Lan = "none" };
        }

        if (fleet.IsOutsideStated || fleet.OutsideRoutes is { Length: > 0 })
        {
            yield return fleet with { IsOutsideStated = false, OutsideRoutes = "" };
        }
    }

    private static IEnumerable<RandomHost> Shrink(RandomHost host)
    {
        for (var at = 0; at < host.Lines.Count; at++)
        {
            yield return host with { Lines = new(host.Lines.Items.RemoveAt(at)) };
        }

        for (var at = host.Guests.Count - 1; at >= 0; at--)
        {
            yield return host with { Guests = new(host.Guests.Items.RemoveAt(at)) };
        }

        if (host.Second.Length > 0)
        {
            yield return host with { Second = "" };
        }
    }
}
