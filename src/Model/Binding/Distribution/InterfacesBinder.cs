using System.Buffers;
using System.IO.Enumeration;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax.Lines;
using XenNetLint.Text;

namespace XenNetLint.Model.Binding.Distribution;

/// <summary>Debian's <c>/etc/network/interfaces</c>: what ifupdown makes of it at boot. Assumption: ifupdown with the bridge, vlan and ifenslave packages its options belong to.</summary>
internal sealed class InterfacesBinder
{
    private static readonly SearchValues<char> Expanded = SearchValues.Create("[]{}$`\\");

    private readonly HostDraft _host;
    private readonly HostFiles _files;
    private readonly List<WorkspaceFile> _all;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly List<string> _autos = [];
    private readonly List<Stanza> _stanzas = [];

    private InterfacesBinder(HostDraft host, HostFiles files, List<WorkspaceFile> all) => (_host, _files, _all) = (host, files, all);

    /// <summary>Reads the main file and those that it names, then brings up what comes up at boot.</summary>
    internal static void Bind(HostDraft host, HostFiles files, List<WorkspaceFile> all)
    {
        var binder = new InterfacesBinder(host, files, all);
        foreach (var file in binder.MainFiles())
        {
            binder.Read(file);
        }

        foreach (var file in all.Where(file => !binder._read.Contains(file.Path)))
        {
            host.Note($"without {file.Path}", "no 'source' line of the files given here names it");
        }

        binder.BringUp();
    }

    private List<WorkspaceFile> MainFiles()
    {
        var mains = _all.Where(file => file.FileName is "interfaces")
            .GroupBy(file => file.Path.EndsWith("etc/network/interfaces", StringComparison.Ordinal) ? 0 : file.Path.EndsWith("network/interfaces", StringComparison.Ordinal) ? 1 : 2)
            .MinBy(group => group.Key)?.ToList() ?? _all;
        if (mains.Count > 1 && mains[0].FileName is "interfaces")
        {
            _host.CannotRead(PlaceOf(mains[1], mains[1].Tree?.Root.Span ?? default), $"both {mains[0].Path} and {mains[1].Path} may be the host's; the first one is read");
            return mains[..1];
        }

        return mains;
    }

    private void Read(WorkspaceFile file)
    {
        if (!_read.Add(file.Path) || file.Tree is not { Root: LineFileSyntax root })
        {
            return;
        }

        Stanza? stanza = null;
        foreach (var line in root.Lines)
        {
            var words = line.Words.ToArray();
            var place = PlaceOf(file, line.Span);
            switch (words)
            {
                case []:
                    break;
                case ["auto" or "allow-auto" or "allow-hotplug" or "allow-ovs", .. var names]:
                    stanza = null;
                    AddAutos(names, place);
                    break;
                case ["iface", var name, ..]:
                    stanza = new Stanza(name, words.Length > 3 ? words[2] : "", words.Length > 3 ? words[3] : "", place);
                    _stanzas.Add(stanza);
                    break;
                case ["mapping" or "rename" or "template", ..]:
                    stanza = null;
                    _host.CannotRead(place, $"'{words[0]}' is not read");
                    break;
                case ["source" or "source-directory", .. var patterns]:
                    stanza = null;
                    foreach (var pattern in patterns)
                    {
                        ReadSource(file, words[0] is "source" ? pattern : pattern + "/*", place);
                    }

                    break;
                case ["no-auto-down" or "no-scripts", ..]:
                    stanza = null;
                    break;
                case [var head, ..] when head.StartsWith("allow-", StringComparison.Ordinal):
                    stanza = null;
                    break;
                default:
                    stanza?.Options.Add(new Option(words[0].Replace('_', '-'), words[1..], place));
                    break;
            }
        }
    }

    private static Location PlaceOf(WorkspaceFile file, TextSpan span)
    {
        // The line without its end.
        var length = file.Text.ToString(span).TrimEnd('\r', '\n').Length;
        return new Location(file.Text, new TextSpan(span.Start, length));
    }

    private void AddAutos(string[] names, Location place)
    {
        foreach (var name in names)
        {
            if (name.AsSpan().ContainsAny("/*?[="))
            {
                _host.CannotRead(place, $"which interfaces '{name}' means is not known");
            }

            _autos.Add(name);
        }
    }

    private void ReadSource(WorkspaceFile from, string pattern, Location place)
    {
        const string Usual = "/etc/network/";
        var below = pattern.StartsWith(Usual, StringComparison.Ordinal) ? WorkspacePath.Join(from.FileName is "interfaces" ? from.Folder : WorkspacePath.FolderOf(from.Folder), pattern[Usual.Length..])
            : pattern.StartsWith('/') ? WorkspacePath.Join(WorkspacePath.RootOf(_files.Folder), pattern[1..])
            : WorkspacePath.Join(from.Folder, pattern);
        var folder = WorkspacePath.FolderOf(below);
        var name = WorkspacePath.LastPartOf(below);
        var found = _all.Where(file => string.Equals(file.Folder, folder, StringComparison.Ordinal) && FileSystemName.MatchesSimpleExpression(name, file.FileName, ignoreCase: false))
            .OrderBy(file => file.FileName, StringComparer.Ordinal).ToList();
        if (below.AsSpan().ContainsAny(Expanded) || folder.AsSpan().ContainsAny("*?") || (found.Count == 0 && !name.AsSpan().ContainsAny("*?")))
        {
            _host.CannotRead(place, $"'{pattern}' is not among the files given here");
        }

        found.ForEach(Read);
    }

    private void BringUp()
    {
        var commands = new Dictionary<InterfaceName, List<Option>>();
        foreach (var stanza in _stanzas)
        {
            var device = HostWords.WithoutLabel(stanza.Name);
            var isAlias = device.Length < stanza.Name.Length;
            if (isAlias && !_autos.Contains(stanza.Name, StringComparer.Ordinal))
            {
                continue;
            }

            if (stanza.Family is "inet" or "inet6" && stanza.Method is not ("static" or "manual" or "dhcp" or "bootp" or "loopback" or "auto"))
            {
                _host.Note($"without {stanza.Name}", $"method '{stanza.Method}' at {stanza.Place} is not followed");
                continue;
            }

            if (stanza.Family is not ("inet" or "inet6") || stanza.Options.Exists(option => option.Key is "inherits"))
            {
                _host.CannotRead(stanza.Place, $"the stanza of {stanza.Name} is not read");
                continue;
            }

            if (_host.Configure(device, stanza.Place, byIfup: !isAlias) is { } link)
            {
                ReadOptions(link, stanza);
                commands.TryAdd(link.Name, []);
                commands[link.Name].AddRange(stanza.Options.Where(option => option.Key is "pre-up" or "up" or "post-up"));
            }
        }

        foreach (var name in _autos)
        {
            if (InterfaceName.TryParse(name, out var parsed) && _host.Find(parsed) is { IsConfigured: true } link)
            {
                _host.BringUp(link);
            }
        }

        PlayCommands(commands);
    }

    // A command may bring up an interface whose own commands are played then.
    private void PlayCommands(Dictionary<InterfaceName, List<Option>> commands)
    {
        for (var index = 0; index < _host.Order.Count; index++)
        {
            if (commands.Remove(_host.Order[index], out var own))
            {
                foreach (var command in own)
                {
                    UpCommands.Play(_host, _host.Get(_host.Order[index]), string.Join(' ', command.Words), command.Place);
                }
            }
        }
    }

    private void ReadOptions(LinkDraft link, Stanza stanza)
    {
        if (stanza.Family is "inet" && stanza.Method is "dhcp" or "bootp")
        {
            link.UnknownAddress = $"{link.Name} gets its address from a DHCP server ({stanza.Place})";
        }

        if (stanza.Method is "static")
        {
            ReadAddress(link, stanza);
        }

        foreach (var option in stanza.Options)
        {
            ReadOption(link, option);
        }
    }

    private static void ReadAddress(LinkDraft link, Stanza stanza)
    {
        var address = stanza.Find("address") ?? "";
        var mask = stanza.Find("netmask");
        if (stanza.Family is "inet6")
        {
            if (HostWords.TryReadIPv6(address, mask, out var text))
            {
                link.IPv6Addresses.Add(text);
            }

            return;
        }

        if (HostWords.TryReadAddress(address, mask, out var prefix))
        {
            link.Addresses.Add(prefix);
        }
        else
        {
            link.UnknownAddress = $"the address of {link.Name} cannot be read ({stanza.Place})";
        }

        if (stanza.Find("gateway") is { } gateway && IPv4Address.TryParse(gateway, out var next))
        {
            link.Routes.Add((default, next, stanza.Find("metric") is { } metric ? HostWords.ReadNumber(metric) : null));
        }
    }

    private void ReadOption(LinkDraft link, Option option)
    {
        var first = option.Words.FirstOrDefault() ?? "";
        switch (option.Key)
        {
            case "hwaddress":
                link.MacAddress = HostWords.ReadMac(option.Words.LastOrDefault() ?? "") ?? link.MacAddress;
                break;
            case "mtu":
                link.MtuBytes = HostWords.ReadNumber(first);
                break;
            case "bridge-ports":
                link.IsBridge = true;
                ReadPorts(link, option.Words);
                break;
            case "bridge-stp":
                link.IsStpOn = HostWords.ReadSwitch(first);
                break;
            case "vlan-raw-device" when InterfaceName.TryParse(first, out var parent):
                link.VlanParent = parent;
                break;
            case "bond-slaves" or "slaves":
                AddNames(link.Slaves, option.Words);
                break;
            case "bond-master" when InterfaceName.TryParse(first, out var bond):
                link.Bond = bond;
                break;
            case "ovs-type":
                link.IsOpenVSwitch = first is "OVSBridge";
                if (first is not ("OVSBridge" or "OVSPort"))
                {
                    _host.CannotRead(option.Place, $"'ovs_type {first}' of {link.Name} is not read");
                }

                break;
            case "ovs-ports":
                AddNames(link.Ports, option.Words);
                break;
            case "ovs-bridge" when InterfaceName.TryParse(first, out var bridge):
                link.Bridge = bridge;
                break;
            default:
                break;
        }
    }

    private static void ReadPorts(LinkDraft bridge, string[] words)
    {
        if (Array.Exists(words, word => word is "all" or "regex" or "noregex" || word.AsSpan().ContainsAny("*?[/")))
        {
            bridge.HasUnknownPorts = true;
        }
        else
        {
            AddNames(bridge.Ports, words);
        }
    }

    private static void AddNames(List<InterfaceName> names, string[] words)
    {
        foreach (var word in words)
        {
            if (word is not "none" && InterfaceName.TryParse(word, out var name))
            {
                HostDraft.Add(names, name);
            }
        }
    }

    private sealed record Option(string Key, string[] Words, Location Place);

    private sealed record Stanza(string Name, string Family, string Method, Location Place)
    {
        internal List<Option> Options { get; } = [];

        internal string? Find(string key) => Options.Find(option => string.Equals(option.Key, key, StringComparison.Ordinal))?.Words.FirstOrDefault();
    }
}
