using XenNetLint.Model.Addresses;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax.Lines;
using XenNetLint.Text;

namespace XenNetLint.Model.Binding.Distribution;

/// <summary>The files of systemd-networkd. Assumption: those given here are all; drop-ins below <c>*.d</c> are not read.</summary>
internal static class NetworkdBinder
{
    internal static void Bind(HostDraft host, IEnumerable<WorkspaceFile> files)
    {
        // A file hides one of the same name elsewhere; the first of the names that matches an interface configures it.
        var read = files.OrderBy(file => file.FileName, StringComparer.Ordinal).ThenBy(file => file.Path.Contains("etc/systemd/network", StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(file => file.Path, StringComparer.Ordinal)
            .DistinctBy(file => file.FileName, StringComparer.Ordinal)
            .Where(file => file.Tree is { Root: LineFileSyntax })
            .Select(file => new NetworkdFile(file))
            .ToList();
        foreach (var file in read.Where(file => file.Has("NetDev")))
        {
            ReadDevice(host, file);
        }

        foreach (var file in read.Where(file => file.FileName.EndsWith(".network", StringComparison.Ordinal) || (file.Has("Network") && !file.Has("NetDev"))))
        {
            ReadNetwork(host, file);
        }
    }

    private static void ReadDevice(HostDraft host, NetworkdFile file)
    {
        if (host.Configure(file.Of("NetDev", "Name"), file.PlaceOf("NetDev"), byIfup: false) is not { } link)
        {
            return;
        }

        link.IsMadeAnyway = true;
        link.MacAddress = HostWords.ReadMac(file.Of("NetDev", "MACAddress")) ?? link.MacAddress;
        link.MtuBytes = HostWords.ReadNumber(file.Of("NetDev", "MTUBytes")) ?? link.MtuBytes;
        switch (file.Of("NetDev", "Kind"))
        {
            case "bridge":
                link.IsBridge = true;
                link.IsStpOn = HostWords.ReadSwitch(file.Of("Bridge", "STP"));
                break;
            case "bond" or "vlan":
                break;
            case var kind:
                host.Note($"{link.Name} is a network card", $"devices of kind '{kind}' are not told apart ({file.PlaceOf("NetDev")})");
                break;
        }
    }

    private static void ReadNetwork(HostDraft host, NetworkdFile file)
    {
        var names = HostWords.Split(file.Of("Match", "Name"));
        var place = file.PlaceOf("Match");
        if (names.Length == 0 || Array.Exists(names, name => name.AsSpan().ContainsAny("*?[!")))
        {
            // Which interfaces these are, the files do not tell.
            TakeUnknownPorts(host, file);
            host.Note("not all", $"which interfaces this file configures is not known ({place})");
            return;
        }

        foreach (var name in names)
        {
            if (host.Find(InterfaceName.TryParse(name, out var parsed) ? parsed : default) is { IsUp: true } or { IsAuto: true })
            {
                continue;
            }

            if (host.Configure(name, place, byIfup: false) is { } link)
            {
                ReadLink(host, link, file, place);
                host.BringUp(link);
            }
        }
    }

    private static void TakeUnknownPorts(HostDraft host, NetworkdFile file)
    {
        foreach (var bridge in file.All("Network", "Bridge"))
        {
            if (InterfaceName.TryParse(bridge, out var name))
            {
                var draft = host.Get(name);
                draft.IsBridge = true;
                draft.HasUnknownPorts = true;
            }
        }
    }

    private static void ReadLink(HostDraft host, LinkDraft link, NetworkdFile file, Location place)
    {
        link.MacAddress = HostWords.ReadMac(file.Of("Link", "MACAddress")) ?? link.MacAddress;
        link.MtuBytes = HostWords.ReadNumber(file.Of("Link", "MTUBytes")) ?? link.MtuBytes;
        if (file.Of("Network", "DHCP") is "yes" or "true" or "ipv4" or "v4" or "both" or "1" or "on")
        {
            link.UnknownAddress = $"{link.Name} gets its address from a DHCP server ({place})";
        }

        foreach (var address in file.All("Network", "Address").Concat(file.All("Address", "Address")))
        {
            if (HostWords.TryReadAddress(address, null, out var prefix))
            {
                link.Addresses.Add(prefix);
            }
            else if (HostWords.TryReadIPv6(address, null, out var later))
            {
                link.IPv6Addresses.Add(later);
            }
        }

        ReadRoutes(link, file);
        link.Bridge = InterfaceName.TryParse(file.Of("Network", "Bridge"), out var bridge) ? bridge : link.Bridge;
        link.Bond = InterfaceName.TryParse(file.Of("Network", "Bond"), out var bond) ? bond : link.Bond;
        foreach (var vlan in file.All("Network", "VLAN"))
        {
            if (InterfaceName.TryParse(vlan, out var name))
            {
                host.Get(name).VlanParent = link.Name;
            }
        }
    }

    private static void ReadRoutes(LinkDraft link, NetworkdFile file)
    {
        foreach (var gateway in file.All("Network", "Gateway"))
        {
            if (IPv4Address.TryParse(gateway, out var next))
            {
                link.Routes.Add((default, next, null));
            }
        }

        foreach (var section in file.Sections("Route"))
        {
            var destination = default(IPv4Prefix);
            IPv4Address? gateway = IPv4Address.TryParse(section.GetValueOrDefault("Gateway", ""), out var next) ? next : null;
            if (section.TryGetValue("Destination", out var written) ? IPv4Prefix.TryParse(written, out destination) : gateway is not null)
            {
                link.Routes.Add((destination.Network, gateway, HostWords.ReadNumber(section.GetValueOrDefault("Metric", ""))));
            }
        }
    }
}
