using System.Globalization;
using System.Text;

namespace XenNetLint.Bench;

/// <summary>Files of the size and the mix that real hosts have; the same number always gives the same file.</summary>
internal static class GeneratedFiles
{
    /// <summary>A domU file of 40 lines: comments, settings, a disk list and two vifs; about 1,400 characters.</summary>
    public static string Domain(int number)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            #----------------------------------------------------------------------------
            # Configuration of guest web{number:D5}, made for the fleet.
            #----------------------------------------------------------------------------

            # Kernel image and optional ramdisk.
            kernel  = "/boot/vmlinuz-2.6.18-6-xen-686"
            ramdisk = "/boot/initrd.img-2.6.18-6-xen-686"

            # Initial memory allocation in megabytes.
            memory = {256 * (1 + (number % 8))}
            maxmem = 4096

            # A name for the domain; all names must be different.
            name = "web{number:D5}"
            vcpus = {1 + (number % 4)}
            cpus = "0-3"

            #----------------------------------------------------------------------------
            # Network interfaces: the first faces the customers, the second the storage.
            vif = [ 'mac=00:16:3e:{number >> 16 & 0xFF:x2}:{number >> 8 & 0xFF:x2}:{number & 0xFF:x2}, bridge=xenbr0, ip=10.{number >> 8 & 0xFF}.{number & 0xFF}.5',
                    'mac=00:16:3f:{number >> 16 & 0xFF:x2}:{number >> 8 & 0xFF:x2}:{number & 0xFF:x2}, bridge=xenbr1, script=vif-bridge' ]

            #----------------------------------------------------------------------------
            # Disks: exported from volume group vg0 of the host.
            disk = [ 'phy:/dev/vg0/web{number:D5}-root,xvda1,w',
                     'phy:/dev/vg0/web{number:D5}-swap,xvda2,w' ]

            # Root device and the kernel command line.
            root  = "/dev/xvda1 ro"
            extra = "console=hvc0 xencons=tty"

            # What to do when the guest goes down.
            on_poweroff = 'destroy'
            on_reboot   = 'restart'
            on_crash    = 'restart'
            """);
        return text.Append('\n').ToString();
    }

    /// <summary>An xend-config.sxp of 255 lines, most of them comments; about 9,500 characters.</summary>
    public static string XendConfig(int number)
    {
        var text = new StringBuilder("# -*- sh -*-\n\n#\n# Xend configuration file.\n#\n\n");
        for (var option = 0; option < 31; option++)
        {
            text.Append("# This option tells the daemon how to do one of the many things that it does.\n");
            text.Append("# The default is shown behind the comment sign; take it away to set another.\n");
            text.Append("#\n");
            text.Append(CultureInfo.InvariantCulture, $"#(xend-option-{option} no)\n");
            text.Append(CultureInfo.InvariantCulture, $"(xend-setting-{option} {number + option})\n");
            text.Append("#(xend-unix-path /var/lib/xend/xend-socket)\n\n\n");
        }

        text.Append("(network-script 'network-bridge bridge=xenbr0 netdev=eth0')\n(vif-script vif-bridge)\n");
        return text.ToString();
    }

    /// <summary>A script that makes two bridges, with comments.</summary>
    public static string NetworkScript(int number) => $"""
        #!/bin/sh
        # Two bridges on host {number.ToString(CultureInfo.InvariantCulture)}: one a card.
        dir=$(dirname "$0")

        # The first card faces the customers.
        "$dir/network-bridge" "$@" vifnum=0 netdev=eth0 bridge=xenbr0

        # The second card faces the storage.
        "$dir/network-bridge" "$@" vifnum=1 netdev=eth1 bridge=xenbr1
        if [ -e /etc/xen/scripts/local ]; then
            . /etc/xen/scripts/local
        fi
        ip route add 10.0.0.0/8 via 192.168.0.1

        """;
}
