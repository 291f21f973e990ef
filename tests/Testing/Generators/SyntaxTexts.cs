namespace XenNetLint.Testing.Generators;

/// <summary>Small texts that together show every construct of the languages; random edits start from them.</summary>
public static class SyntaxTexts
{
    /// <summary>S-expression files.</summary>
    public static IReadOnlyList<string> Sxp { get; } =
    [
        """
        # -*- sh -*-
        (logfile /var/log/xen/xend.log)
        (network-script 'network-bridge bridge=mybridge')
        (vif-script vif-bridge)
        (xend-relocation-hosts-allow '^localhost$ ^localhost\\.localdomain$')

        """,
        "(domain (domid 1) (name \"web 01\") (device (vif (mac 00:16:3e:01:01:01) (bridge xenbr0) (ip ('10.0.0.1' 10.0.0.2)))) ())",
        "(x 1)\n(a b",
        "(a b;c d) # comment\r\n(e {f} !g h!i \\j y\"x\" \"k\"l)\r\n\u0004 all of this is ignored ( ' \"",
        "a) (b 'un\\x41 \\101 terminated",
    ];

    /// <summary>Assignment files of xm and xl.</summary>
    public static IReadOnlyList<string> Cfg { get; } =
    [
        """
        # A guest
        name = "web01"
        memory = 512
        vif = [ 'mac=00:16:3e:00:00:01, bridge=xenbr0', "ip=10.0.0.1 10.0.0.2,script=vif-route",
                '' ,   # the third card
              ]
        disk = ['phy:/dev/vg/web01,xvda,w']
        on_crash='restart'; extra += "quiet"

        """,
        """"
        import os, re
        arch = os.uname()[4]
        if re.search('64', arch):
            arch_libdir = 'lib64'
        	vif = ['bridge=a']
        def vmid_check(var, val):
            """Checks
        it."""
            if val <= 0:
                raise ValueError("vmid = %d" % val)
        name = "VM%d" % vmid
        vif = [ 'ip=192.168.%d.1/24' % (vmid), 'bridge=' + br ] + more
        disks = [ 'phy:%s,w' % d for d in ('a', 'b') ]
        a = b = 1
        t = ('a',)
        u = ('b')
        v = u'x' r'\n' Ur"y"
        w = '''three
        lines'''
        n = [ -1, 0x1f, 010, 1.5e-3, 10L ]
        d = { 'a': 1, 'b': [2] }
        x = None
        y = \
          'continued \
        string'

        """",
        "set vif=[ 'bridge=mybridge' ]\nfoo bar\n<xml>\nvif = 'bridge=br0'\n",
        "vif = [ 'bridge=a' 'mac=b' 'c=d' x 7, ]\r\nvif += [[ 'q' ], ( 'r', )]\r\n",
        "vif = [ 'bridge=br0',\nname = 'lost'\nkernel = \nmemory = 512MB\n",
        "vif = [ 'bridge = br0 , =x,,mac', 'un\nname='y",
    ];

    /// <summary>Shell scripts.</summary>
    public static IReadOnlyList<string> Shell { get; } =
    [
        """
        #!/bin/sh
        # two bridges
        dir=$(dirname "$0")

        "$dir/network-bridge" "$@" vifnum=0 netdev=eth0 bridge=xenbr0
        /etc/xen/scripts/network-bridge $* 'vifnum=1' \
            netdev=eth1   # the second card
        if [ -e /proc/xen ]; then echo "yes
        or no"; fi
        op=`echo $1`
        ifconfig eth0 | grep inet
        cat > /tmp/x <<EOF
        brctl addbr "this is text
        EOF

        """,
        "a=\"b c\" d\r\nbrctl addbr br\\ 0\r\n${x:-y} ~/z $(q\n'unterminated\n",
    ];

    /// <summary>Debian's <c>/etc/network/interfaces</c>.</summary>
    public static IReadOnlyList<string> Interfaces { get; } =
    [
        """
        # The loopback
        auto lo
        iface lo inet loopback

        auto xenbr0 \
             xenbr1
        iface xenbr0 inet static
        	address 192.0.2.10/24
            bridge_ports eth0 # no comment
            up ip route add 198.51.100.0/24 via 192.0.2.1 || true

        source /etc/network/interfaces.d/*
        """,
        "  auto eth0\r\n iface eth0 \\\r\n inet dhcp \r\n#x\\\niface a\\b inet \\ manual \\",
    ];

    /// <summary>Files of systemd-networkd.</summary>
    public static IReadOnlyList<string> Ini { get; } =
    [
        """
        # A bridge
        ; of ours
        [NetDev]
        Name = xenbr0
        Kind=bridge

        [Match] 
        Name=eth0 \
             eth1
        Empty=
        no setting
        =
        """,
        "[Network\r\n Address\t=\t192.0.2.10/24 \r\nDNS=\\\r\n\r\nX=\\\n a \\",
    ];
}
