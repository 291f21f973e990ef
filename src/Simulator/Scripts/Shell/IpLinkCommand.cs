using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary><c>ip link</c>.</summary>
internal static class IpLinkCommand
{
    /// <summary>Runs it.</summary>
    public static ToolRun Run(ToolRun tool, string[] words) => words switch
    {
        [] => tool.PrintUnknown(),
        [var verb, .. var rest] when verb is "add" || IpCommand.IsBeginning(verb, "add") => Add(tool, rest),
        [var verb, .. var rest] when IpCommand.IsBeginning(verb, "set") || IpCommand.IsBeginning(verb, "change") => Set(tool, rest),
        [var verb, .. var rest] when IpCommand.IsBeginning(verb, "delete") => Delete(tool, rest),
        [var verb, .. var rest] when IpCommand.IsBeginning(verb, "show") || IpCommand.IsBeginning(verb, "list") || verb is "lst" => Show(tool, rest),
        _ => tool.Unread(),
    };

    /// <summary>A VLAN device above a link.</summary>
    public static ToolRun AddVlan(ToolRun tool, string name, string parent, string number)
    {
        if (!InterfaceName.TryParse(name, out var vlan) || !InterfaceName.TryParse(parent, out var below) || !IpCommand.TryNumber(number, out var id) || id > 4094)
        {
            return tool.Unread();
        }

        return tool.State.FindLink(below) is { } link
            ? tool.Do(new CreateVlan(vlan, below, link.MacAddress))
            : tool.Fail($"Cannot find device \"{parent}\"", 1);
    }

    private static ToolRun Show(ToolRun tool, string[] words)
    {
        var names = words.Where(word => word is not ("dev" or "up")).ToArray();
        return names switch
        {
            [] => tool.PrintUnknown(),
            [var name] => tool.FindLink(name) is null && name is not "lo" ? tool.Fail($"Device \"{name}\" does not exist.", 1) : tool.PrintUnknown(),
            _ => tool.EndUnknown(),
        };
    }

    private static ToolRun Delete(ToolRun tool, string[] words)
    {
        var names = words.TakeWhile(word => word is not "type").Where(word => word is not "dev").ToArray();
        return names switch
        {
            [var name] when tool.FindLink(name) is not { } link => tool.Fail($"Cannot find device \"{name}\"", 1),
            [var name] => tool.FindLink(name) switch
            {
                { Kind: LinkKind.Nic or LinkKind.BackendVif } => tool.Fail("RTNETLINK answers: Operation not supported", 2),

                // Unlike brctl, ip takes a bridge away that is up.
                { Kind: LinkKind.Bridge, IsUp: true } bridge => tool.Do(new BringDown(bridge.Name)).Do(new DeleteLink(bridge.Name)),
                { } link => tool.Do(new DeleteLink(link.Name)),
                null => tool,
            },
            _ => tool.Unread(),
        };
    }

    // ---- set: the whole line is read before anything is done

    /// <summary>What a line of <c>ip link set</c> wants.</summary>
    private sealed record Wish
    {
        public string Device { get; init; } = "";

        public bool? IsUp { get; init; }

        public bool? IsArpOn { get; init; }

        public bool? IsMulticastOn { get; init; }

        public InterfaceName? NewName { get; init; }

        public MacAddress? MacAddress { get; init; }

        public int? MtuBytes { get; init; }

        public string? Master { get; init; }

        public bool LeavesMaster { get; init; }

        public bool? IsStpOn { get; init; }

        public TimeSpan? ForwardDelay { get; init; }
    }

    private static ToolRun Set(ToolRun tool, string[] words)
    {
        var wish = new Wish();
        for (var at = 0; at < words.Length; at++)
        {
            var word = words[at];
            var value = at + 1 < words.Length ? words[at + 1] : null;
            switch (word)
            {
                case "up":
                    wish = wish with { IsUp = true };
                    continue;
                case "down":
                    wish = wish with { IsUp = false };
                    continue;
                case "nomaster":
                    wish = wish with { LeavesMaster = true };
                    continue;
                case "type":
                    if (!TryBridgeOptions(words.AsSpan(at + 1), ref wish))
                    {
                        return tool.Unread();
                    }

                    at = words.Length;
                    continue;
                case "dev" or "name" or "address" or "addr" or "mtu" or "master" or "arp" or "multicast" or "txqueuelen" or "txqlen" or "qlen" or "promisc" or "allmulticast" or "allmulti"
                    or "trailers" or "dynamic" or "alias" or "group" or "broadcast" or "brd":
                    if (value is null)
                    {
                        return IpCommand.Incomplete(tool);
                    }

                    at++;
                    tool = WithOption(tool, word, value, ref wish);
                    continue;
                case "netns" or "vf" or "xdp" or "index" or "link" or "carrier" or "peer" or "protodown" or "mode" or "state":
                    return tool.Unread();
                default:
                    if (wish.Device.Length > 0)
                    {
                        return IpCommand.Garbage(tool, "dev", word);
                    }

                    wish = wish with { Device = word };
                    continue;
            }
        }

        return wish.Device.Length == 0
            ? tool.Fail("Not enough of information: \"dev\" argument is required.", 255)
            : Apply(tool, wish);
    }

    private static ToolRun WithOption(ToolRun tool, string word, string value, ref Wish wish)
    {
        switch (word)
        {
            case "dev" when wish.Device.Length > 0:
                return IpCommand.Garbage(tool, "dev", value);
            case "dev":
                wish = wish with { Device = value };
                return tool;
            case "name" when !InterfaceName.TryParse(value, out _):
                return tool.Fail($"Error: argument \"{value}\" is wrong: \"name\" not a valid ifname", 255);
            case "name":
                wish = wish with { NewName = InterfaceName.Parse(value) };
                return tool;
            case "address" or "addr" when !IpCommand.TryMac(value, out _):
                return tool.Fail($"\"{value}\" is invalid lladdr.", 1);
            case "address" or "addr":
                wish = wish with { MacAddress = IpCommand.TryMac(value, out var mac) ? mac : null };
                return tool;
            case "mtu" when !IpCommand.TryNumber(value, out _):
                return tool.Fail($"Error: argument \"{value}\" is wrong: Invalid \"mtu\" value", 255);
            case "mtu":
                wish = wish with { MtuBytes = IpCommand.TryNumber(value, out var bytes) ? bytes : null };
                return tool;
            case "master":
                wish = wish with { Master = value };
                return tool;
            case "arp" or "multicast" when value is not ("on" or "off"):
                return tool.Fail($"Error: argument of \"{word}\" must be \"on\" or \"off\", not \"{value}\"", 255);
            case "arp":
                wish = wish with { IsArpOn = value is "on" };
                return tool;
            case "multicast":
                wish = wish with { IsMulticastOn = value is "on" };
                return tool;
            default:
                return tool;
        }
    }

    private static bool TryBridgeOptions(ReadOnlySpan<string> words, ref Wish wish)
    {
        if (words is not ["bridge", .. var options] || options.Length % 2 != 0)
        {
            return false;
        }

        for (var at = 0; at < options.Length; at += 2)
        {
            switch (options[at], options[at + 1])
            {
                case ("stp_state", "0" or "1"):
                    wish = wish with { IsStpOn = options[at + 1] is "1" };
                    break;
                case ("forward_delay", var text) when IpCommand.TryNumber(text, out var hundredths):
                    wish = wish with { ForwardDelay = TimeSpan.FromMilliseconds(hundredths * 10.0) };
                    break;
                case ("ageing_time" or "hello_time" or "max_age" or "priority" or "mcast_snooping", _):
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary>The kernel takes a request's parts in its own order, and those before one that fails stay done.</summary>
    private static ToolRun Apply(ToolRun tool, Wish wish)
    {
        if (tool.FindLink(wish.Device) is not { } link)
        {
            return wish.Device is "lo" ? tool : tool.Fail($"Cannot find device \"{wish.Device}\"", 1);
        }

        var name = link.Name;
        tool = wish.MacAddress is { } mac ? tool.Do(new SetMacAddress(name, mac)) : tool;
        tool = wish.MtuBytes is { } bytes ? tool.Do(new SetMtu(name, bytes)) : tool;
        if (wish.NewName is { } renamed && renamed != name)
        {
            tool = tool.Do(new RenameLink(name, renamed));
            if (tool.Status == 0)
            {
                name = renamed;
            }
        }

        tool = WithMaster(tool, name, link.Master, wish);
        tool = wish.IsStpOn is { } stp ? tool.Do(new SetStp(name, stp)) : tool;
        tool = wish.ForwardDelay is { } delay ? tool.Do(new SetForwardDelay(name, delay)) : tool;
        tool = wish.IsArpOn is { } arp ? tool.Do(new SetArp(name, arp)) : tool;
        tool = wish.IsMulticastOn is { } multicast ? tool.Do(new SetMulticast(name, multicast)) : tool;
        return wish.IsUp is { } isUp ? tool.Do(isUp ? new BringUp(name) : new BringDown(name)) : tool;
    }

    private static ToolRun WithMaster(ToolRun tool, InterfaceName name, InterfaceName? old, Wish wish)
    {
        if (wish.Master is not { } master)
        {
            return wish.LeavesMaster && old is { } left ? tool.Do(new ReleasePort(left, name)) : tool;
        }

        if (tool.FindLink(master) is not { } bridge)
        {
            return tool.Fail($"Error: argument \"{master}\" is wrong: Device does not exist", 255);
        }

        if (bridge.Kind != LinkKind.Bridge)
        {
            return tool.Fail("RTNETLINK answers: Operation not supported", 2);
        }

        if (tool.State.FindBridge(name) is not null)
        {
            return tool.Fail("RTNETLINK answers: Too many levels of symbolic links", 2);
        }

        if (old == bridge.Name)
        {
            return tool;
        }

        // A port of another bridge moves.
        tool = old is { } other ? tool.Do(new ReleasePort(other, name)) : tool;
        return tool.Do(new Enslave(bridge.Name, name));
    }

    // ---- add

    private static ToolRun Add(ToolRun tool, string[] words)
    {
        var typeAt = Array.IndexOf(words, "type");
        if (typeAt < 0 || typeAt + 1 == words.Length)
        {
            return typeAt < 0 ? tool.Fail("Not enough information: \"type\" argument is required", 255) : IpCommand.Incomplete(tool);
        }

        var (name, parent) = ("", "");
        var wish = new Wish();
        for (var at = 0; at < typeAt; at++)
        {
            if (words[at] is not ("link" or "name" or "dev" or "address" or "mtu" or "txqueuelen" or "up"))
            {
                name = words[at];
                continue;
            }

            if (words[at] is "up")
            {
                wish = wish with { IsUp = true };
                continue;
            }

            if (at + 1 == typeAt)
            {
                return IpCommand.Incomplete(tool);
            }

            at++;
            switch (words[at - 1])
            {
                case "link":
                    parent = words[at];
                    break;
                case "address" or "mtu":
                    tool = WithOption(tool, words[at - 1], words[at], ref wish);
                    break;
                case "name" or "dev":
                    name = words[at];
                    break;
            }
        }

        if (!InterfaceName.TryParse(name, out var link))
        {
            return tool.Unread();
        }

        if (tool.State.FindLink(link) is not null)
        {
            return tool.Fail("RTNETLINK answers: File exists", 2);
        }

        if (!link.FitsKernel)
        {
            return tool.Fail($"Error: argument \"{name}\" is wrong: \"name\" not a valid ifname", 255);
        }

        tool = Make(tool, link, parent, words[(typeAt + 1)..], ref wish);
        return tool.IsUnread ? tool : Apply(tool, wish with { Device = name });
    }

    private static ToolRun Make(ToolRun tool, InterfaceName link, string parent, string[] type, ref Wish wish)
    {
        switch (type)
        {
            case ["bridge", ..]:
                return TryBridgeOptions(type, ref wish) ? tool.Do(new CreateBridge(link)) : tool.Unread();
            case ["dummy"]:
                return tool.Do(new CreateDummy(link));
            case ["veth", "peer", "name" or "dev", var peer]:
                return InterfaceName.TryParse(peer, out var other) ? tool.Do(new CreatePair(link, other)) : tool.Unread();
            case ["veth", "peer", var peer]:
                return InterfaceName.TryParse(peer, out var end) ? tool.Do(new CreatePair(link, end)) : tool.Unread();
            case ["vlan", .. var options]:
                var id = Array.IndexOf(options, "id");
                return id >= 0 && id + 1 < options.Length ? AddVlan(tool, link.ToString(), parent, options[id + 1]) : tool.Unread();
            default:
                return tool.Unread();
        }
    }
}
