using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Text;

namespace XenNetLint.Model.Tests.Workspaces;

public sealed class ToolConfigReaderTests
{
    /// <summary>Every member that there is, with a value that differs from its default.</summary>
    internal const string Complete =
        """
        {
          // a comment, and trailing commas
          "$schema": "x",
          "hosts": {
            "alpha": {
              "root": "hosts/alpha",
              "xen": "3.0.4",
              "toolstack": "xend",
              "nloopbacks": 6,
              "interfaces": [
                { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24", "2001:DB8:0::10/64" ] },
                { "name": "eth1", "ifup": false, "up": false, "mtu": 9000 },
                { "name": "eth2" }, { "name": "eth3" },
                { "name": "br0", "bridge": true, "ports": [ "eth1" ], "stp": true },
                { "name": "ovs0", "openvswitch": true },
                { "name": "bond0", "slaves": [ "eth2", "eth3" ] },
                { "name": "bond0.7", "parent": "bond0" },
              ],
              "routes": [ "default via 192.168.1.1 dev eth0 metric 10", "10.0.0.0/8 via 192.168.1.2 dev eth0" ],
              "boot": [ "web", "db" ],
              "saved": [ "db" ],
              "environment": {
                "ifup": "failing", "ifupUnknown": "succeeds", "ifdownUnknown": "fails",
                "ifupConfigurations": [ { "name": "xenbr0", "addresses": [ "10.9.0.1/16" ], "gateway": "10.9.0.254" } ],
                "brctl": "1.7", "kernel": "6.2.0-1", "routeOrder": "default-last",
                "networkRoot": { "type": "nfs", "netdev": true, "server": "10.0.0.5" }, "commandLine": "ip=10.0.0.1",
                "files": [ "/etc/dhcpd.conf" ], "openvswitch": true,
                "iptables": false, "forwardPolicy": "DROP", "forwardRules": [ "-A FORWARD -s 10.0.0.0/8 -j ACCEPT" ], "bridgeNfCallIptables": false, "ipForward": true,
              },
              "guests": { "web": { "eth0": { "addresses": [ "192.168.1.20/24" ], "gateway": "192.168.1.1" } } },
            },
          },
          "segments": { "office": [ "alpha:eth0", "beta:eth0" ] },
          "outside": [ "192.168.1.1", "10.0.0.0/8" ],
          "expect": [ { "from": "alpha:web", "reaches": [ "dom0" ], "neverReaches": [ "192.168.1.99" ] } ],
          "groups": { "front": [ "alpha:web", "10.0.0.0/24", "lb*" ] },
          "outsideRoutes": [ "10.1.0.0/24 via 192.168.1.10", "default via 192.168.1.11" ],
        }
        """;

    [Fact]
    public void Every_member_of_a_host_is_read()
    {
        var host = Assert.Single(Read(Complete).Hosts);

        Assert.Equal(("alpha", "conf/hosts/alpha", Release.Get("3.0.4"), Toolstack.Xend, 6), (host.Name, host.Root, host.Release, host.Toolstack, host.LoopbackPairs));
        Assert.Equal(
            [
                "eth0 up ifup 00:11:22:33:44:50 192.168.1.10/24 2001:db8::10/64", "eth1 mtu 9000", "eth2 up ifup", "eth3 up ifup", "br0 up ifup bridge stp True on eth1",
                "ovs0 up ifup openvswitch", "bond0 up ifup on eth2 eth3", "bond0.7 up ifup on bond0",
            ],
            (host.Interfaces ?? []).Select(Show), StringComparer.Ordinal);
        Assert.Equal("0.0.0.0/0 192.168.1.1 eth0 10, 10.0.0.0/8 192.168.1.2 eth0 ", string.Join(", ", (host.Routes ?? []).Select(route => $"{route.Destination} {route.Gateway} {route.Device} {route.Metric}")));
        Assert.Equal("web db; db", $"{string.Join(' ', host.BootOrder ?? [])}; {string.Join(' ', host.SavedDomains)}");
        var guest = Assert.Single(host.Guests);
        Assert.Equal("web eth0 192.168.1.20/24 192.168.1.1", $"{guest.Domain} {guest.Interface} {string.Join(' ', guest.Addresses)} {guest.Gateway}");
    }

    [Fact]
    public void Every_member_of_the_environment_is_read()
    {
        var environment = Assert.Single(Read(Complete).Hosts).Environment ?? HostEnvironment.Default;

        Assert.Equal((IfupBehaviour.Failing, true, false), (environment.Ifup, environment.IfupIgnoresUnknownNames, environment.IfdownIgnoresUnknownNames));
        var configuration = Assert.Single(environment.IfupConfigurations);
        Assert.Equal("xenbr0 10.9.0.1/16 10.9.0.254", $"{configuration.Name} {Assert.Single(configuration.Addresses)} {configuration.Gateway}");
        Assert.Equal((BrctlTool.WithoutHeading, false, true), (environment.Brctl, environment.ListsDefaultRouteFirst, environment.RenamesUpInterfaces));
        Assert.Equal(("nfs", true, "10.0.0.5"), (environment.NetworkRoot?.FileSystemType, environment.NetworkRoot?.HasNetdevOption, $"{environment.NetworkRoot?.NfsServer}"));
        Assert.Equal(("ip=10.0.0.1", "/etc/dhcpd.conf", true), (environment.KernelCommandLine, Assert.Single(environment.Files), environment.HasOpenVSwitch.OrElse(false)));
        Assert.Equal((false, true, "-s 10.0.0.0/8 -j ACCEPT", false), (environment.HasIptables, environment.DropsForward, Assert.Single(environment.ForwardRules), environment.FiltersBridgedFrames));
        Assert.True(environment.ForwardsIp);
        Assert.All(Enum.GetValues<EnvironmentFacts>(), fact => Assert.True(environment.States(fact), $"{fact}"));
    }

    [Fact]
    public void What_concerns_several_hosts_is_read()
    {
        var config = Read(Complete);

        var segment = Assert.Single(config.Segments);
        Assert.Equal("office: alpha eth0, beta eth0", $"{segment.Name}: {string.Join(", ", segment.Interfaces.Select(link => $"{link.Host} {link.Interface}"))}");
        Assert.Equal("192.168.1.1/32 10.0.0.0/8", string.Join(' ', config.Outside));
        Assert.Equal(
            ["alpha:web dom0 True 35:25 35:51", "alpha:web 192.168.1.99 False 35:25 35:79"],
            config.Expectations.Select(expectation => $"{expectation.From} {expectation.To} {expectation.Reaches} {expectation.FromLocation.Start} {expectation.Location.Start}"), StringComparer.Ordinal);
        var group = Assert.Single(config.Groups);
        Assert.Equal("front 36:15: alpha:web 36:26, 10.0.0.0/24 36:39, lb* 36:54", $"{group.Name} {group.Location.Start}: {string.Join(", ", group.Members.Zip(group.MemberPlaces, (member, place) => $"{member} {place.Start}"))}");
        Assert.Equal(
            ["10.1.0.0/24 192.168.1.10 37:22", "0.0.0.0/0 192.168.1.11 37:54"],
            (config.OutsideRoutes ?? []).Zip(config.OutsideRoutePlaces, (route, place) => $"{route.Destination} {route.Gateway} {place.Start}"), StringComparer.Ordinal);
    }

    [Fact]
    public void Routes_that_are_not_stated_are_not_the_same_as_none()
    {
        Assert.Null(Read("{}").OutsideRoutes);
        Assert.Equal(0, Read("""{ "outsideRoutes": [] }""").OutsideRoutes?.Count);
    }

    [Fact]
    public void The_place_of_a_name_is_the_whole_string()
    {
        var expectation = Assert.Single(Read("""{ "expect": [ { "from": "a\"b", "reaches": [ "caf\u00e9" ] } ] }""").Expectations);

        Assert.Equal("\"a\\\"b\"", expectation.FromLocation.Source.ToString(expectation.FromLocation.Span));
        Assert.Equal("\"caf\\u00e9\"", expectation.Location.Source.ToString(expectation.Location.Span));
    }

    [Theory]
    [InlineData("web", null, "web")]
    [InlineData("alpha:web/1", "alpha", "web/1")]
    [InlineData("a:b:c", "a", "b:c")]
    [InlineData("10.0.0.0/24", null, "10.0.0.0/24")]
    public void The_first_colon_stands_behind_the_host(string word, string? host, string name) => Assert.Equal(new ExpectationEnd(host, name), ExpectationEnd.Parse(word));

    [Theory]
    [InlineData("2.6.18-8.el5xen", false, false)]
    [InlineData("2.6.38", false, false)]
    [InlineData("2.6.39", true, false)]
    [InlineData("3.2", true, false)]
    [InlineData("6.1.99", true, false)]
    [InlineData("6.2", true, true)]
    public void The_order_of_routes_and_renaming_follow_from_the_kernel(string kernel, bool defaultFirst, bool renames)
    {
        var environment = EnvironmentOf($$"""{ "kernel": "{{kernel}}" }""");

        Assert.Equal((defaultFirst, renames), (environment.ListsDefaultRouteFirst, environment.RenamesUpInterfaces));
        Assert.Equal(EnvironmentFacts.RouteOrder | EnvironmentFacts.Renaming, environment.Stated);
    }

    [Fact]
    public void What_is_stated_of_the_kernel_wins_over_its_version_in_any_order() =>
        Assert.False(EnvironmentOf("""{ "renamesUpInterfaces": false, "kernel": "6.6" }""").RenamesUpInterfaces);

    [Theory]
    [InlineData("1.4", BrctlTool.WithHeading)]
    [InlineData("1.5", BrctlTool.WithHeading)]
    [InlineData("1.6", BrctlTool.WithoutHeading)]
    [InlineData("1.7.1-1", BrctlTool.WithoutHeading)]
    [InlineData("absent", BrctlTool.Absent)]
    public void The_heading_of_brctl_follows_from_its_version(string version, BrctlTool tool) =>
        Assert.Equal(tool, EnvironmentOf($$"""{ "brctl": "{{version}}" }""").Brctl);

    [Theory]
    [InlineData("""{ "hosts": { "a": { "xne": "3.4" } } }""", "1:21", "'xne' means nothing here (did you mean 'xen'?); known are root, xen")]
    [InlineData("""{ "hosts": { "a": { "xen": "9.9" } } }""", "1:28", "'9.9' is no Xen release")]
    [InlineData("""{ "hosts": { "a": { "toolstack": "libvirt" } } }""", "1:34", "\"xend\" or \"xl\" or \"xm\" is expected, not 'libvirt'")]
    [InlineData("""{ "hosts": { "a": { "nloopbacks": -1 } } }""", "1:35", "a number from 0 to 4096")]
    [InlineData("""{ "hosts": { "a": { "xen": "3.4", "xen": "3.4" } } }""", "1:35", "'xen' is stated twice")]
    [InlineData("""{ "hosts": { "a": {}, "a": {} } }""", "1:23", "'a' is stated twice")]
    [InlineData("""{ "hosts": { "": {} } }""", "1:14", "a host needs a name")]
    [InlineData("[]", "1:1", "an object")]
    [InlineData("", "1:1", "no JSON: the file is empty; '{}' states nothing")]
    [InlineData("{ \"hosts\": { ", "1:14", "no JSON: the file ends before everything that was opened is closed")]
    [InlineData("""{ "hosts": { "a": { "boot": "web" } } }""", "1:29", "an array is expected, each item a domain's name")]
    [InlineData("{\n  \"hosts\": nonsense }", "2:13", "no JSON")]
    [InlineData("""{ "hosts": [] }""", "1:12", "an object of hosts by name")]
    [InlineData("""{ "expect": {} }""", "1:13", "an array of objects")]
    [InlineData("""{ "expect": [ { "reaches": [ "a" ] } ] }""", "1:15", "needs 'from'")]
    [InlineData("""{ "expect": [ { "from": "a" } ] }""", "1:15", "needs 'reaches' or 'neverReaches'")]
    [InlineData("""{ "expect": [ { "from": "a", "reaches": [ "b" ], "neverReaches": [ "b" ] } ] }""", "1:68", "'b' is stated twice")]
    [InlineData("""{ "segments": { "lan": [ "eth0" ] } }""", "1:26", "'eth0' is not a host interface such as \"alpha:eth0\"")]
    [InlineData("""{ "hosts": { "a": { "interfaces": [] } }, "segments": { "lan": [ "a:eth0" ] } }""", "1:66", "'eth0' is not among them")]
    [InlineData("""{ "segments": { "x": [ "a:eth0" ], "y": [ "a:eth0" ] } }""", "1:43", "'a:eth0' is stated twice")]
    [InlineData("""{ "outside": [ "10.0.0.300" ] }""", "1:16", "'10.0.0.300' is not an address or a network")]
    [InlineData("""{ "segments": { "a:b": [] } }""", "1:17", "'a:b' cannot be a name: ':' has a meaning of its own where ends are named")]
    [InlineData("""{ "segments": { "dom0": [] } }""", "1:17", "'dom0' is every host's own system")]
    [InlineData("""{ "outsideRoutes": {} }""", "1:20", "an array of routes such as \"10.1.0.0/24 via 192.168.1.10\" is expected")]
    [InlineData("""{ "outsideRoutes": [ "10.1.0.0/24" ] }""", "1:22", "'10.1.0.0/24' is not a route such as \"10.1.0.0/24 via 192.168.1.10\"")]
    [InlineData("""{ "outsideRoutes": [ "10.1.0.0/24 via eth0" ] }""", "1:22", "is not a route such as")]
    [InlineData("""{ "outsideRoutes": [ "10.1.0.0/24 via 10.0.0.1", "10.1.0.9/24 via 10.0.0.2" ] }""", "1:50", "a route to 10.1.0.0/24 is stated already")]
    [InlineData("""{ "groups": [] }""", "1:13", "an object of groups by name")]
    [InlineData("""{ "groups": { "": [] } }""", "1:15", "a name is needed")]
    [InlineData("""{ "groups": { "a*": [] } }""", "1:15", "'a*' cannot be a name: '*' has a meaning of its own")]
    [InlineData("""{ "groups": { "10.0.0.1": [] } }""", "1:15", "'10.0.0.1' cannot be a name: it reads as an address")]
    [InlineData("""{ "groups": { "outside": [] } }""", "1:15", "'outside' is who is beyond the uplink already")]
    [InlineData("""{ "groups": { "lan": [] }, "segments": { "lan": [] } }""", "1:15", "'lan' is a LAN under \"segments\" already")]
    [InlineData("""{ "groups": { "a": [ "web" ], "b": [ "a" ] } }""", "1:38", "'a' is a group, and a group holds no group: name its members")]
    [InlineData("""{ "groups": { "a": [ "web", "web" ] } }""", "1:29", "'web' is stated twice")]
    [InlineData("""{ "groups": { "a": [ 1 ] } }""", "1:22", "a domain, dom0, outside, a LAN, a group, an address or a network is expected")]
    [InlineData("""{ "groups": { "a": [ "web,db" ] } }""", "1:22", "'web,db' names several: each is an item of its own, or they are a group")]
    [InlineData("""{ "expect": [ { "from": ":web", "reaches": [ "a" ] } ] }""", "1:25", "':web' is not a domain, dom0")]
    [InlineData("""{ "expect": [ { "from": "10.0.0.300", "reaches": [ "a" ] } ] }""", "1:25", "'10.0.0.300' is no address and no network such as \"10.0.0.0/24\"")]
    public void What_is_wrong_is_told_with_its_place(string json, string position, string message) => AssertFirstError(json, position, message);

    [Theory]
    [InlineData("""{ "mac": "00:11:22:33:44:50" }""", 1, "an interface needs a name")]
    [InlineData("""{ "name": "a234567890123456" }""", 11, "longer than the 15 characters that the kernel takes")]
    [InlineData("""{ "name": "eth 0" }""", 11, "'eth 0' is not an interface name")]
    [InlineData("""{ "name": "eth0" }, { "name": "eth0" }""", 21, "interface 'eth0' is stated twice")]
    [InlineData("""{ "name": "eth0", "mac": "x" }""", 26, "'x' is not a MAC address")]
    [InlineData("""{ "name": "eth0", "addresses": [ "10.0.0.1" ] }""", 34, "'10.0.0.1' is not an address such as \"192.168.1.10/24\"")]
    [InlineData("""{ "name": "eth0", "addresses": [ "fe80::1%eth0/64" ] }""", 34, "is not an address")]
    [InlineData("""{ "name": "eth0", "addresses": [ "10.0.0.1/8", "10.0.0.1/8" ] }""", 48, "is stated twice")]
    [InlineData("""{ "name": "eth0", "mtu": 20 }""", 26, "a number from 68 to 65535")]
    [InlineData("""{ "name": "eth0", "up": "yes" }""", 25, "true or false")]
    [InlineData("""{ "name": "eth0", "ports": [] }""", 28, "only a bridge has ports")]
    [InlineData("""{ "name": "eth0", "stp": true }""", 26, "only a bridge of the kernel's")]
    [InlineData("""{ "name": "br0", "bridge": true, "ports": [ "eth9" ] }""", 45, "'eth9' is not among the interfaces that are stated")]
    [InlineData("""{ "name": "bond0", "slaves": [ "eth9" ] }""", 32, "'eth9' is not among the interfaces that are stated")]
    [InlineData("""{ "name": "v", "parent": "eth9" }""", 26, "'eth9' is not among the interfaces that are stated")]
    [InlineData("""{ "name": "v", "parent": "v" }""", 1, "'v' lies on itself")]
    [InlineData("""{ "name": "v", "parent": "b" }, { "name": "b", "slaves": [ "v" ] }""", 1, "'v' lies on itself")]
    [InlineData("""{ "name": "b", "bridge": true, "slaves": [ "b" ] }""", 1, "not two of them")]
    [InlineData("""{ "name": "x" }, { "name": "a", "bridge": true, "ports": [ "x" ] }, { "name": "b", "bridge": true, "ports": [ "x" ] }""", 111, "'x' belongs to 'a' already")]
    [InlineData("""{ "name": "a", "bridge": true }, { "name": "b", "bridge": true, "ports": [ "a" ] }""", 76, "'a' is a bridge, and a bridge is no port of another")]
    public void An_interface_that_cannot_be_is_told_with_its_place(string interfaces, int column, string message)
    {
        const string Before = """{ "hosts": { "a": { "interfaces": [ """;
        AssertFirstError($$"""{{Before}}{{interfaces}} ] } } }""", $"1:{Before.Length + column}", message);
    }

    [Theory]
    [InlineData("default dev", "'default dev' is not a route such as")]
    [InlineData("default via 10.0.0.1 via 10.0.0.2 dev eth0", "is not a route such as")]
    [InlineData("default via 10.0.0.1 dev eth9", "the route goes through 'eth9', which is not among the interfaces that are stated")]
    [InlineData("default via 10.1.0.1 dev eth0", "the gateway 10.1.0.1 is in no network of 'eth0'")]
    [InlineData("10.2.0.0/16 dev eth0\", \"10.2.0.0/16 via 10.0.0.1 dev eth0", "the kernel takes one route to a destination with one metric")]
    public void A_route_that_cannot_be_is_told(string route, string message)
    {
        ToolConfigReader.Read(
            SourceText.FromString("x", $$"""{ "hosts": { "a": { "routes": [ "{{route}}" ], "interfaces": [ { "name": "eth0", "addresses": [ "10.0.0.9/24" ] } ] } } }"""), out var errors);

        Assert.Contains(message, Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("default via 10.0.0.1 dev eth0")]
    [InlineData("10.1.0.1/32 dev eth0\", \"default via 10.1.0.1 dev eth0")]
    [InlineData("default via 10.0.0.1 dev eth0\", \"default via 10.0.0.2 dev eth0 metric 5")]
    public void A_route_that_can_be_is_taken(string route)
    {
        ToolConfigReader.Read(
            SourceText.FromString("x", $$"""{ "hosts": { "a": { "routes": [ "{{route}}" ], "interfaces": [ { "name": "eth0", "addresses": [ "10.0.0.9/24" ] } ] } } }"""), out var errors);

        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("""{ "ifup": "workign" }""", 11, "\"working\" or \"failing\" or \"absent\" is expected, not 'workign'; did you mean 'working'?")]
    [InlineData("""{ "brtcl": "1.4" }""", 3, "'brtcl' means nothing here (did you mean 'brctl'?)")]
    [InlineData("""{ "brctl": "new" }""", 12, "'new' is not a version such as \"1.4\", or \"absent\"")]
    [InlineData("""{ "kernel": "6" }""", 13, "'6' is not a version such as \"2.6.18\"")]
    [InlineData("""{ "networkRoot": true }""", 18, "false or an object such as")]
    [InlineData("""{ "networkRoot": {} }""", 18, "needs its 'type'")]
    [InlineData("""{ "files": [ "dhcpd.conf" ] }""", 14, "'dhcpd.conf' is not an absolute path")]
    [InlineData("""{ "forwardRules": [ "ACCEPT all" ] }""", 21, "'ACCEPT all' is not a rule such as")]
    [InlineData("""{ "ifupConfigurations": [ { "name": "b", "addresses": [ "10.0.0.1/24" ], "gateway": "10.1.0.1" } ] }""", 85, "the gateway 10.1.0.1 is in none of these networks")]
    public void An_environment_that_cannot_be_is_told_with_its_place(string environment, int column, string message)
    {
        const string Before = """{ "hosts": { "a": { "environment": """;
        AssertFirstError($$"""{{Before}}{{environment}} } } }""", $"1:{Before.Length + column}", message);
    }

    [Theory]
    [InlineData("""{ "web": { "eth0": { "addresses": [ "10.0.0.1/24" ], "gateway": "10.1.0.1" } } }""", "the gateway 10.1.0.1 is in no network of 'eth0'")]
    [InlineData("""{ "web": [] }""", "an object of the guest's interfaces by name")]
    [InlineData("""{ "": {} }""", "a guest needs a name")]
    [InlineData("""{ "web": { "eth/0": {} } }""", "'eth/0' is not an interface name")]
    public void A_guest_that_cannot_be_is_told(string guests, string message)
    {
        ToolConfigReader.Read(SourceText.FromString("x", $$"""{ "hosts": { "a": { "guests": {{guests}} } } }"""), out var errors);

        Assert.Contains(message, Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Places_count_characters_and_not_bytes_and_a_byte_order_mark_is_forgiven() =>
        AssertFirstError("\uFEFF{ \"$schema\": \"\u00E9\u4E2D\", \"wrong\": 1 }", "1:21", "'wrong' means nothing here");

    [Fact]
    public void Half_a_character_in_a_string_is_an_error_and_no_crash() =>
        AssertFirstError("""{ "hosts": { "a": { "root": "\ud800" } } }""", "1:29", "a folder is expected");

    private static string Show(HostInterface link) => string.Join(' ', ((string[])
    [
        $"{link.Name}", link.IsUp ? "up" : "", link.IsKnownToIfup ? "ifup" : "", $"{link.MacAddress}", string.Join(' ', link.Addresses), string.Join(' ', link.IPv6Addresses),
        link.MtuBytes is { } mtu ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"mtu {mtu}") : "",
        link.IsBridge ? "bridge" : "", link.IsStpOn is { } stp ? $"stp {stp}" : "", link.IsOpenVSwitch ? "openvswitch" : "", link.LowerInterfaces.Any() ? $"on {string.Join(' ', link.LowerInterfaces)}" : "",
    ]).Where(part => part.Length > 0));

    private static void AssertFirstError(string json, string position, string message)
    {
        ToolConfigReader.Read(SourceText.FromString("xennetlint.json", json), out var errors);

        Assert.NotEmpty(errors);
        Assert.Contains(message, errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(position, errors[0].Location.Start.ToString());
    }

    private static HostEnvironment EnvironmentOf(string json) =>
        Assert.Single(Read($$"""{ "hosts": { "a": { "environment": {{json}} } } }""").Hosts).Environment ?? HostEnvironment.Default;

    private static ToolConfig Read(string json)
    {
        var config = ToolConfigReader.Read(SourceText.FromString("conf/xennetlint.json", json), out var errors);
        Assert.Equal("", string.Join("; ", errors.Select(error => $"{error.Location} {error.Message}")));
        return config;
    }
}
