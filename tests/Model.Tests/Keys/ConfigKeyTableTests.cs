using XenNetLint.Model.Elements;
using XenNetLint.Model.Keys;

namespace XenNetLint.Model.Tests.Keys;

public sealed class ConfigKeyTableTests
{
    /// <summary>The rows of config-languages §2.7.</summary>
    [Theory]
    [InlineData("3.0.0", "console-limit dom0-cpus dom0-min-mem enable-dump logfile loglevel network-script vif-script xend-address xend-http-server xend-port xend-relocation-address xend-relocation-port xend-relocation-server xend-unix-path xend-unix-server")]
    [InlineData("3.0.2", "xend-relocation-hosts-allow xend-tcp-xmlrpc-server xend-unix-xmlrpc-server")]
    [InlineData("3.0.3", "external-migration-tool vnc-listen")]
    [InlineData("3.0.4", "vncpasswd xen-api-server xend-domains-path")]
    [InlineData("3.1", "xend-state-path xend-storage-path xend-tcp-xmlrpc-server-address xend-tcp-xmlrpc-server-port xend-tcp-xmlrpc-server-ssl-cert-file xend-tcp-xmlrpc-server-ssl-key-file")]
    [InlineData("3.2", "keymap resource-label-change-script vnc-tls vnc-x509-cert-dir vnc-x509-verify xend-security-path")]
    [InlineData("3.3", "enable-dom0-ballooning qemu-dm-logrotate-count xend-relocation-server-ssl-cert-file xend-relocation-server-ssl-key-file xend-relocation-ssl xend-relocation-ssl-port xend-relocation-ssl-server")]
    [InlineData("3.4", "xend-udev-event-server xsm_module_name")]
    [InlineData("4.0", "device-create-timeout device-destroy-timeout pci-passthrough-strict-check total_available_memory")]
    [InlineData("4.1", "pscsi-device-mask")]
    public void Options_of_xend_came_with_their_release(string since, string names) => Assert.Equal(names, NamesSince(ConfigSection.XendOption, since));

    [Fact]
    public void No_option_of_xends_was_ever_removed()
    {
        var options = ConfigKeyTable.All.Where(key => key.Section == ConfigSection.XendOption).ToList();

        Assert.Equal(50, options.Count);
        Assert.All(options, option => Assert.Null(option.Until));
    }

    /// <summary>config-languages §8.7.</summary>
    [Theory]
    [InlineData("4.1", "autoballoon lockfile vifscript")]
    [InlineData("4.2", "blkdev_start defaultbridge output_format run_hotplug_scripts")]
    [InlineData("4.3", "claim_mode vif.default.bridge vif.default.gatewaydev vif.default.script")]
    [InlineData("4.14", "domid_policy")]
    public void Options_of_xl_conf_came_with_their_release(string since, string names) => Assert.Equal(names, NamesSince(ConfigSection.XlConfOption, since));

    [Theory]
    [InlineData("vif.default.backend")]
    [InlineData("remus.default.netbufscript")]
    [InlineData("colo.default.proxyscript")]
    [InlineData("vm.cpumask")]
    [InlineData("vm.hvm.cpumask")]
    [InlineData("vm.pv.cpumask")]
    [InlineData("max_grant_frames")]
    [InlineData("max_maptrack_frames")]
    [InlineData("max_grant_version")]
    [InlineData("bootloader_restrict")]
    public void Further_options_of_xl_conf_are_known(string name) => Assert.NotNull(ConfigKeyTable.Find(ConfigSection.XlConfOption, name));

    /// <summary>Allowed keys of a vif by release. Source: config-languages §3.4, §8.4.</summary>
    [Theory]
    [InlineData(ConfigSection.XmVifKey, "3.0.0", "backend be_mac bridge ip mac script type vifname")]
    [InlineData(ConfigSection.XmVifKey, "3.0.2", "backend bridge ip mac rate script type vifname")]
    [InlineData(ConfigSection.XmVifKey, "3.0.3", "backend bridge ip mac model rate script type vifname")]
    [InlineData(ConfigSection.XmVifKey, "3.4", "accel backend bridge ip label mac model policy rate script type vifname")]
    [InlineData(ConfigSection.XmVifKey, "4.4", "accel backend bridge ip label mac model policy rate script type vifname")]
    [InlineData(ConfigSection.XlVifKey, "4.1", "accel backend bridge ip mac model rate script type vifname")]
    [InlineData(ConfigSection.XlVifKey, "4.3", "accel backend bridge gatewaydev ip mac model netdev rate script type vifname")]
    [InlineData(ConfigSection.XlVifKey, "4.6", "accel backend bridge forwarddev gatewaydev ip mac model netdev rate script type vifname")]
    public void Keys_of_a_vif_are_those_of_the_release(ConfigSection section, string release, string names) =>
        Assert.Equal(names, string.Join(' ', ConfigKeyTable.All.Where(key => key.Section == section && key.IsKnownTo(Release.Get(release))).Select(key => key.Name).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("4.17", "vlan", false)]
    [InlineData("4.19", "vlan", true)]
    [InlineData("4.15", "mtu", true)]
    [InlineData("4.16", "trusted", false)]
    [InlineData("4.17", "untrusted", true)]
    [InlineData("4.9", "devid", true)]
    public void Later_keys_of_xl_came_one_by_one(string release, string name, bool isKnown) =>
        Assert.Equal(isKnown, ConfigKeyTable.Find(ConfigSection.XlVifKey, name)?.IsKnownTo(Release.Get(release)));

    [Fact]
    public void Netchannel2_lived_from_4_0_to_4_4()
    {
        var key = ConfigKeyTable.Find(ConfigSection.DomainVariable, "vif2");

        Assert.Equal(("4.0", "4.4"), (key?.Since.ToString(), key?.Until?.ToString()));
    }

    [Fact]
    public void A_key_stands_once_in_its_section() =>
        Assert.DoesNotContain(ConfigKeyTable.All.CountBy(key => $"{key.Section} {key.Name}", StringComparer.Ordinal), count => count.Value > 1);

    [Theory]
    [InlineData(ConfigSection.XendOption, "3.4", "network-scipt", "network-script")]
    [InlineData(ConfigSection.XendOption, "3.4", "network_script", "network-script")]
    [InlineData(ConfigSection.XendOption, "3.4", "VIF-SCRIPT", "vif-script")]
    [InlineData(ConfigSection.XendOption, "3.4", "ntwork-scrip", "network-script")]
    [InlineData(ConfigSection.XendOption, "3.4", "nwork-scrip", null)]
    [InlineData(ConfigSection.XendOption, "3.4", "device-create-timeou", null)]
    [InlineData(ConfigSection.XendOption, "4.0", "device-create-timeou", "device-create-timeout")]
    [InlineData(ConfigSection.XmVifKey, "3.4", "brige", "bridge")]
    [InlineData(ConfigSection.XmVifKey, "3.4", "birdge", "bridge")]
    [InlineData(ConfigSection.XmVifKey, "3.4", "Mac", "mac")]
    [InlineData(ConfigSection.XmVifKey, "3.4", "mca", "mac")]
    [InlineData(ConfigSection.XmVifKey, "3.4", "map", "mac")]
    [InlineData(ConfigSection.XmVifKey, "3.4", "mmcc", null)]
    [InlineData(ConfigSection.XmVifKey, "3.0.2", "modl", null)]
    [InlineData(ConfigSection.XlVifKey, "4.17", "gatwaydev", "gatewaydev")]
    public void The_nearest_known_name_is_suggested(ConfigSection section, string release, string written, string? meant) =>
        Assert.Equal(meant, ConfigKeyTable.Suggest(section, written, Release.Get(release)));

    private static string NamesSince(ConfigSection section, string since) =>
        string.Join(' ', ConfigKeyTable.All.Where(key => key.Section == section && key.Since == Release.Get(since)).Select(key => key.Name).Order(StringComparer.Ordinal));
}
