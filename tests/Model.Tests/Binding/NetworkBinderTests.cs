using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Text;

namespace XenNetLint.Model.Tests.Binding;

/// <summary>What the files say, as facts.</summary>
public sealed class NetworkBinderTests
{
    private const Toolstack Xm = Toolstack.Xend;
    private const Toolstack Xl = Toolstack.Xl;

    // Source: config-languages §3.4, §8.4, §10.2 (22, 30), §10.3 (44, 55, 57).
    [Theory]
    [InlineData("3.4", Xm, "mac=00:16:3E:01:01:01,bridge=br0", "mac=00:16:3e:01:01:01 bridge=br0")]
    [InlineData("3.4", Xm, "", "")]
    [InlineData("3.4", Xm, " bridge = br0 , ip = 10.0.0.1  10.0.0.2 ", "bridge=br0 ip=10.0.0.1+10.0.0.2")]
    [InlineData("3.4", Xm, "bridge=a,bridge=b", "bridge=b")]
    [InlineData("3.4", Xm, "vifname=web,script=vif-route netdev=eth1,type=ioemu,backend=2", "vifname=web script=vif-route|netdev=eth1 type=ioemu backend=2")]
    [InlineData("3.4", Xm, "backend=0", "")]
    [InlineData("3.0.0", Xm, "vifname=web", "")]
    [InlineData("3.0.2", Xm, "vifname=web", "vifname=web")]
    [InlineData("4.17", Xl, "mac=00-16-3e-01-02-03", "mac=00:16:3e:01:02:03")]
    [InlineData("4.17", Xl, "mac=00:00:00:00:00:00", "")]
    [InlineData("4.17", Xl, " bridge=br0, ip=10.0.0.5", "bridge=br0 ip=10.0.0.5")]
    [InlineData("4.17", Xl, "brige=br0,ip=10.0.0.5", "ip=10.0.0.5")]
    [InlineData("4.17", Xl, "bridge=br0 ,mac=00-16-3e-01-02-03", "mac=00:16:3e:01:02:03 bridge=?")]
    [InlineData("4.17", Xl, "gatewaydev=eth1,mtu=9000", "gatewaydev=eth1 mtu=9000")]
    [InlineData("4.17", Xl, "netdev=eth1", "gatewaydev=eth1")]
    [InlineData("4.2", Xl, "gatewaydev=eth1", "")]
    [InlineData("4.14", Xl, "mtu=9000", "")]
    [InlineData("3.4", Xm, "mac=00:16:3e:01:01:01;bridge=br0", "mac=?")]
    [InlineData("4.17", Xl, "bridge=", "bridge=''")]
    [InlineData("4.17", Xl, "bridge=a,br0,ip=10.0.0.5", "bridge=a ip=10.0.0.5")]
    [InlineData("4.5", Xl, "bridge=a,br0,ip=10.0.0.5", "bridge=a")]
    [InlineData("4.5", Xl, "bridge=a,,ip=10.0.0.5", "bridge=a ip=10.0.0.5")]
    [InlineData("3.4", Xm, "mac=zz:zz,bridge=br0", "mac=? bridge=br0")]
    public void A_vif_says_what_its_reader_takes(string release, Toolstack toolstack, string spec, string facts) =>
        Assert.Equal(facts, Show(Assert.Single(Host.Vifs(release, toolstack, $"vif = ['{spec}']\n"))));

    // Source: config-languages §3.4 (nics), §8.3, §10.2 (24, 26, 37), §10.3 (42, 44, 47, 62).
    [Theory]
    [InlineData("3.0.0", Xm, "kernel = 'x'", 1)]
    [InlineData("3.0.0", Xm, "nics = 0", 0)]
    [InlineData("3.0.0", Xm, "nics = 3\nvif = ['']", 3)]
    [InlineData("3.0.0", Xm, "nics = 1\nvif = ['a=b', 'bridge=c']", 2)]
    [InlineData("3.0.0", Xm, "vif = ('bridge=br0',)", 1)]
    [InlineData("3.0.0", Xm, "vif = None", 1)]
    [InlineData("3.0.2", Xm, "kernel = 'x'", 0)]
    [InlineData("3.4", Xm, "kernel = 'x'", 0)]
    [InlineData("3.4", Xm, "nics = 3\nvif = ['']", 3)]
    [InlineData("3.4", Xm, "nics = 1\nvif = ['', '']", 2)]
    [InlineData("3.4", Xm, "nics = 0\nvif = ['']", 1)]
    [InlineData("3.4", Xm, "vif = ('bridge=br0',)", 0)]
    [InlineData("3.4", Xm, "vif = None", 0)]
    [InlineData("3.4", Xm, "vif = ['bridge=a']\nvif = ['', '']", 2)]
    [InlineData("3.4", Xm, "vif = ['bridge=br0' 'mac=00:16:3e:01:01:01']", 1)]
    [InlineData("4.17", Xl, "nics = 3\nvif = ['']", 1)]
    [InlineData("4.17", Xl, "vif = [ 'bridge=a', 'bridge=b', ]", 2)]
    [InlineData("4.17", Xl, "vif='bridge=br0'", 0)]
    [InlineData("4.17", Xl, "vif=[['bridge=a'],'bridge=b']", 0)]
    [InlineData("4.17", Xl, "vif=['bridge=a',['bridge=b'],'bridge=c']", 1)]
    public void The_number_of_vifs_depends_on_the_reader(string release, Toolstack toolstack, string text, int count) =>
        Assert.Equal(count, Host.Vifs(release, toolstack, text + "\n").Count);

    // Source: config-languages §3.1.
    [Theory]
    [InlineData("vif = ['']\nvif.append('bridge=br0')")]
    [InlineData("vif = ['']\nfor n in range(3):\n    vif = vif + ['bridge=br%d' % n]")]
    [InlineData("if vmid == 1:\n    vif = ['']")]
    [InlineData("vif = ['']\nvif += ['bridge=br0']")]
    [InlineData("vif = make_vifs()")]
    [InlineData("vif = ['bridge=br%d' % n for n in range(3)]")]
    [InlineData("vif = ['']\nexec open('/etc/xen/common').read()")]
    [InlineData("from common import *\nvif = ['']")]
    [InlineData("nics = 2 * 2\nvif = ['']")]
    [InlineData("vif = ['']\nvif[0] = 'bridge=br0'")]
    [InlineData("vif = ['']\ndel vif")]
    [InlineData("if 1: vif = ['']")]
    [InlineData("vif = ['']\nglobals()['vif'] = []")]
    [InlineData("execfile('/etc/xen/common')\nvif = ['']")]
    [InlineData("vif, disk = [''], []")]
    [InlineData("vif = disk = ['']")]
    [InlineData("vif = ['']\ntry:\n    vif = open('/etc/vif').readlines()\nexcept IOError:\n    pass")]
    [InlineData("vif = ['']\nif 1:\n    pass\nelse:\n    vif = []")]
    [InlineData("vif = ['']\ndef add():\n    global vif\n    vif = []\nadd()")]
    [InlineData("vif = ['']; vif = vif * 2")]
    [InlineData("nics = 2\nnics += 1\nvif = ['']")]
    public void Code_around_vif_makes_the_list_unknown(string text)
    {
        var vifs = Host.Domain("3.4", Xm, text + "\n").Vifs;

        Assert.False(vifs.IsKnown);
        Assert.NotEmpty(vifs.Reason);
    }

    [Theory]
    [InlineData("import os\nvif = ['bridge=br0']")]
    [InlineData("memory = 64 * 2\nvif = ['bridge=br0']")]
    [InlineData("for n in range(3):\n    memory = n\nvif = ['bridge=br0']")]
    [InlineData("vif = ['bridge=br0']\nprint 'vifs'")]
    [InlineData("'''vif = ['']'''\nvif = ['bridge=br0']")]
    [InlineData("def vifs(n):\n    return n\nvif = ['bridge=br0']")]
    public void Code_about_something_else_leaves_it_known(string text) =>
        Assert.Equal(["bridge=br0"], Host.Vifs("3.4", Xm, text + "\n").Select(Show), StringComparer.Ordinal);

    [Fact]
    public void A_computed_element_leaves_the_others_known() =>
        Assert.Equal(["bridge=br0", "mac=? bridge=? ip=? vifname=? script=? type=? backend=? gatewaydev=? mtu=?", "bridge=br1"], Host.Vifs("3.4", Xm, "vif = ['bridge=br0', 'mac=%s' % mac, 'bridge=br1']\n").Select(Show), StringComparer.Ordinal);

    [Fact]
    public void An_escape_is_not_guessed() =>
        Assert.False(Assert.Single(Host.Vifs("3.4", Xm, "vif = ['bridge=\\x62r0']\n")).Bridge.IsKnown);

    [Theory]
    [InlineData("3.4", Xm, "builder = 'hvm'", GuestKind.Hvm, FactKind.Stated)]
    [InlineData("3.0.0", Xm, "builder = 'vmx'", GuestKind.Hvm, FactKind.Stated)]
    [InlineData("3.4", Xm, "builder = 'linux'", GuestKind.Pv, FactKind.Stated)]
    [InlineData("4.17", Xl, "type = 'hvm'", GuestKind.Hvm, FactKind.Stated)]
    [InlineData("4.17", Xl, "type = 'pvh'", GuestKind.Pvh, FactKind.Stated)]
    [InlineData("4.17", Xl, "type = 'pv'\nbuilder = 'hvm'", GuestKind.Pv, FactKind.Stated)]
    [InlineData("4.17", Xl, "kernel = 'x'", GuestKind.Pv, FactKind.Assumed)]
    [InlineData("3.4", Xm, "builder = kind()", default(GuestKind), FactKind.Unknown)]
    [InlineData("3.4", Xm, "builder = 'linux'\nif 1:\n    builder = 'hvm'", default(GuestKind), FactKind.Unknown)]
    public void The_kind_of_guest_is_stated_assumed_or_unknown(string release, Toolstack toolstack, string text, GuestKind kind, FactKind known)
    {
        var fact = Host.Domain(release, toolstack, text + "\nvif = ['']\n").Kind;

        Assert.Equal((known, kind), (fact.Kind, fact.OrElse(default)));
    }

    [Theory]
    [InlineData("name = 'shop'", "shop", FactKind.Stated)]
    [InlineData("memory = 1", "web", FactKind.Assumed)]
    [InlineData("name = 'a'\nname = 'b'", "b", FactKind.Stated)]
    [InlineData("name = 'a' + 'b'", "alpha/web", FactKind.Unknown)]
    [InlineData("import os\nname = os.path.basename('x')", "alpha/web", FactKind.Unknown)]
    public void A_domain_is_called_what_the_file_says_or_like_the_file(string text, string name, FactKind known)
    {
        var domain = Host.Domain("3.4", Xm, text + "\nvif = ['']\n");

        Assert.Equal((known, name), (domain.Name.Kind, domain.DisplayName));
    }

    /// <summary>Why a creation fails before the hypervisor is asked. Source: config-languages §6.2, §10.2, §10.3.</summary>
    [Theory]
    [InlineData("3.4", Xm, "vif = ['brige=xenbr0']", "Invalid vif option: brige")]
    [InlineData("3.0.0", Xm, "vif = ['brige=xenbr0']", "Invalid vif specifier: brige=xenbr0")]
    [InlineData("3.0.0", Xm, "vif = ['mac=00:16:3e:01:01:01,bridge=br0','']", "need more than 1 value to unpack")]
    [InlineData("3.4", Xm, "vif = ['bridge=xenbr0,']", " should be a pair, separated by an equals sign.")]
    [InlineData("3.4", Xm, "vif = ['ip=10.0.0.1,10.0.0.2']", "10.0.0.2 should be a pair, separated by an equals sign.")]
    [InlineData("3.4", Xm, "vif = 'bridge=xenbr0'", "vif is a string")]
    [InlineData("3.4", Xm, "vif = 1", "vif is a number")]
    [InlineData("3.4", Xm, "set vif=[ 'bridge=mybridge' ]", "xm cannot read line 1 of the file")]
    [InlineData("4.17", Xl, "set vif=[ 'bridge=mybridge' ]", "xl cannot read line 1 of the file")]
    [InlineData("4.17", Xl, "name = 'x'\nVif=['a']", "xl cannot read line 2 of the file")]
    [InlineData("4.17", Xl, "vif=('a',)", "xl cannot read line 1 of the file")]
    [InlineData("4.17", Xl, "vif = [ 'a' 'b' ]", "xl cannot read line 1 of the file")]
    public void A_definition_that_the_reader_refuses_says_why(string release, Toolstack toolstack, string text, string rejection) =>
        Assert.Equal(rejection, Host.Domain(release, toolstack, text + "\n").Rejection);

    [Theory]
    [InlineData("3.4", Xm, "vif = ['bridge=xenbr0', '']")]
    [InlineData("3.4", Xm, "vif = ('bridge=xenbr0',)")]
    [InlineData("3.4", Xm, "vif = ['mac=zz:zz']")]
    [InlineData("3.4", Xm, "import os\nvif = ['']")]
    [InlineData("4.17", Xl, "vif = ['brige=br0']")]
    [InlineData("4.17", Xl, "vif = 'bridge=br0'")]
    [InlineData("4.17", Xl, "vif = [['bridge=a'],'bridge=b']")]
    public void Other_definitions_are_taken(string release, Toolstack toolstack, string text) =>
        Assert.Equal("", Host.Domain(release, toolstack, text + "\n").Rejection);

    // Source: config-languages §2.3, §10.1 (1-7, 9).
    [Theory]
    [InlineData("(network-script 'network-bridge bridge=mybridge')", "network-bridge|bridge=mybridge")]
    [InlineData("(network-script network-bridge bridge=mybridge)", "network-bridge")]
    [InlineData("(network-script)", "nothing")]
    [InlineData("(network-script '')", "nothing")]
    [InlineData("(network-script ())", "nothing")]
    [InlineData("(vif-script vif-bridge)", "nothing")]
    [InlineData("(network-script 'network-bridge  netdev=eth1')", "network-bridge||netdev=eth1")]
    [InlineData("(network-script ' network-bridge')", "nothing")] // the scripts folder is no program: §2.3
    [InlineData("(network-script a)(network-script b)", "a")]
    [InlineData("network-script network-bridge\n(vif-script x)", "nothing")]
    [InlineData("(Network-Script x)(network_script x)", "nothing")]
    [InlineData("(xend-config (network-script x))", "nothing")]
    [InlineData("(network-script (network-bridge bridge=x))", "unknown")]
    [InlineData("(vif-script vif-bridge)\n(network-script network-bridge", "nothing")] // the open form is dropped: §1.3
    [InlineData("(network-script network-bridge)\n(vif-script vif-bridge\n", "unknown")] // xend does not start: §1.3
    [InlineData("\uFEFF(network-script network-bridge)", "unknown")] // the same
    public void Xend_reads_its_network_script(string text, string script)
    {
        var fact = Host.Bind("3.4", Xm, ("xend-config.sxp", text)).Host.NetworkScript;

        Assert.Equal(script, !fact.IsKnown ? "unknown" : fact.OrElse(null) is { } command ? string.Join('|', [command.Program, .. command.Arguments]) : "nothing");
    }

    [Fact]
    public void Without_xend_config_what_xend_runs_is_unknown()
    {
        var host = Host.Bind("3.4", Xm, ("web", "vif = ['']")).Host;

        Assert.Equal("no xend-config.sxp says what xend runs", host.NetworkScript.Reason);
        Assert.Equal((FactKind.Assumed, "vif-bridge"), (host.VifScript.Kind, host.VifScript.OrElse(new ScriptCommand("?", []))?.ToString()));
    }

    [Fact]
    public void Xl_runs_no_network_script() =>
        Assert.Equal(Fact.Stated<ScriptCommand?>(null), Host.Bind("4.1", Xl, ("xend-config.sxp", "(network-script network-bridge)")).Host.NetworkScript);

    [Theory]
    [InlineData("(vif-script vif-route)", "vif-route", FactKind.Stated)]
    [InlineData("(vif-script 'vif-bridge bridge=xenbr1')", "vif-bridge bridge=xenbr1", FactKind.Stated)]
    [InlineData("(network-script x)", "vif-bridge", FactKind.Assumed)]
    public void Xend_reads_its_vif_script(string text, string script, FactKind known)
    {
        var fact = Host.Bind("3.4", Xm, ("xend-config.sxp", text)).Host.VifScript;

        Assert.Equal((known, script), (fact.Kind, fact.OrElse(new ScriptCommand("?", []))?.ToString()));
    }

    // Source: config-languages §5.2, §8.7.
    [Theory]
    [InlineData("4.1", "vifscript='vif-route'", "vif-route", null)]
    [InlineData("4.1", "defaultbridge='br0'", "vif-bridge", null)]
    [InlineData("4.2", "defaultbridge='br0'", "vif-bridge", "br0")]
    [InlineData("4.17", "defaultbridge='br0'", "vif-bridge", "br0")]
    [InlineData("4.17", "vif.default.bridge='br1'\ndefaultbridge='br0'", "vif-bridge", "br1")]
    [InlineData("4.17", "vif.default.script='vif-route'\nvifscript='vif-nat'", "vif-route", null)]
    [InlineData("4.2", "vif.default.bridge='br1'", "vif-bridge", null)]
    [InlineData("4.17", "vif.default.bridge='a'\nvif.default.bridge='b'", "vif-bridge", "b")]
    [InlineData("4.17", "autoballoon=1", "vif-bridge", null)]
    public void Xl_conf_gives_defaults_by_release(string release, string text, string script, string? bridge)
    {
        var host = Host.Bind(release, Xl, ("xl.conf", text + "\n"), ("web", "vif = ['']\n")).Host;

        Assert.Equal((script, bridge), (host.VifScript.OrElse(new ScriptCommand("?", []))?.ToString(), host.DefaultBridge.OrElse(null)?.ToString()));
    }

    [Theory]
    [InlineData("4.17", "eth1")]
    [InlineData("4.2", null)]
    public void Xl_conf_gives_the_device_of_vif_route_from_4_3_on(string release, string? device) =>
        Assert.Equal(device, Host.Bind(release, Xl, ("xl.conf", "vif.default.gatewaydev='eth1'\n"), ("web", "vif = ['']\n")).Host.DefaultGatewayDevice.OrElse(null)?.ToString());

    // Source: config-languages §2.2, §2.7.
    [Theory]
    [InlineData("3.4", "(device-create-timeout 7)", null)]
    [InlineData("4.0", "(device-create-timeout 7)", 7)]
    [InlineData("4.0", "(device-create-timeout 08)", 8)]
    [InlineData("4.0", "(device-create-timeout soon)", null)]
    public void Xend_waits_for_devices_as_long_as_the_option_says(string release, string text, int? seconds) =>
        Assert.Equal(seconds, (int?)Host.Bind(release, Xm, ("xend-config.sxp", text)).Host.DeviceCreateTimeout?.TotalSeconds);

    // Source: host-scripts §3.11.
    [Fact]
    public void Hooks_are_files_of_vif_post_d_in_the_order_of_their_names_and_no_scripts()
    {
        var bound = Host.Bind("4.17", Xl, ("xl.conf", ""), ("scripts/vif-post.d/20-b.hook", "true\n"), ("scripts/vif-post.d/10-a.hook", "true\n"), ("scripts/vif-post.d/.x.hook", "true\n"));

        Assert.Equal(["10-a.hook", "20-b.hook"], bound.Host.VifHooks.Select(hook => hook.Name), StringComparer.Ordinal);
        Assert.Empty(bound.Host.CustomScripts);
        Assert.Contains(bound.Assumptions, assumption => assumption is { Fact: "hooks", Value: "10-a.hook 20-b.hook" });
    }

    // The start state S0 of host-scripts §8, and the numbers of §5.
    [Theory]
    [InlineData("3.0.0", Xm, "interfaces=eth0 00:11:22:33:44:50 192.168.1.10/24; routes=default via 192.168.1.1 dev eth0; nloopbacks=8")]
    [InlineData("3.0.2", Xm, "interfaces=eth0 00:11:22:33:44:50 192.168.1.10/24; routes=default via 192.168.1.1 dev eth0; nloopbacks=8")]
    [InlineData("3.1", Xm, "interfaces=eth0 00:11:22:33:44:50 192.168.1.10/24; routes=default via 192.168.1.1 dev eth0; nloopbacks=4")]
    [InlineData("3.4", Xm, "interfaces=eth0 00:11:22:33:44:50 192.168.1.10/24; routes=default via 192.168.1.1 dev eth0; environment={ \"networkRoot\": false }")]
    [InlineData("4.1", Xl, "")]
    public void The_classic_start_state_is_listed_where_nothing_is_stated(string release, Toolstack toolstack, string assumed)
    {
        var bound = Host.Bind(release, toolstack, ("xend-config.sxp", "(network-script network-bridge)"));

        Assert.Equal(assumed, string.Join("; ", bound.Assumptions.Select(assumption => $"{assumption.Fact}={assumption.Value}")));
        Assert.Equal("eth0 00:11:22:33:44:50 192.168.1.10/24", string.Join(", ", bound.Host.Interfaces.Select(link => $"{link.Name} {link.MacAddress} {string.Join(' ', link.Addresses)}")));
    }

    [Fact]
    public void What_is_stated_is_not_assumed()
    {
        var statement = Assert.Single(ToolConfigReader.Read(
            Text.SourceText.FromString("xennetlint.json", """{ "hosts": { "alpha": { "nloopbacks": 2, "interfaces": [ { "name": "em1", "ifup": true } ], "routes": [ "default via 10.0.0.1 dev em1" ] } } }"""), out _).Hosts);
        var files = Host.Files(("xend-config.sxp", "(network-script network-bridge)")) with { Statement = statement };
        var bound = NetworkBinder.Bind(files, Release.Get("3.0.4"), Xm);

        Assert.Empty(bound.Assumptions);
        Assert.Equal(("em1", 2, "10.0.0.1"), ($"{Assert.Single(bound.Host.Interfaces).Name}", bound.Host.LoopbackPairs, $"{Assert.Single(bound.Host.Routes).Gateway}"));
    }

    [Theory]
    [InlineData("3.4", Xm, "(network-script network-bridge)", false)]
    [InlineData("3.4", Xm, "(vif-script vif-bridge)", true)]
    [InlineData("4.1", Xl, "(network-script network-bridge)", true)]
    public void Bridges_may_be_there_that_no_file_shows_where_no_script_makes_them(string release, Toolstack toolstack, string text, bool areUnseen) =>
        Assert.Equal(areUnseen, Host.Bind(release, toolstack, ("xend-config.sxp", text)).Host.UnseenBridges.Length > 0);

    // Source: host-scripts §6.
    [Fact]
    public void A_custom_script_is_taken_over_as_it_is_and_its_lines_have_places()
    {
        const string text = "#!/bin/sh\n# a comment\ndir=$(dirname \"$0\")\n\n  brctl addbr br7 && # and\nip link set br7 up\n";
        var network = Host.Bind("3.4", Xm, ("xend-config.sxp", "(network-script network-two)"), ("scripts/network-two", text));

        Assert.Equal(new CustomScript("network-two", text), Assert.Single(network.Host.CustomScripts));
        Assert.Equal(
            ["3:1-3:20", "5:3-5:21", "6:1-6:19"],
            Enumerable.Range(1, 7).Select(line => network.Origins.FindScriptLine("network-two", line)).OfType<Location>().Select(location => $"{location.Start}-{location.End}"),
            StringComparer.Ordinal);
    }

    [Fact]
    public void A_copy_of_a_shipped_script_is_no_custom_script() =>
        Assert.Empty(Host.Bind("3.4", Xm, ("xend-config.sxp", "(network-script network-bridge)"), ("scripts/network-bridge", "#!/bin/sh\nexit 0\n")).Host.CustomScripts);

    // Source: config-languages §3.7.
    [Theory]
    [InlineData("3.4", "(vm (name web1) (image (linux)) (device (vif (bridge br0) (mac 00:16:3e:01:02:03))) (device (vif)))", "web1 Pv: mac=00:16:3e:01:02:03 bridge=br0; ")]
    [InlineData("3.4", "(domain (domid 5) (name 'web 1') (image (hvm)) (device (vbd (dev sda))) (device (vif (vifname v) (ip '10.0.0.1 10.0.0.2') (backend 0))))", "web 1 Hvm: ip=10.0.0.1+10.0.0.2 vifname=v")]
    [InlineData("3.0.3", "(vm (name a) (device (vif (bridge x) (bridge y))))", "a Pv: bridge=x")]
    [InlineData("3.1", "(vm (name a) (device (vif (bridge x) (bridge y))))", "a Pv: bridge=y")]
    [InlineData("3.0.4", "(vm (name a) (device (vif (bridge x) stray (bridge y))))", "a Pv: bridge=x")]
    [InlineData("3.1", "(vm (name a) (device (vif (bridge x) stray (bridge y))))", "a Pv: bridge=y")]
    [InlineData("3.0.3", "(vm (name a) (device (vif (ip a) (ip 'b c'))))", "a Pv: ip=a+b+c")]
    [InlineData("3.0.4", "(vm (name a) (device (vif (ip a) (ip 'b c'))))", "a Pv: ip=b+c")]
    [InlineData("3.4", "(vm (name a) (device (vbd (dev x)) (vif (bridge x))))", "a Pv: bridge=x")]
    public void A_domain_may_be_written_as_sxp(string release, string text, string facts)
    {
        var domain = Assert.Single(Host.Bind(release, Xm, ("web.sxp", text)).Host.Domains);

        Assert.Equal(facts, $"{domain.DisplayName} {domain.Kind.OrElse(default)}: {string.Join("; ", domain.Vifs.OrElse([]).Select(Show))}");
    }

    [Fact]
    public void A_file_may_hold_several_domains() =>
        Assert.Equal(["alpha/list#0 a", "alpha/list#1 b"], Host.Bind("3.4", Xm, ("list", "(domain (name a))\n(domain (name b))\n")).Host.Domains.Select(domain => $"{domain.Id} {domain.DisplayName}"), StringComparer.Ordinal);

    private static string Show(Vif vif) => string.Join(' ', ((string[])
    [
        Show("mac", vif.MacAddress.IsKnown, vif.MacAddress.OrElse(null)?.ToString()),
        Show("bridge", vif.Bridge.IsKnown, vif.LeavesBridgeToScript ? "''" : vif.Bridge.OrElse(null)?.ToString()),
        Show("ip", vif.IpWords.IsKnown, string.Join('+', vif.IpWords.OrElse([]))),
        Show("vifname", vif.BackendName.IsKnown, vif.BackendName.OrElse(null)?.ToString()),
        Show("script", vif.Script.IsKnown, vif.Script.OrElse(null) is { } script ? string.Join('|', [script.Program, .. script.Arguments]) : null),
        Show("type", vif.Type.IsKnown, vif.Type.OrElse(null)),
        Show("backend", vif.Backend.IsKnown, vif.Backend.OrElse(null)),
        Show("gatewaydev", vif.GatewayDevice.IsKnown, vif.GatewayDevice.OrElse(null)?.ToString()),
        Show("mtu", vif.MtuBytes.IsKnown, vif.MtuBytes.OrElse(null)?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ]).Where(part => part.Length > 0));

    private static string Show(string key, bool isKnown, string? value) => !isKnown ? $"{key}=?" : string.IsNullOrEmpty(value) ? "" : $"{key}={value}";
}
