using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Scripts.Shell;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests.Scripts.Shell;

public sealed class ShellToolTests
{
    /// <summary>Command lines on a fresh host, a link, and what it is afterwards.</summary>
    public static TheoryData<string, string, string> Links => new()
    {
        { "brctl addbr br0", "br0", "down bridge" },
        { "brctl addbr br0; brctl stp br0 on; brctl setfd br0 0; /sbin/ip link set br0 up", "br0", "up bridge stp fd=0" },
        { "brctl addbr br0; brctl addif br0 eth0 eth1; brctl delif br0 eth0", "eth1", "up arp mac=00:11:22:33:44:51 master=br0 10.1.0.10/24 brd 10.1.0.255" },
        { "brctl addbr br0; brctl delbr br0", "br0", "absent" },
        { "ip link add br0 type bridge; ip link set eth1 master br0; ip link set dev br0 type bridge stp_state 1 forward_delay 400", "br0", "down bridge stp fd=4 mac=00:11:22:33:44:51" },
        { "ip link add name br0 type bridge; ip link add name br1 type bridge; ip link set eth1 master br0; ip link set eth1 master br1; ip link set eth1 nomaster up", "eth1", "up arp mac=00:11:22:33:44:51 10.1.0.10/24 brd 10.1.0.255" },
        { "ip link add br0 type bridge; ip link set br0 up; ip link del br0", "br0", "absent" },
        { "ip addr flush dev eth1; ip link set eth1 down; ip link set eth1 address fe:ff:ff:ff:ff:ff arp off multicast off mtu 1400", "eth1", "down mac=fe:ff:ff:ff:ff:ff nomulticast mtu=1400" },
        { "ip a flush eth1; ip l set eth1 down; ip l set eth1 name lan", "lan", "down arp mac=00:11:22:33:44:51" },
        { "ip addr flush dev eth1; ip link add link eth1 name eth1.5 type vlan id 5; vconfig add eth1 6; ip link set eth1.5 up", "eth1.5", "up arp mac=00:11:22:33:44:51" },
        { "vconfig add eth1 6; vconfig rem eth1.6", "eth1.6", "absent" },
        { "modprobe dummy; ip link set dummy0 up", "dummy0", "up arp" },
        { "ip link add v0 type veth peer name v1; ip link del v1", "v0", "absent" },
        { "ip addr add 10.2.0.1/24 brd + dev eth1 label eth1:2; ip addr del 10.1.0.10 dev eth1", "eth1", "up arp mac=00:11:22:33:44:51 10.2.0.1/24 brd 10.2.0.255 label eth1:2" },
        { "ip -4 addr replace 10.1.0.10/24 dev eth1; ip addr add 10.3.0.1/255.255.0.0 broadcast 10.3.0.255 scope global dev eth1", "eth1", "up arp mac=00:11:22:33:44:51 10.1.0.10/24 brd 10.1.0.255;10.3.0.1/16 brd 10.3.0.255" },
        { "ip -6 addr flush dev eth1; ip addr add fe80::1/64 dev eth1", "eth1", "up arp mac=00:11:22:33:44:51 10.1.0.10/24 brd 10.1.0.255" },
        { "ifconfig eth1 down", "eth1", "down arp mac=00:11:22:33:44:51 10.1.0.10/24 brd 10.1.0.255" },
        { "ifconfig eth1 0.0.0.0 up", "eth1", "up arp mac=00:11:22:33:44:51" },
        { "ifconfig eth1 down; ifconfig eth1 10.4.0.1", "eth1", "up arp mac=00:11:22:33:44:51 10.4.0.1/8 brd 10.255.255.255" },
        { "ifconfig eth1 10.4.0.1 netmask 255.255.255.0 broadcast 10.4.0.99 -arp mtu 1400", "eth1", "up mac=00:11:22:33:44:51 mtu=1400 10.4.0.1/24 brd 10.4.0.99" },
        { "ifconfig eth1:1 10.5.0.1/24; ifconfig eth1:2 10.6.0.1/24; ifconfig eth1:2 down", "eth1", "up arp mac=00:11:22:33:44:51 10.1.0.10/24 brd 10.1.0.255;10.5.0.1/24 brd 10.5.0.255 label eth1:1" },
        { "ifconfig eth1 down hw ether 0:16:3e:1:2:3", "eth1", "down arp mac=00:16:3e:01:02:03 10.1.0.10/24 brd 10.1.0.255" },
        { "ifdown eth1", "eth1", "down arp mac=00:11:22:33:44:51" },
        { "ifdown eth1; ifup eth1", "eth1", "up arp mac=00:11:22:33:44:51 10.1.0.10/24 brd 10.1.0.255" },
        { "brctl addbr br0; echo 1 > /sys/class/net/br0/bridge/stp_state; echo 200 >/sys/class/net/br0/bridge/forward_delay", "br0", "down bridge stp fd=2" },
        { "for n in 0 1; do brctl addbr br$n; ip link set br$n up; done", "br1", "up bridge" },
        { "if ! [ -d /sys/class/net/br0/bridge ]; then brctl addbr br0; fi; [ -d /sys/class/net/br0/brif ] && ip link set br0 up", "br0", "up bridge" },
    };

    /// <summary>Command lines and the routes afterwards.</summary>
    public static TheoryData<string, string> Routes => new()
    {
        { "true", "default via 192.168.1.1 dev eth0|10.1.0.0/24 dev eth1 src 10.1.0.10|192.168.1.0/24 dev eth0 src 192.168.1.10" },
        { "ip route del default", "10.1.0.0/24 dev eth1 src 10.1.0.10|192.168.1.0/24 dev eth0 src 192.168.1.10" },
        { "ip route replace default via 10.1.0.254", "default via 10.1.0.254 dev eth1|10.1.0.0/24 dev eth1 src 10.1.0.10|192.168.1.0/24 dev eth0 src 192.168.1.10" },
        { "ip route replace default via 10.9.0.254", "default via 192.168.1.1 dev eth0|10.1.0.0/24 dev eth1 src 10.1.0.10|192.168.1.0/24 dev eth0 src 192.168.1.10" },
        { "ip r add 10.8.0.0/16 via 10.1.0.1 metric 5; ip route add 10.7.0.9 dev eth0 src 192.168.1.10", "default via 192.168.1.1 dev eth0|10.1.0.0/24 dev eth1 src 10.1.0.10|10.7.0.9 dev eth0 src 192.168.1.10|10.8.0.0/16 via 10.1.0.1 dev eth1 metric 5|192.168.1.0/24 dev eth0 src 192.168.1.10" },
        { "ip route flush dev eth0; ip route flush cache", "10.1.0.0/24 dev eth1 src 10.1.0.10" },
        { "route del default; route add default gw 10.1.0.1 eth1", "default via 10.1.0.1 dev eth1|10.1.0.0/24 dev eth1 src 10.1.0.10|192.168.1.0/24 dev eth0 src 192.168.1.10" },
        { "route add -net 10.8.0.0 netmask 255.255.0.0 gw 10.1.0.1; route add -host 10.7.0.9 dev eth1; route del -host 10.7.0.9", "default via 192.168.1.1 dev eth0|10.1.0.0/24 dev eth1 src 10.1.0.10|10.8.0.0/16 via 10.1.0.1 dev eth1|192.168.1.0/24 dev eth0 src 192.168.1.10" },
        { "route -n; ip route; ip ro list dev eth0; netstat -rn", "default via 192.168.1.1 dev eth0|10.1.0.0/24 dev eth1 src 10.1.0.10|192.168.1.0/24 dev eth0 src 192.168.1.10" },
    };

    /// <summary>Command lines, their exit status and what they say on standard error.</summary>
    public static TheoryData<string, int?, string> Refusals => new()
    {
        // Source: host-scripts §6.
        { "ip link set eth1 mac fe:ff:ff:ff:ff:ff arp off", 255, "Error: either \"dev\" is duplicate, or \"mac\" is a garbage." },
        { "ip link set eth9 up", 1, "Cannot find device \"eth9\"" },
        { "ip link set eth1", 0, "" },
        { "ip link set eth1 mtu", 255, "Command line is not complete. Try option \"help\"" },
        { "ip link set eth1 address zz", 1, "\"zz\" is invalid lladdr." },
        { "ip link set eth1 name lan", 2, "RTNETLINK answers: Device or resource busy" },
        { "ip link show eth9", 1, "Device \"eth9\" does not exist." },
        { "ip link add eth1 type bridge", 2, "RTNETLINK answers: File exists" },
        { "ip link del eth1", 2, "RTNETLINK answers: Operation not supported" },
        { "ip link add link eth9 name eth9.1 type vlan id 1", 1, "Cannot find device \"eth9\"" },
        { "ip addr add 10.1.0.10/24 dev eth1", 2, "RTNETLINK answers: File exists" },
        { "ip addr add 10.1.0.11/24 10.1.0.12/24 dev eth1", 255, "Error: either \"local\" is duplicate, or \"10.1.0.12/24\" is a garbage." },
        { "ip addr add 10.1.0.11/24", 255, "Not enough information: \"dev\" argument is required." },
        { "ip addr del 10.9.0.1/24 dev eth1", 2, "RTNETLINK answers: Cannot assign requested address" },
        { "ip route add default via 192.168.1.2", 2, "RTNETLINK answers: File exists" },
        { "ip route del 10.8.0.0/16", 2, "RTNETLINK answers: No such process" },
        { "ip route del default; ip route add default via 10.9.0.1", 2, "RTNETLINK answers: Network is unreachable" },
        { "brctl addbr eth1", 1, "device eth1 already exists; can't create bridge with the same name" },
        { "brctl addif br0 eth1", 1, "bridge br0 does not exist!" },
        { "brctl stp eth1 off", 1, "bridge eth1 does not exist!" },
        { "brctl delbr br0", 1, "bridge br0 doesn't exist; can't delete it" },
        { "brctl addbr br0; ip link set br0 up; brctl delbr br0", 1, "bridge br0 is still up; can't delete it" },
        { "ifconfig eth9 up", 255, "eth9: ERROR while getting interface flags: No such device" },
        { "route del -host 10.7.0.9", 7, "SIOCDELRT: No such process" },
        { "sysctl -w net.ipv4.conf.eth9.proxy_arp=1 net.ipv4.ip_forward=1", 255, "sysctl: cannot stat /proc/sys/net/ipv4/conf/eth9/proxy_arp: No such file or directory" },
        { "echo 1 >/proc/sys/net/ipv4/conf/eth9/proxy_arp", 1, "/proc/sys/net/ipv4/conf/eth9/proxy_arp: No such file or directory" },
        { "iptables -D FORWARD -j DROP", 1, "iptables: Bad rule (does a matching rule exist in that chain?)." },
        { "ping -c1 -W1 192.168.1.1; ip neigh", 0, "" },
        { "arping -c 1 -w 1 -I eth0 192.168.1.1", null, "" },
    };

    [Theory]
    [MemberData(nameof(Links))]
    public void A_command_leaves_a_link_as_the_kernel_would(string lines, string name, string link) =>
        Assert.Equal(link, Show(ShellTesting.After(lines).FindLink(InterfaceName.Parse(name))));

    [Theory]
    [MemberData(nameof(Routes))]
    public void A_command_leaves_routes_as_the_kernel_would(string lines, string routes) =>
        Assert.Equal(routes, string.Join('|', ShellTesting.After(lines).Routes));

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_refused_command_says_so_and_changes_nothing_more(string line, int? status, string error)
    {
        var step = ShellTesting.Script(line);

        Assert.Equal((status, error, ""), (step.Scripts[0].ExitStatus, string.Join('/', step.Scripts[0].StandardError), step.Scripts[0].Unknown));
    }

    [Fact]
    public void A_line_that_ip_refuses_as_a_whole_changes_nothing()
    {
        Assert.Equal(ShellTesting.Booted, ShellTesting.After("ip link set eth1 mac fe:ff:ff:ff:ff:ff arp off"));

        // The kernel takes MAC and MTU before it refuses the name.
        var eth1 = ShellTesting.After("ip link set eth1 mtu 1400 name lan").FindLink(InterfaceName.Parse("eth1"));
        Assert.Equal(1400, eth1?.MtuBytes);
    }

    [Fact]
    public void Parameters_are_set_through_all_their_doors()
    {
        var state = ShellTesting.After(
            "sysctl -qw net.ipv4.ip_forward=1 net.ipv4.conf.eth0.proxy_arp=1", "echo 0 > /proc/sys/net/bridge/bridge-nf-call-iptables", "vconfig add eth1 5; echo 1 >/proc/sys/net/ipv4/conf/eth1.5/proxy_arp", "sysctl net/ipv4/tcp_syncookies=1");

        Assert.Equal(
            ["net.bridge.bridge-nf-call-iptables=0", "net.ipv4.conf.eth0.proxy_arp=1", "net.ipv4.conf.eth1/5.proxy_arp=1", "net.ipv4.ip_forward=1", "net.ipv4.tcp_syncookies=1"],
            state.Sysctls.Select(sysctl => sysctl.ToString()),
            StringComparer.Ordinal);
        Assert.Equal("1", state.FindSysctl(Sysctl.ProxyArp(InterfaceName.Parse("eth1.5"))));
    }

    [Fact]
    public void Rules_of_forward_have_the_scripts_shapes_or_are_kept_as_text()
    {
        var state = ShellTesting.After(
            "iptables -P FORWARD DROP; iptables -A FORWARD -m physdev --physdev-in eth0 -j ACCEPT",
            "iptables -A FORWARD -p udp --sport 68 --dport 67 -m physdev --physdev-in vif1.0 -j ACCEPT",
            "/sbin/iptables -I FORWARD 1 -i eth0 -o eth1 -j DROP; iptables -A FORWARD -s 10.0.0.0/8 -j mychain; iptables -D FORWARD -s 10.0.0.0/8 -j mychain");

        Assert.True(state.Filter.DropsForward);
        Assert.Equal(
            ["-i eth0 -o eth1 -j DROP", "-m physdev --physdev-in eth0 -j ACCEPT", "-m physdev --physdev-in vif1.0 -p udp --sport 68 --dport 67 -j ACCEPT"],
            state.Filter.Forward.Select(rule => rule.ToString()),
            StringComparer.Ordinal);
        Assert.Equal([("DROP", true), ("ACCEPT", false), ("ACCEPT", false)], state.Filter.Forward.Select(rule => (rule.Target, rule.IsText)));
        Assert.Empty(ShellTesting.After("iptables -A FORWARD -j DROP; iptables -F").Filter.Forward);
        Assert.Empty(ShellTesting.After("iptables -A FORWARD -j DROP; iptables -D FORWARD 1").Filter.Forward);
    }

    [Fact]
    public void Rules_of_other_chains_are_kept_as_text()
    {
        var state = ShellTesting.After(
            "iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE; iptables -t nat -I PREROUTING -i eth0 -j DNAT --to 10.0.0.1",
            "iptables -A INPUT -p tcp --dport 22 -j ACCEPT; iptables -P INPUT DROP; iptables -t mangle -A PREROUTING -j MARK --set-mark 1; iptables -I INPUT -i lo -j ACCEPT; iptables -N own");

        Assert.Equal(["PREROUTING -i eth0 -j DNAT --to 10.0.0.1", "POSTROUTING -o eth0 -j MASQUERADE"], state.NatRules);
        Assert.Equal(
            ["filter: -A INPUT -i lo -j ACCEPT", "filter: -A INPUT -p tcp --dport 22 -j ACCEPT", "filter: -P INPUT DROP", "mangle: -A PREROUTING -j MARK --set-mark 1", "filter: -N own"],
            state.OtherRules);
        Assert.Equal(
            ["filter: -P INPUT DROP", "mangle: -A PREROUTING -j MARK --set-mark 1"],
            ShellCommands.Run(state, "iptables -F; iptables -X; iptables -t nat -F").State.OtherRules);
        Assert.Empty(ShellCommands.Run(state, "iptables -t nat -F POSTROUTING; iptables -t nat -D PREROUTING -i eth0 -j DNAT --to 10.0.0.1").State.NatRules);
    }

    [Theory]
    [InlineData("dhclient eth0")]
    [InlineData("ovs-vsctl add-br br0")]
    [InlineData("ebtables -A FORWARD -j DROP")]
    [InlineData("ip link set eth1 netns 5")]
    [InlineData("ip rule add from 10.0.0.1 table 5")]
    [InlineData("ip tunnel add t0 mode gre")]
    [InlineData("modprobe bonding")]
    [InlineData("modprobe netloop nloopbacks=8")]
    [InlineData("service network restart")]
    [InlineData("/etc/init.d/networking restart")]
    [InlineData("ifup -a")]
    [InlineData("route add default gw 192.168.1.2")]
    [InlineData("echo 1 > /sys/class/net/eth0/flags")]
    [InlineData("echo x >> /etc/network/interfaces")]
    public void What_is_not_modelled_is_not_guessed(string line) =>
        Assert.Equal($"'{line}' cannot be read", ShellCommands.Run(ShellTesting.Booted, line).Unread);

    private static string Show(LinkState? link)
    {
        if (link is null)
        {
            return "absent";
        }

        var isBridge = link.Kind == LinkKind.Bridge;
        return string.Join(' ', ((string[])
        [
            link.IsUp ? "up" : "down",
            isBridge ? "bridge" : link.IsArpOn ? "arp" : "",
            link.IsStpOn ? "stp" : "",
            isBridge && link.ForwardDelay != LinkState.DefaultForwardDelay ? FormattableString.Invariant($"fd={link.ForwardDelay.TotalSeconds}") : "",
            link.MacAddress is { } mac ? "mac=" + mac : "",
            link.IsMulticastOn ? "" : "nomulticast",
            link.MtuBytes == 1500 ? "" : FormattableString.Invariant($"mtu={link.MtuBytes}"),
            link.Master is { } master ? "master=" + master : "",
            string.Join(';', link.Addresses),
        ]).Where(part => part.Length > 0));
    }
}
