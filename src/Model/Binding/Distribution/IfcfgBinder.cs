using System.Globalization;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax.Shell;
using XenNetLint.Text;

namespace XenNetLint.Model.Binding.Distribution;

/// <summary>The <c>ifcfg-*</c> files of Red Hat's and SUSE's network scripts, and <c>sysconfig/network</c>. Assumption: initscripts and sysconfig of the classic distributions.</summary>
internal static class IfcfgBinder
{
    private const string Prefix = "ifcfg-";

    internal static void Bind(HostDraft host, IEnumerable<WorkspaceFile> files)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files.OrderBy(file => file.FileName, StringComparer.Ordinal).ThenBy(Rank).ThenBy(file => file.Path, StringComparer.Ordinal))
        {
            if (file.Tree is not { Root: ShellFileSyntax root })
            {
                continue;
            }

            var settings = ReadSettings(host, file, root);
            if (!file.FileName.StartsWith(Prefix, StringComparison.Ordinal))
            {
                ReadNetwork(host, settings);
            }
            else if (seen.Add(file.FileName))
            {
                ReadLink(host, file, settings);
            }
        }
    }

    private static int Rank(WorkspaceFile file) =>
        file.Path.EndsWith("/network-scripts/" + file.FileName, StringComparison.Ordinal) || file.Path.EndsWith("sysconfig/network/" + file.FileName, StringComparison.Ordinal) ? 0 : 1;

    private static Dictionary<string, string> ReadSettings(HostDraft host, WorkspaceFile file, ShellFileSyntax root)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in root.Lines)
        {
            if (line.LineKind is ShellLineKind.Blank or ShellLineKind.Comment or ShellLineKind.Shebang)
            {
                continue;
            }

            foreach (var word in line.Words)
            {
                Read(host, file, word, settings);
            }

            if (line.Words.IsEmpty)
            {
                host.CannotRead(new Location(file.Text, line.Parts[0].Span), "this line is not read");
            }
        }

        return settings;
    }

    private static void Read(HostDraft host, WorkspaceFile file, ShellWordSyntax word, Dictionary<string, string> settings)
    {
        var text = word.Token.Text;
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            return;
        }

        var pieces = ShellWordPiece.Split(text.AsSpan(equals + 1));
        if (pieces.Any(piece => piece.IsExpansion))
        {
            host.CannotRead(new Location(file.Text, word.Span), $"the value of {text[..equals]} is not known");
            settings.Remove(text[..equals]);
        }
        else
        {
            settings[text[..equals]] = string.Concat(pieces.Select(piece => piece.Text));
        }
    }

    private static void ReadNetwork(HostDraft host, Dictionary<string, string> settings)
    {
        if (settings.GetValueOrDefault("GATEWAY") is { } gateway && IPv4Address.TryParse(gateway, out var next))
        {
            InterfaceName? device = settings.GetValueOrDefault("GATEWAYDEV") is { } stated && InterfaceName.TryParse(stated, out var name) ? name : null;
            host.LooseGateways.Add((next, device));
        }
    }

    private static void ReadLink(HostDraft host, WorkspaceFile file, Dictionary<string, string> settings)
    {
        var name = Of(settings, "DEVICE") is { Length: > 0 } device ? device : file.FileName[Prefix.Length..];
        var root = file.Tree?.Root.Span.Start ?? 0;
        var length = Math.Max(0, ShellLineLength(file.Text.Content, root));
        var place = new Location(file.Text, new TextSpan(root, length));
        var isAlias = HostWords.WithoutLabel(name).Length < name.Length;
        var isAuto = IsAuto(settings);
        if ((isAlias && !isAuto) || host.Configure(HostWords.WithoutLabel(name), place, byIfup: !isAlias) is not { } link)
        {
            return;
        }

        link.MacAddress = HostWords.ReadMac(Of(settings, "MACADDR")) ?? HostWords.ReadMac(Of(settings, "HWADDR")) ?? HostWords.ReadMac(Of(settings, "LLADDR")) ?? link.MacAddress;
        link.MtuBytes = HostWords.ReadNumber(Of(settings, "MTU")) ?? link.MtuBytes;
        link.IsStpOn = HostWords.ReadSwitch(Of(settings, "STP")) ?? HostWords.ReadSwitch(Of(settings, "BRIDGE_STP")) ?? link.IsStpOn;
        ReadAddresses(link, settings, place);
        ReadKind(host, link, settings, place);
        if (isAuto)
        {
            host.BringUp(link);
        }
    }

    private static int ShellLineLength(string content, int start)
    {
        var length = content.AsSpan(start).IndexOfAny('\r', '\n');
        return length < 0 ? content.Length - start : length;
    }

    private static string Of(Dictionary<string, string> settings, string key) => settings.GetValueOrDefault(key, "").Trim();

    private static bool Says(Dictionary<string, string> settings, string key, string value) => Of(settings, key).Equals(value, StringComparison.OrdinalIgnoreCase);

    // ONBOOT is Red Hat's and counts as yes where it is missing; STARTMODE is SUSE's.
    private static bool IsAuto(Dictionary<string, string> settings) =>
        settings.ContainsKey("STARTMODE")
            ? Of(settings, "STARTMODE").ToUpperInvariant() is "AUTO" or "ONBOOT" or "BOOT" or "ON" or "HOTPLUG" or "NFSROOT" or "IFPLUGD"
            : !(Says(settings, "ONBOOT", "no") || Says(settings, "ONBOOT", "false"));

    private static void ReadAddresses(LinkDraft link, Dictionary<string, string> settings, Location place)
    {
        if (Of(settings, "BOOTPROTO").ToUpperInvariant() is "DHCP" or "DHCP4" or "BOOTP" or "DHCP+AUTOIP")
        {
            link.UnknownAddress = $"{link.Name} gets its address from a DHCP server ({place})";
        }

        foreach (var suffix in Suffixes(settings))
        {
            var mask = Of(settings, "PREFIX" + suffix) is { Length: > 0 } prefixLength ? prefixLength
                : Of(settings, "PREFIXLEN" + suffix) is { Length: > 0 } length ? length
                : Of(settings, "NETMASK" + suffix) is { Length: > 0 } netmask ? netmask
                : null;
            if (HostWords.TryReadAddress(Of(settings, "IPADDR" + suffix), mask, out var prefix))
            {
                link.Addresses.Add(prefix);
            }
            else
            {
                link.UnknownAddress = $"the address of {link.Name} cannot be read ({place})";
            }
        }

        if (HostWords.TryReadIPv6(Of(settings, "IPV6ADDR"), null, out var later))
        {
            link.IPv6Addresses.Add(later);
        }

        foreach (var key in (string[])["GATEWAY", "GATEWAY0"])
        {
            if (IPv4Address.TryParse(Of(settings, key), out var gateway))
            {
                link.Routes.Add((default, gateway, HostWords.ReadNumber(Of(settings, "METRIC"))));
            }
        }
    }

    private static IEnumerable<string> Suffixes(Dictionary<string, string> settings) =>
        settings.Keys.Where(key => key.StartsWith("IPADDR", StringComparison.Ordinal) && Of(settings, key).Length > 0)
            .Select(key => key["IPADDR".Length..])
            .Where(suffix => suffix.Length == 0 || suffix[0] is '_' || int.TryParse(suffix, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Order(StringComparer.Ordinal);

    private static void ReadKind(HostDraft host, LinkDraft link, Dictionary<string, string> settings, Location place)
    {
        var type = Of(settings, "TYPE");
        link.IsBridge |= type.Equals("Bridge", StringComparison.OrdinalIgnoreCase) || Says(settings, "BRIDGE", "yes");
        link.IsOpenVSwitch |= type.Equals("OVSBridge", StringComparison.OrdinalIgnoreCase);
        if (settings.TryGetValue("BRIDGE_PORTS", out var ports))
        {
            foreach (var port in HostWords.Split(ports))
            {
                if (InterfaceName.TryParse(port, out var name))
                {
                    HostDraft.Add(link.Ports, name);
                }
            }
        }

        var bridge = Of(settings, type is "OVSPort" ? "OVS_BRIDGE" : "BRIDGE");
        if (!bridge.Equals("yes", StringComparison.OrdinalIgnoreCase) && !bridge.Equals("no", StringComparison.OrdinalIgnoreCase) && InterfaceName.TryParse(bridge, out var master))
        {
            link.Bridge = master;
        }

        if (Says(settings, "SLAVE", "yes") && InterfaceName.TryParse(Of(settings, "MASTER"), out var bond))
        {
            link.Bond = bond;
        }

        foreach (var (_, slave) in settings.Where(setting => setting.Key.StartsWith("BONDING_SLAVE", StringComparison.Ordinal)).OrderBy(setting => setting.Key, StringComparer.Ordinal))
        {
            if (InterfaceName.TryParse(slave, out var name))
            {
                HostDraft.Add(link.Slaves, name);
            }
        }

        ReadVlan(host, link, settings, place);
    }

    private static void ReadVlan(HostDraft host, LinkDraft link, Dictionary<string, string> settings, Location place)
    {
        var parent = Of(settings, "PHYSDEV") is { Length: > 0 } physical ? physical : Of(settings, "ETHERDEVICE");
        if (InterfaceName.TryParse(parent, out var lower))
        {
            link.VlanParent = lower;
        }
        else if (Says(settings, "VLAN", "yes") && link.VlanParent is null)
        {
            host.CannotRead(place, $"the interface below VLAN {link.Name} is not stated");
        }
    }
}
