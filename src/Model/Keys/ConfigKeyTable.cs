using XenNetLint.Model.Elements;
using static XenNetLint.Model.Keys.ConfigSection;
using static XenNetLint.Model.Keys.SupportState;

namespace XenNetLint.Model.Keys;

/// <summary>Every key of xend's, xl's and the domU files' that concerns us, with its releases and its support state. The binder, the docs and the tests read this table.</summary>
public static class ConfigKeyTable
{
    // By section and name in one string: a tuple as key would be compiled anew at every start.
    private static readonly Dictionary<string, ConfigKey> Index;

    // Static fields in this file are set in this order.
    static ConfigKeyTable()
    {
        All =
        [
            .. Keys(XendOption, "3.0.0", null, NoNetworkEffect, "console-limit", "dom0-cpus", "dom0-min-mem", "enable-dump", "logfile", "loglevel"),
            .. Keys(XendOption, "3.0.0", null, Modelled, "network-script", "vif-script"),
            .. Keys(XendOption, "3.0.0", null, NotModelled, "xend-address", "xend-http-server", "xend-port", "xend-relocation-address", "xend-relocation-port", "xend-relocation-server", "xend-unix-path", "xend-unix-server"),
            .. Keys(XendOption, "3.0.2", null, NotModelled, "xend-relocation-hosts-allow", "xend-tcp-xmlrpc-server", "xend-unix-xmlrpc-server"),
            .. Keys(XendOption, "3.0.3", null, NoNetworkEffect, "external-migration-tool"),
            .. Keys(XendOption, "3.0.3", null, NotModelled, "vnc-listen"),
            .. Keys(XendOption, "3.0.4", null, NotModelled, "vncpasswd", "xen-api-server"),
            .. Keys(XendOption, "3.0.4", null, NoNetworkEffect, "xend-domains-path"),
            .. Keys(XendOption, "3.1", null, NoNetworkEffect, "xend-state-path", "xend-storage-path"),
            .. Keys(XendOption, "3.1", null, NotModelled, "xend-tcp-xmlrpc-server-address", "xend-tcp-xmlrpc-server-port", "xend-tcp-xmlrpc-server-ssl-key-file", "xend-tcp-xmlrpc-server-ssl-cert-file"),
            .. Keys(XendOption, "3.2", null, NoNetworkEffect, "keymap", "resource-label-change-script", "vnc-tls", "vnc-x509-cert-dir", "vnc-x509-verify", "xend-security-path"),
            .. Keys(XendOption, "3.3", null, NoNetworkEffect, "enable-dom0-ballooning", "qemu-dm-logrotate-count"),
            .. Keys(XendOption, "3.3", null, NotModelled, "xend-relocation-ssl", "xend-relocation-ssl-port", "xend-relocation-ssl-server", "xend-relocation-server-ssl-key-file", "xend-relocation-server-ssl-cert-file"),
            .. Keys(XendOption, "3.4", null, NoNetworkEffect, "xend-udev-event-server", "xsm_module_name"),
            .. Keys(XendOption, "4.0", null, Modelled, "device-create-timeout"),
            .. Keys(XendOption, "4.0", null, NotModelled, "device-destroy-timeout"),
            .. Keys(XendOption, "4.0", null, NoNetworkEffect, "pci-passthrough-strict-check", "total_available_memory"),
            .. Keys(XendOption, "4.1", null, NoNetworkEffect, "pscsi-device-mask"),

            .. Keys(XlConfOption, "4.1", null, NoNetworkEffect, "autoballoon", "lockfile"),
            .. Keys(XlConfOption, "4.1", null, Modelled, "vifscript"),
            .. Keys(XlConfOption, "4.2", null, NotModelled, "run_hotplug_scripts"),
            .. Keys(XlConfOption, "4.2", null, Modelled, "defaultbridge"),
            .. Keys(XlConfOption, "4.2", null, NoNetworkEffect, "output_format", "blkdev_start"),
            .. Keys(XlConfOption, "4.3", null, Modelled, "vif.default.script", "vif.default.bridge", "vif.default.gatewaydev"),
            .. Keys(XlConfOption, "4.3", null, NoNetworkEffect, "claim_mode"),
            .. Keys(XlConfOption, "4.4", null, NotModelled, "vif.default.backend"),
            .. Keys(XlConfOption, "4.4", null, NotModelled, "remus.default.netbufscript", "colo.default.proxyscript"),
            .. Keys(XlConfOption, "4.4", null, NoNetworkEffect, "vm.cpumask", "vm.hvm.cpumask", "vm.pv.cpumask", "max_grant_frames", "max_maptrack_frames", "max_grant_version", "bootloader_restrict"),
            .. Keys(XlConfOption, "4.14", null, Modelled, "domid_policy"),

            .. Keys(DomainVariable, "3.0.0", null, Modelled, "name", "vif"),
            .. Keys(DomainVariable, "3.0.0", null, PartlyModelled, "builder", "type"),
            .. Keys(DomainVariable, "3.0.0", "4.4", Modelled, "nics"),
            .. Keys(DomainVariable, "3.0.0", "4.4", NoNetworkEffect, "ip", "netmask", "gateway", "hostname", "interface", "dhcp", "nfs_server", "nfs_root"),
            .. Keys(DomainVariable, "4.0", "4.4", NotModelled, "vif2"),

            .. Keys(XmVifKey, "3.0.0", "4.4", Modelled, "mac", "bridge", "ip", "script", "vifname"),
            .. Keys(XmVifKey, "3.0.0", "4.4", PartlyModelled, "backend", "type"),
            .. Keys(XmVifKey, "3.0.0", "3.0.0", NoNetworkEffect, "be_mac"),
            .. Keys(XmVifKey, "3.0.2", "4.4", NotModelled, "rate"),
            .. Keys(XmVifKey, "3.0.3", "4.4", NoNetworkEffect, "model"),
            .. Keys(XmVifKey, "3.2", "4.4", NoNetworkEffect, "accel", "policy", "label"),

            .. Keys(XlVifKey, "4.0", null, Modelled, "mac", "bridge", "ip", "script", "vifname"),
            .. Keys(XlVifKey, "4.0", null, PartlyModelled, "type"),
            .. Keys(XlVifKey, "4.0", null, NoNetworkEffect, "model", "accel"),
            .. Keys(XlVifKey, "4.0", null, NotModelled, "rate"),
            .. Keys(XlVifKey, "4.1", null, PartlyModelled, "backend"),
            .. Keys(XlVifKey, "4.3", null, Modelled, "netdev", "gatewaydev"),
            .. Keys(XlVifKey, "4.9", null, NotModelled, "devid"),
            .. Keys(XlVifKey, "4.15", null, Modelled, "mtu"),
            .. Keys(XlVifKey, "4.17", null, NoNetworkEffect, "trusted", "untrusted"),
            .. Keys(XlVifKey, "4.19", null, NotModelled, "vlan"),
            .. Keys(XlVifKey, "4.6", null, NotModelled, "forwarddev"),
            .. Keys(
                XlVifKey, "4.9", null, NotModelled,
                "coloft_forwarddev", "colo_sock_mirror_id", "colo_sock_mirror_ip", "colo_sock_mirror_port", "colo_sock_compare_pri_in_id",
                "colo_sock_compare_pri_in_ip", "colo_sock_compare_pri_in_port", "colo_sock_compare_sec_in_id", "colo_sock_compare_sec_in_ip",
                "colo_sock_compare_sec_in_port", "colo_sock_compare_notify_id", "colo_sock_compare_notify_ip", "colo_sock_compare_notify_port",
                "colo_sock_redirector0_id", "colo_sock_redirector0_ip", "colo_sock_redirector0_port", "colo_sock_redirector1_id",
                "colo_sock_redirector1_ip", "colo_sock_redirector1_port", "colo_sock_redirector2_id", "colo_sock_redirector2_ip",
                "colo_sock_redirector2_port", "colo_filter_mirror_queue", "colo_filter_mirror_outdev", "colo_filter_redirector0_queue",
                "colo_filter_redirector0_indev", "colo_filter_redirector0_outdev", "colo_filter_redirector1_queue", "colo_filter_redirector1_indev",
                "colo_filter_redirector1_outdev", "colo_compare_pri_in", "colo_compare_sec_in", "colo_compare_out", "colo_compare_notify_dev",
                "colo_filter_sec_redirector0_queue", "colo_filter_sec_redirector0_indev", "colo_filter_sec_redirector0_outdev",
                "colo_filter_sec_redirector1_queue", "colo_filter_sec_redirector1_indev", "colo_filter_sec_redirector1_outdev",
                "colo_filter_sec_rewriter0_queue", "colo_checkpoint_host", "colo_checkpoint_port"),
        ];
        Index = new Dictionary<string, ConfigKey>(All.Count, StringComparer.Ordinal);
        foreach (var key in All)
        {
            Index.Add(IndexOf(key.Section, key.Name), key);
        }
    }

    /// <summary>All keys, section by section.</summary>
    public static IReadOnlyList<ConfigKey> All { get; }

    /// <summary>The key of that exact name, whatever the release; null if no release knows it.</summary>
    public static ConfigKey? Find(ConfigSection section, string name) => Index.GetValueOrDefault(IndexOf(section, name));

    /// <summary>The known name that a misspelt one most likely means: at most two edits away, and the only nearest; null if there is none.</summary>
    public static string? Suggest(ConfigSection section, string name, Release release)
    {
        var limit = name.Length < 5 ? 1 : 2;
        string? best = null;
        var bestDistance = limit + 1;
        var isTie = false;
        foreach (var key in All)
        {
            if (key.Section != section || !key.IsKnownTo(release))
            {
                continue;
            }

            var distance = EditDistance.Between(name.Replace('_', '-').ToLowerInvariant(), key.Name.Replace('_', '-'));
            if (distance < bestDistance)
            {
                (best, bestDistance, isTie) = (key.Name, distance, false);
            }
            else if (distance == bestDistance)
            {
                isTie = true;
            }
        }

        return isTie ? null : best;
    }

    private static string IndexOf(ConfigSection section, string name) => (char)('a' + (int)section) + name;

    private static IEnumerable<ConfigKey> Keys(ConfigSection section, string since, string? until, SupportState support, params string[] names) =>
        names.Select(name => new ConfigKey(section, name, Release.Get(since), until is null ? null : LastOf(until), support));

    // "to 4.4" takes in the point releases of 4.4.
    private static Release LastOf(string series)
    {
        var first = Release.Get(series);
        return Release.Known.Last(release => release.Major == first.Major && release.Minor == first.Minor && (first.Major, first.Minor) != (3, 0) || release == first);
    }
}
