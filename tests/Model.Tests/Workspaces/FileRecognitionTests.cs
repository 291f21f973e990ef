using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax;
using XenNetLint.Text;

namespace XenNetLint.Model.Tests.Workspaces;

/// <summary>The table of product §2, as far as it is read now.</summary>
public sealed class FileRecognitionTests
{
    [Theory]
    [InlineData("etc/xen/xend-config.sxp", "(network-script network-bridge)", FileRole.XendConfig, SyntaxLanguage.Sxp)]
    [InlineData("xend-config.sxp", "", FileRole.XendConfig, SyntaxLanguage.Sxp)]
    [InlineData("xend-config.sxp", "vif = ['']\n", FileRole.XendConfig, SyntaxLanguage.Sxp)]
    [InlineData("alpha-xend-config.sxp", "(network-script network-bridge)", FileRole.XendConfig, SyntaxLanguage.Sxp)]
    [InlineData("xend.conf", "# a comment\n\n (network-script network-bridge)", FileRole.XendConfig, SyntaxLanguage.Sxp)]
    [InlineData("xend-pci-quirks.sxp", "(new (quirk 1))", FileRole.OtherSxp, SyntaxLanguage.Sxp)]
    [InlineData("web.sxp", "(vm (name web))", FileRole.DomainSxp, SyntaxLanguage.Sxp)]
    [InlineData("list-long", "# xm list --long\n(domain (domid 5) (name web))", FileRole.DomainSxp, SyntaxLanguage.Sxp)]
    [InlineData("web.sxp", "vif = ['bridge=br0']\n", FileRole.DomainConfig, SyntaxLanguage.Cfg)]
    [InlineData("web.cfg", "vif = ['bridge=br0']\n", FileRole.DomainConfig, SyntaxLanguage.Cfg)]
    [InlineData("auto/web", "name = 'web'\nkernel = '/boot/vmlinuz'\n", FileRole.DomainConfig, SyntaxLanguage.Cfg)]
    [InlineData("web", "name = 'web'\nbootloader = 'pygrub'\n", FileRole.DomainConfig, SyntaxLanguage.Cfg)]
    [InlineData("web", "name = 'web'\nbuilder = 'hvm'\n", FileRole.DomainConfig, SyntaxLanguage.Cfg)]
    [InlineData("web", "name = 'web'\ntype = 'pvh'\n", FileRole.DomainConfig, SyntaxLanguage.Cfg)]
    [InlineData("web", "name = 'web'\nfirmware = 'uefi'\n", FileRole.DomainConfig, SyntaxLanguage.Cfg)]
    [InlineData("web.hvm", "set vif=[ 'bridge=mybridge' ]\n", FileRole.DomainConfig, SyntaxLanguage.Cfg)]
    [InlineData("web", "import os\nif 1:\n    vif = ['']\n", FileRole.DomainConfig, SyntaxLanguage.Cfg)]
    [InlineData("xl.conf", "autoballoon=1\n", FileRole.XlConf, SyntaxLanguage.Cfg)]
    [InlineData("alpha-xl.conf", "autoballoon=1\n", FileRole.XlConf, SyntaxLanguage.Cfg)]
    [InlineData("etc/network/interfaces", "# x\n\nauto lo\niface lo inet loopback\n", FileRole.HostNetwork, SyntaxLanguage.Interfaces)]
    [InlineData("interfaces", "source /etc/network/interfaces.d/*\n", FileRole.HostNetwork, SyntaxLanguage.Interfaces)]
    [InlineData("interfaces.d/br0", "iface br0 inet manual\n", FileRole.HostNetwork, SyntaxLanguage.Interfaces)]
    [InlineData("ifcfg-eth0", "DEVICE=eth0\n", FileRole.HostNetwork, SyntaxLanguage.Shell)]
    [InlineData("etc/sysconfig/network", "NETWORKING=yes\n", FileRole.HostNetwork, SyntaxLanguage.Shell)]
    [InlineData("eth0.network", "[Match]\nName=eth0\n", FileRole.HostNetwork, SyntaxLanguage.Ini)]
    [InlineData("br0.netdev", "[NetDev]\nName=br0\nKind=bridge\n", FileRole.HostNetwork, SyntaxLanguage.Ini)]
    [InlineData("10-lan.link", "[Match]\nMACAddress=00:11:22:33:44:55\n", FileRole.HostNetwork, SyntaxLanguage.Ini)]
    [InlineData("scripts/network-mine", "#!/bin/sh\nbrctl addbr br0\n", FileRole.Script, SyntaxLanguage.Shell)]
    [InlineData("scripts/vif-mine", "#!/usr/bin/env bash\n", FileRole.Script, SyntaxLanguage.Shell)]
    public void A_file_is_what_its_name_and_content_say(string path, string text, FileRole role, SyntaxLanguage language)
    {
        var file = Host.File(path, text);

        Assert.Equal((role, language), (file.Role, file.Tree?.Language));
    }

    [Fact]
    public void Our_own_configuration_has_no_tree()
    {
        var file = Host.File("conf/xennetlint.json", "{}");

        Assert.Equal((FileRole.ToolConfig, null), (file.Role, file.Tree));
    }

    [Theory]
    [InlineData("README", "name and kernel are set like this:\n\n  vif = ['bridge=br0']\n\nThe vif is what counts here.\nSee there.\n", "prose that shows a line")]
    [InlineData("README.md", "vif = ['bridge=br0']\n", "Markdown")]
    [InlineData("web.cfg.j2", "vif = ['bridge={{ bridge }}']\n", "a template")]
    [InlineData("web.cfg.erb", "vif = ['bridge=<%= b %>']\n", "a template")]
    [InlineData("web.cfg.in", "vif = ['bridge=@B@']\n", "a template")]
    [InlineData("make.py", "vif = ['bridge=br0']\n", "a Python program")]
    [InlineData("notes.TXT", "vif = ['bridge=br0']\n", "a text file, in any case")]
    [InlineData("web.cfg", "name = 'web'\nmemory = 64\n", "nothing boots and there is no vif")]
    [InlineData("web.cfg", "kernel = '/boot/vmlinuz'\n", "no name")]
    [InlineData("php.ini", "name = x\ntype = y\n", "another program's file")]
    [InlineData("disk.img", "vif = ['']\n\0\0\0", "a binary file")]
    [InlineData("empty", "", "nothing")]
    [InlineData("script", "#!/usr/bin/python\nvifs = []\n", "no shell and no domain")]
    [InlineData("interfaces", "# nothing\n", "no stanza")]
    [InlineData("interfaces", "source = x\n", "an assignment")]
    [InlineData("interfaces.bak", "auto eth0\n", "another name")]
    [InlineData("interfaces.d/eth0~", "auto eth0\n", "an editor's copy")]
    [InlineData("ifcfg-eth0.bak", "DEVICE=eth0\n", "a copy, which the network scripts pass over")]
    [InlineData("app.network", "[Network]\nSubnet=10.0.0.0/24\n", "a file of podman's")]
    [InlineData("myxl.conf", "autoballoon=1\n", "another name")]
    public void Other_files_are_left_out(string path, string text, string why) => Assert.True(Host.File(path, text) is { Role: FileRole.LeftOut, Tree: null }, why);

    // A file named on the command line is always read. Source: product §2.
    [Theory]
    [InlineData("notes.txt", "vif = ['bridge=br0']\n", FileRole.DomainConfig)]
    [InlineData("web.cfg", "memory = 64\n", FileRole.DomainConfig)]
    [InlineData("notes.txt", "(network-script x)", FileRole.XendConfig)]
    [InlineData("notes.txt", "(vm (name x))", FileRole.DomainSxp)]
    [InlineData("quirks", "(new (quirk 1))", FileRole.OtherSxp)]
    [InlineData("xl.conf", "a=1\n", FileRole.XlConf)]
    [InlineData("network-mine", "#!/bin/sh\n", FileRole.Script)]
    [InlineData("interfaces.br0", "auto br0\niface br0 inet manual\n", FileRole.HostNetwork)]
    [InlineData("bridge", "[NetDev]\nName=br0\n", FileRole.HostNetwork)]
    public void A_named_file_is_read_as_something(string path, string text, FileRole role)
    {
        var file = FileRecognition.RecognizeNamed(SourceText.FromString(path, text));

        Assert.Equal(role, file.Role);
        Assert.NotNull(file.Tree);
    }

    [Theory]
    [InlineData("(a)", true)]
    [InlineData(" \t\r\n(a)", true)]
    [InlineData("# (x)\n# y\n(a)", true)]
    [InlineData("\uFEFF(a)", true)]
    [InlineData("# (a)", false)]
    [InlineData("a (b)", false)]
    [InlineData("", false)]
    public void Sxp_begins_with_a_parenthesis(string text, bool isSxp) => Assert.Equal(isSxp, FileRecognition.IsSxp(text));
}
