using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Testing;
using XenNetLint.Text;

namespace XenNetLint.Model.Tests.Binding;

/// <summary>What the distribution's network files make of a host. Source: product §2.</summary>
public sealed class DistributionTests
{
    private const string Main = "etc/network/interfaces";

    [Theory]
    [InlineData("auto eth0\niface eth0 inet static\n address 10.0.0.5\n netmask 255.255.0.0\n gateway 10.0.0.1\n", "eth0 nic up ifup 10.0.0.5/16; default via 10.0.0.1 dev eth0")]
    [InlineData("auto eth0\niface eth0 inet static\n address 10.0.0.5/24\n mtu 9000\n hwaddress ether 00:11:22:33:44:55\n", "eth0 nic up ifup 00:11:22:33:44:55 mtu=9000 10.0.0.5/24")]
    [InlineData("allow-hotplug eth0\niface eth0 inet manual\n", "eth0 nic up ifup")]
    [InlineData("iface eth0 inet manual\n", "eth0 nic down ifup")]
    [InlineData("auto eth0\niface eth0 inet static\n address 10.0.0.5\n netmask 24\niface eth0 inet6 static\n address 2001:db8::5/64\n", "eth0 nic up ifup 10.0.0.5/24 2001:db8::5/64")]
    [InlineData("auto eth0 eth0:1\niface eth0 inet static\n address 10.0.0.5/24\niface eth0:1 inet static\n address 10.0.0.6/24\niface eth0:2 inet static\n address 10.0.0.7/24\n", "eth0 nic up ifup 10.0.0.5/24 10.0.0.6/24")]
    [InlineData("auto br0\niface br0 inet static\n address 10.0.0.5/24\n bridge_ports eth0 eth1\n bridge_stp off\n", "eth0 nic up|eth1 nic up|br0 bridge up ifup ports=eth0,eth1 stp=False 10.0.0.5/24")]
    [InlineData("auto br0\niface br0 inet manual\n bridge-ports eth0\n bridge-stp on\n", "eth0 nic up|br0 bridge up ifup ports=eth0 stp=True")]
    [InlineData("auto br0\niface br0 inet manual\n pre-up brctl addbr br0\n up brctl stp br0 on\n", "br0 bridge up ifup ports= stp=True")]
    [InlineData("auto br0\niface br0 inet manual\n bridge-ports none\n", "br0 bridge up ifup ports=")]
    [InlineData("auto br0\niface br0 inet manual\n bridge_ports regex eth.*\n", "br0 bridge up ifup ports=?")]
    [InlineData("auto br0\niface br0 inet manual\n bridge_ports all\n", "br0 bridge up ifup ports=?")]
    [InlineData("auto eth0\niface eth0 inet manual\niface br0 inet static\n address 10.0.0.5/24\n gateway 10.0.0.1\n bridge_ports eth0\n", "eth0 nic up ifup|br0 bridge absent ifup ports=eth0 10.0.0.5/24")]
    [InlineData("auto br0\niface br0 inet manual\n bridge_ports eth0.100\n", "eth0 nic up|br0 bridge up ifup ports=eth0.100|eth0.100 vlan up on=eth0")]
    [InlineData("auto vlan7\niface vlan7 inet manual\n vlan_raw_device eth1\n", "eth1 nic up|vlan7 vlan up ifup on=eth1")]
    [InlineData("auto bond0\niface bond0 inet manual\n bond-slaves eth0 eth1\n", "eth0 nic up|eth1 nic up|bond0 bond up ifup slaves=eth0,eth1")]
    [InlineData("auto eth0 eth1 bond0\niface eth0 inet manual\n bond-master bond0\niface eth1 inet manual\n bond_master bond0\niface bond0 inet manual\n bond_slaves none\n", "eth0 nic up ifup|eth1 nic up ifup|bond0 bond up ifup slaves=eth0,eth1")]
    [InlineData("allow-ovs ovsbr0\niface ovsbr0 inet manual\n ovs_type OVSBridge\n ovs_ports eth0\n", "eth0 nic up|ovsbr0 ovs up ifup ports=eth0")]
    [InlineData("auto eth0\niface eth0 inet static\n address 10.0.0.5/24\n up ip route add 10.9.0.0/16 via 10.0.0.1 || true\n post-up route add -net 10.8.0.0 netmask 255.255.0.0 gw 10.0.0.2 dev eth0\n down ip route del 10.9.0.0/16\n", "eth0 nic up ifup 10.0.0.5/24; 10.9.0.0/16 via 10.0.0.1 dev eth0; 10.8.0.0/16 via 10.0.0.2 dev eth0")]
    [InlineData("auto br0\niface br0 inet manual\n pre-up brctl addbr br0\n pre-up brctl addif $IFACE eth0\n up ip link set dev br0 up\n", "eth0 nic up|br0 bridge up ifup ports=eth0")]
    [InlineData("auto lo eth0\\\n eth1\niface lo inet loopback\niface eth0 inet manual\niface eth1 inet manual\n", "eth0 nic up ifup|eth1 nic up ifup")]
    [InlineData("auto eth1\nauto eth0\niface eth0 inet static\n address 10.0.0.5/24\n gateway 10.0.0.1\niface eth1 inet static\n address 10.1.0.5/24\n gateway 10.1.0.1\n", "eth0 nic up ifup 10.0.0.5/24|eth1 nic up ifup 10.1.0.5/24; default via 10.1.0.1 dev eth1; default via 10.0.0.1 dev eth0")]
    public void Debian_says_its_interfaces(string text, string facts) => Assert.Equal(facts, Show(Xl((Main, text)).Host));

    [Theory]
    [InlineData("DEVICE=eth0\nONBOOT=yes\nIPADDR=10.0.0.5\nNETMASK=255.255.255.0\nGATEWAY=10.0.0.1\nHWADDR=00:11:22:33:44:55\n", "eth0 nic up ifup 00:11:22:33:44:55 10.0.0.5/24; default via 10.0.0.1 dev eth0")]
    [InlineData("IPADDR0=10.0.0.5\nPREFIX0=16\nIPADDR1=10.1.0.5\nPREFIX1=24\n", "eth0 nic up ifup 10.0.0.5/16 10.1.0.5/24")]
    [InlineData("IPADDR=192.168.1.5\n", "eth0 nic up ifup 192.168.1.5/24")]
    [InlineData("ONBOOT=\"no\"\nMTU='1400'\n", "eth0 nic down ifup mtu=1400")]
    [InlineData("TYPE=Bridge\nDEVICE=br0\nONBOOT=no\n", "br0 bridge absent ifup ports=")]
    [InlineData("STARTMODE='auto'\nBOOTPROTO='static'\nIPADDR='10.0.0.5/24'\nDEVICE=br0\nBRIDGE='yes'\nBRIDGE_PORTS='eth0 eth1'\n", "eth0 nic up|eth1 nic up|br0 bridge up ifup ports=eth0,eth1 10.0.0.5/24")]
    [InlineData("STARTMODE='auto'\nBOOTPROTO='none'\nDEVICE=br0\nBRIDGE='yes'\nBRIDGE_PORTS='eth0'\nBRIDGE_STP='on'\n", "eth0 nic up|br0 bridge up ifup ports=eth0 stp=True")]
    [InlineData("STARTMODE='manual'\n", "eth0 nic down ifup")]
    [InlineData("DEVICE=eth0.7\nVLAN=yes\nONBOOT=yes\n", "eth0 nic up|eth0.7 vlan up ifup on=eth0")]
    [InlineData("DEVICE=vlan7\nVLAN=yes\nPHYSDEV=eth1\n", "eth1 nic up|vlan7 vlan up ifup on=eth1")]
    [InlineData("DEVICE=eth0:1\nIPADDR=10.0.0.6\nPREFIX=24\n", "eth0 nic up 10.0.0.6/24")]
    public void An_ifcfg_file_says_its_interface(string text, string facts) =>
        Assert.Equal(facts, Show(Xl(("etc/sysconfig/network-scripts/ifcfg-eth0", text)).Host));

    [Theory]
    [InlineData("BRIDGE=br0\nONBOOT=yes\n", "eth0 nic up ifup|br0 bridge up ifup ports=eth0 10.0.0.5/24")]
    [InlineData("BRIDGE=br0\nONBOOT=no\n", "eth0 nic down ifup|br0 bridge up ifup ports= 10.0.0.5/24")]
    public void A_port_of_an_ifcfg_bridge_joins_when_it_comes_up(string port, string facts) =>
        Assert.Equal(facts, Show(Xl(("ifcfg-br0", "TYPE=Bridge\nIPADDR=10.0.0.5\nPREFIX=24\n"), ("ifcfg-eth0", port)).Host));

    [Fact]
    public void Slaves_name_their_bond_and_sysconfig_its_gateway()
    {
        var host = Xl(
            ("etc/sysconfig/network", "NETWORKING=yes\nGATEWAY=10.0.0.1\n"),
            ("etc/sysconfig/network-scripts/ifcfg-bond0", "IPADDR=10.0.0.5\nPREFIX=24\n"),
            ("etc/sysconfig/network-scripts/ifcfg-eth0", "MASTER=bond0\nSLAVE=yes\n"),
            ("etc/sysconfig/network-scripts/ifcfg-eth1", "MASTER=bond0\nSLAVE=yes\n")).Host;

        Assert.Equal("eth0 nic up ifup|eth1 nic up ifup|bond0 bond up ifup slaves=eth0,eth1 10.0.0.5/24; default via 10.0.0.1 dev bond0", Show(host));
    }

    [Fact]
    public void Networkd_says_devices_and_networks()
    {
        var host = Xl(
            ("etc/systemd/network/br0.netdev", "[NetDev]\nName=br0\nKind=bridge\nMACAddress=00:11:22:33:44:55\n"),
            ("etc/systemd/network/spare.netdev", "[NetDev]\nName=spare\nKind=bridge\n[Bridge]\nSTP=no\n"),
            ("etc/systemd/network/vlan7.netdev", "[NetDev]\nName=vlan7\nKind=vlan\n[VLAN]\nId=7\n"),
            ("etc/systemd/network/br0.network", "[Match]\nName=br0\n[Network]\nAddress=10.0.0.5/24\nAddress=2001:db8::5/64\nGateway=10.0.0.1\n[Route]\nDestination=10.9.0.0/16\nGateway=10.0.0.2\nMetric=5\n"),
            ("etc/systemd/network/eth0.network", "[Match]\nName=eth0\n[Network]\nBridge=br0\nVLAN=vlan7\n")).Host;

        Assert.Equal(
            "eth0 nic up|br0 bridge up 00:11:22:33:44:55 ports=eth0 10.0.0.5/24 2001:db8::5/64|spare bridge down ports= stp=False|vlan7 vlan down on=eth0; default via 10.0.0.1 dev br0; 10.9.0.0/16 via 10.0.0.2 dev br0",
            Show(host));
        Assert.Equal("", host.UnseenBridges);
    }

    [Fact]
    public void Networkd_s_patterns_leave_the_ports_of_a_bridge_open()
    {
        var host = Xl(
            ("br0.netdev", "[NetDev]\nName=br0\nKind=bridge\n"),
            ("br0.network", "[Match]\nName=br0\n[Network]\nAddress=10.0.0.5/24\n"),
            ("uplink.network", "[Match]\nName=en* eth*\n[Network]\nBridge=br0\n")).Host;

        Assert.Equal("br0 bridge up ports=? 10.0.0.5/24", Show(host));
    }

    // Source: product §2: xl makes no bridges, so that those of the files are all there are, if the files are understood.
    [Theory]
    [InlineData("auto eth0\niface eth0 inet manual\n", "")]
    [InlineData("auto lo\niface lo inet loopback\n", "xl makes no bridges, and the distribution's files given here configure no interface, so that something else does")]
    [InlineData("auto eth0\niface eth0 inet manual\n up /usr/local/sbin/bridges start\n", "xl makes no bridges, and the distribution's files are not understood: '/usr/local/sbin/bridges start' of eth0 is not played (alpha/etc/network/interfaces:3:2)")]
    [InlineData("auto eth0\niface eth0 inet manual\n up iptables -P FORWARD DROP\n up sysctl -w net.ipv4.ip_forward=1 > /dev/null\n down /usr/local/sbin/bridges stop\n", "")]
    [InlineData("iface eth0 inet manual\n up /usr/local/sbin/bridges start\n", "")]
    [InlineData("auto eth0\nmapping eth0\n script grep\niface eth0 inet manual\n", "xl makes no bridges, and the distribution's files are not understood: 'mapping' is not read (alpha/etc/network/interfaces:2:1)")]
    [InlineData("auto /eth*\niface eth0 inet manual\n", "xl makes no bridges, and the distribution's files are not understood: which interfaces '/eth*' means is not known (alpha/etc/network/interfaces:1:1)")]
    [InlineData("auto eth0\niface eth0 inet manual\nsource /etc/network/bridges\n", "xl makes no bridges, and the distribution's files are not understood: '/etc/network/bridges' is not among the files given here (alpha/etc/network/interfaces:3:1)")]
    [InlineData("auto eth0\niface eth0 inet manual\nsource /etc/network/interfaces.d/*\n", "")]
    public void Bridges_are_unseen_where_the_files_are_not_understood(string text, string unseen) => Assert.Equal(unseen, Xl((Main, text)).Host.UnseenBridges);

    [Fact]
    public void A_port_of_a_bridge_that_no_ifcfg_file_makes_leaves_the_bridges_unseen() =>
        Assert.Equal(
            "xl makes no bridges, and the distribution's files are not understood: eth0 is put on bridge br9, which no file given here configures",
            Xl(("ifcfg-eth0", "BRIDGE=br9\n")).Host.UnseenBridges);

    [Fact]
    public void Sourced_files_are_read_and_others_are_named()
    {
        var bound = Xl(
            (Main, "source interfaces.d/br*\n"),
            ("etc/network/interfaces.d/br0", "auto br0\niface br0 inet manual\n bridge_ports none\n"),
            ("etc/network/interfaces.d/eth7", "auto eth7\niface eth7 inet manual\n"));

        Assert.Equal("br0 bridge up ifup ports=", Show(bound.Host));
        Assert.Contains("without alpha/etc/network/interfaces.d/eth7", bound.Assumptions.Select(assumption => assumption.Value), StringComparer.Ordinal);
    }

    [Fact]
    public void An_address_of_dhcp_is_assumed_to_be_some_address()
    {
        var bound = Xl((Main, "auto eth0 eth1\niface eth0 inet dhcp\niface eth1 inet dhcp\niface eth2 inet dhcp\n"));

        Assert.Equal("eth0 nic up ifup 192.0.2.10/24|eth1 nic up ifup 198.51.100.10/24|eth2 nic down ifup; default via 192.0.2.1 dev eth0", Show(bound.Host));
        Assert.Equal(
            ["eth0 192.0.2.10/24, default via 192.0.2.1", "eth1 198.51.100.10/24"],
            bound.Assumptions.Where(assumption => assumption.Fact is "interfaces").Select(assumption => assumption.Value), StringComparer.Ordinal);
    }

    [Fact]
    public void What_xennetlint_json_states_comes_before_the_files()
    {
        var stated = new HostStatement { Name = "alpha", Interfaces = [new HostInterface { Name = InterfaceName.Parse("em1") }] };
        var bound = NetworkBinder.Bind(
            Assert.Single(Workspace.Arrange([Host.File("alpha/xl.conf", ""), Host.File("alpha/" + Main, "auto eth0\niface eth0 inet manual\n")], [new ToolConfig { Hosts = [stated] }]).Hosts),
            Release.Get("4.17"),
            Toolstack.Xl);

        Assert.Equal("em1 nic up ifup", Show(bound.Host));
    }

    // Source: host-scripts §1.4.3: the stanza of a bridge that the script makes is a configuration of its name.
    [Fact]
    public void A_stanza_for_the_bridge_of_the_network_script_is_no_interface()
    {
        var host = Host.Bind(
            "3.2",
            Toolstack.Xend,
            ("xend-config.sxp", "(network-script 'network-bridge bridge=xenbr0')"),
            (Main, "auto eth0\niface eth0 inet manual\niface xenbr0 inet static\n address 10.0.0.5/24\n gateway 10.0.0.1\n")).Host;

        Assert.Equal("eth0 nic up ifup", Show(host));
        Assert.Equal(new IfupConfiguration(InterfaceName.Parse("xenbr0"), [new IPv4Prefix(new IPv4Address(0x0a000005), 24)], new IPv4Address(0x0a000001)), Assert.Single(host.Environment.IfupConfigurations));
    }

    [Fact]
    public void Files_that_state_the_interfaces_leave_no_assumption_about_them()
    {
        var bound = Host.Bind(
            "3.0.4",
            Toolstack.Xend,
            ("xend-config.sxp", "(network-script network-bridge)"),
            (Main, "auto eth0\niface eth0 inet static\n address 10.0.0.5/24\n gateway 10.0.0.1\n"));

        Assert.DoesNotContain(bound.Assumptions, assumption => assumption.Fact is "interfaces" or "routes");
    }

    [Fact]
    public void An_interface_has_the_place_of_its_stanza()
    {
        var bound = Xl((Main, "auto br0\niface br0 inet manual\n bridge_ports eth0\n"));

        Assert.Equal("alpha/etc/network/interfaces:2:1", $"{bound.Origins.FindInterface(InterfaceName.Parse("br0"))}");
        Assert.Null(bound.Origins.FindInterface(InterfaceName.Parse("eth0")));
    }

    // Files seen in the wild, put where they belong.
    [CorpusTheory]
    [InlineData("anothergeek__interfaces-vlan-bridges", Main, "bond1 nic up|vlan3 vlan up ifup on=bond1|vlan2 vlan up ifup on=bond1|xenbrlan bridge up ifup ports=vlan3 192.0.2.10/24|xenbrdmz bridge up ifup ports=vlan2; default via 192.0.2.1 dev xenbrlan")]
    [InlineData("rhel5-nat__ifcfg-dummy0", "ifcfg-dummy0", "dummy0 nic up ifup 192.0.2.10/24; default via 192.0.2.1 dev dummy0")]
    [InlineData("sviatik__ifcfg-eth0", "ifcfg-eth0", "eth0 nic up ifup 00:22:4d:6a:a4:c5")]
    [InlineData("sviatik__ifcfg-xenbr0", "ifcfg-xenbr0", "xenbr0 bridge up ifup ports= 192.0.2.10/24; default via 192.0.2.1 dev xenbr0")]
    [InlineData("xen-4.0.0__network_setup-ifcfg-br0", "ifcfg-br0", "br0 bridge up ifup ports= 192.0.2.10/24; default via 192.0.2.1 dev br0")]
    [InlineData("xen-4.0.0__network_setup-ifcfg-eth0", "ifcfg-eth0", "eth0 nic up ifup 00:16:76:d6:c9:45")]
    [InlineData("xen-4.0.0__network_setup-interfaces", Main, "eth0 nic up|br0 bridge up ifup ports=eth0 stp=False 192.168.2.4/24; default via 192.168.2.2 dev br0")]
    [InlineData("xen-arm-builder__interfaces.br0", Main, "eth0 nic up ifup|br0 bridge up ifup ports=eth0 192.0.2.10/24; default via 192.0.2.1 dev br0")]
    [InlineData("xen-vlan-zh__ifcfg-eth0.2", "ifcfg-eth0.2", "eth0 nic up|eth0.2 vlan up ifup on=eth0")]
    [InlineData("xen-vlan-zh__ifcfg-xenbr2", "ifcfg-xenbr2", "xenbr2 bridge up ifup ports= 192.168.0.10/16")]
    [InlineData("xt-prod-devel__eth0.network", "eth0.network", "eth0 nic up 192.0.2.10/24; default via 192.0.2.1 dev eth0")]
    [InlineData("xt-prod-devel__xenbr0.netdev", "xenbr0.netdev", "xenbr0 bridge down ports=")]
    [InlineData("xt-prod-devel__xenbr0.network", "xenbr0.network", "xenbr0 nic up 192.168.0.1/24")]
    public void A_file_seen_in_the_wild_says_its_interfaces(string file, string place, string facts)
    {
        var text = SourceText.FromBytes(place, File.ReadAllBytes(Path.Combine(Repository.Corpus, "host-interfaces", file)));

        Assert.Equal(facts, Show(Xl((place, text.Content)).Host));
    }

    private static BoundNetwork Xl(params (string Name, string Text)[] files) => Host.Bind("4.17", Toolstack.Xl, [("xl.conf", ""), .. files]);

    private static string Show(HostNetwork host) => string.Join("; ", host.Routes
        .Select(route => $"{(route.Destination.Length == 0 ? "default" : $"{route.Destination}")} via {route.Gateway} dev {route.Device}")
        .Prepend(string.Join('|', host.Interfaces.Select(Show))));

    private static string Show(HostInterface link) => string.Join(' ', ((string[])
    [
        $"{link.Name}",
        link.IsOpenVSwitch ? "ovs" : link.IsBridge ? "bridge" : link.Slaves.Count > 0 ? "bond" : link.VlanParent is not null ? "vlan" : "nic",
        !link.ExistsAtBoot ? "absent" : link.IsUp ? "up" : "down",
        link.IsKnownToIfup ? "ifup" : "",
        $"{link.MacAddress}",
        link.MtuBytes is { } mtu ? $"mtu={mtu}" : "",
        link.IsBridge || link.IsOpenVSwitch ? $"ports={(link.Ports is { } ports ? Names(ports) : "?")}" : "",
        link.Slaves.Count > 0 ? $"slaves={Names(link.Slaves)}" : "",
        link.IsStpOn is { } stp ? $"stp={stp}" : "",
        link.VlanParent is { } parent ? $"on={parent}" : "",
        .. link.Addresses.Select(address => $"{address}"),
        .. link.IPv6Addresses,
    ]).Where(word => word.Length > 0));

    private static string Names(EquatableArray<InterfaceName> names) => string.Join(',', names);
}
