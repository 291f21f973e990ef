using System.Globalization;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Effects;

/// <summary>One move of the kernel, the hypervisor or the toolstack. The set is closed; <see cref="NetworkState.With"/> gives each its meaning.</summary>
public abstract record Effect
{
    private protected Effect()
    {
    }

    /// <summary>The command line that has this effect; empty where there is none (toolstack and hypervisor).</summary>
    public abstract string Command { get; }

    /// <summary>What it does, in plain words.</summary>
    public abstract string Describe();
}

/// <summary>The hypervisor and dom0's kernel start: all that was volatile is gone.</summary>
public sealed record StartKernel : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => "the host starts";
}

/// <summary>Other files take the place of the host's.</summary>
public sealed record ReplaceFiles(HostNetwork Host) : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => "the host's files are replaced";
}

/// <summary>A driver makes the link of a physical interface.</summary>
public sealed record CreateNic(InterfaceName Name, MacAddress? MacAddress) : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => $"{Name} is there" + (MacAddress is { } mac ? $" with {mac}" : "");
}

/// <summary>The loopback driver makes a pair. Source: host-scripts §5.</summary>
public sealed record CreateVethPair(InterfaceName Veth, InterfaceName Backend) : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => $"the pair {Veth} and {Backend} is there";
}

/// <summary>Makes a bridge without ports.</summary>
public sealed record CreateBridge(InterfaceName Name) : Effect
{
    /// <inheritdoc/>
    public override string Command => $"brctl addbr {Name}";

    /// <inheritdoc/>
    public override string Describe() => $"bridge {Name} is made";
}

/// <summary>Turns the spanning tree protocol of a bridge on or off.</summary>
public sealed record SetStp(InterfaceName Bridge, bool IsOn) : Effect
{
    /// <inheritdoc/>
    public override string Command => $"brctl stp {Bridge} {(IsOn ? "on" : "off")}";

    /// <inheritdoc/>
    public override string Describe() => $"STP of {Bridge} is turned {(IsOn ? "on" : "off")}";
}

/// <summary>Sets a bridge's forward delay.</summary>
public sealed record SetForwardDelay(InterfaceName Bridge, TimeSpan Delay) : Effect
{
    /// <inheritdoc/>
    public override string Command => string.Create(CultureInfo.InvariantCulture, $"brctl setfd {Bridge} {Delay.TotalSeconds}");

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"the forward delay of {Bridge} becomes {Delay.TotalSeconds} s");
}

/// <summary>Takes a link away, a bridge only while it is down. Source: host-scripts §12.5.</summary>
public sealed record DeleteLink(InterfaceName Name) : Effect
{
    /// <inheritdoc/>
    public override string Command => $"ip link delete dev {Name}";

    /// <inheritdoc/>
    public override string Describe() => $"{Name} is taken away";
}

/// <summary>Gives a link another name; refused while it is up. Source: host-scripts §0.3, §12.5.</summary>
public sealed record RenameLink(InterfaceName From, InterfaceName To) : Effect
{
    /// <inheritdoc/>
    public override string Command => $"ip link set dev {From} name {To}";

    /// <inheritdoc/>
    public override string Describe() => $"{From} becomes {To}";
}

/// <summary>Sets a link administratively up.</summary>
public sealed record BringUp(InterfaceName Name) : Effect
{
    /// <inheritdoc/>
    public override string Command => $"ip link set dev {Name} up";

    /// <inheritdoc/>
    public override string Describe() => $"{Name} is brought up";
}

/// <summary>Sets a link administratively down; its routes go. Source: host-scripts §12.5.</summary>
public sealed record BringDown(InterfaceName Name) : Effect
{
    /// <inheritdoc/>
    public override string Command => $"ip link set dev {Name} down";

    /// <inheritdoc/>
    public override string Describe() => $"{Name} is brought down";
}

/// <summary>Sets a hardware address; null is an address that nobody knows (the NIC's, remembered and given to another link).</summary>
public sealed record SetMacAddress(InterfaceName Name, MacAddress? MacAddress) : Effect
{
    /// <inheritdoc/>
    public override string Command => $"ip link set dev {Name} address {Text}";

    private string Text => MacAddress?.ToString() ?? "<unknown>";

    /// <inheritdoc/>
    public override string Describe() => $"{Name} gets the MAC address {Text}";
}

/// <summary>Turns a link's ARP on or off.</summary>
public sealed record SetArp(InterfaceName Name, bool IsOn) : Effect
{
    /// <inheritdoc/>
    public override string Command => $"ip link set dev {Name} arp {(IsOn ? "on" : "off")}";

    /// <inheritdoc/>
    public override string Describe() => $"ARP of {Name} is turned {(IsOn ? "on" : "off")}";
}

/// <summary>Turns a link's multicast flag on or off.</summary>
public sealed record SetMulticast(InterfaceName Name, bool IsOn) : Effect
{
    /// <inheritdoc/>
    public override string Command => $"ip link set dev {Name} multicast {(IsOn ? "on" : "off")}";

    /// <inheritdoc/>
    public override string Describe() => $"multicast of {Name} is turned {(IsOn ? "on" : "off")}";
}

/// <summary>Sets a link's MTU.</summary>
public sealed record SetMtu(InterfaceName Name, int MtuBytes) : Effect
{
    /// <inheritdoc/>
    public override string Command => string.Create(CultureInfo.InvariantCulture, $"ip link set dev {Name} mtu {MtuBytes}");

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"the MTU of {Name} becomes {MtuBytes}");
}

/// <summary>Adds an IPv4 address. A link that is up gets the connected route too. Source: host-scripts §12.5.</summary>
public sealed record AddAddress(InterfaceName Device, LinkAddress Address) : Effect
{
    /// <inheritdoc/>
    public override string Command => $"ip addr add {Address} dev {Device}";

    /// <inheritdoc/>
    public override string Describe() => $"{Device} gets the address {Address.Prefix}";
}

/// <summary>Removes an IPv4 address; with the last one all routes of the link go. Source: host-scripts §12.5.</summary>
public sealed record RemoveAddress(InterfaceName Device, IPv4Prefix Prefix) : Effect
{
    /// <inheritdoc/>
    public override string Command => $"ip addr del {Prefix} dev {Device}";

    /// <inheritdoc/>
    public override string Describe() => $"{Device} loses the address {Prefix}";
}

/// <summary>Removes all addresses of a link and so all of its routes. Source: host-scripts §12.5.</summary>
public sealed record FlushAddresses(InterfaceName Device) : Effect
{
    /// <inheritdoc/>
    public override string Command => $"ip addr flush dev {Device}";

    /// <inheritdoc/>
    public override string Describe() => $"{Device} loses all addresses";
}

/// <summary>Adds a route.</summary>
public sealed record AddRoute(RouteEntry Route) : Effect
{
    /// <inheritdoc/>
    public override string Command => $"ip route add {Route}";

    /// <inheritdoc/>
    public override string Describe() => $"route {Route} is added";
}

/// <summary>Removes a route.</summary>
public sealed record RemoveRoute(RouteEntry Route) : Effect
{
    /// <inheritdoc/>
    public override string Command => $"ip route del {Route}";

    /// <inheritdoc/>
    public override string Describe() => $"route {Route} is removed";
}

/// <summary>Makes a link a port of a bridge.</summary>
/// <param name="Bridge">The bridge.</param>
/// <param name="Port">The link.</param>
/// <param name="IsByIp">Whether <c>ip</c> does it, which takes a port off another bridge first; else brctl, which refuses.</param>
public sealed record Enslave(InterfaceName Bridge, InterfaceName Port, bool IsByIp = false) : Effect
{
    /// <inheritdoc/>
    public override string Command => IsByIp ? $"ip link set {Port} master {Bridge}" : $"brctl addif {Bridge} {Port}";

    /// <inheritdoc/>
    public override string Describe() => $"{Port} joins bridge {Bridge}";
}

/// <summary>Takes a port off its bridge.</summary>
/// <param name="Bridge">The bridge.</param>
/// <param name="Port">The port.</param>
/// <param name="IsByIp">Whether <c>ip</c> does it, which does not ask of which bridge; else brctl.</param>
public sealed record ReleasePort(InterfaceName Bridge, InterfaceName Port, bool IsByIp = false) : Effect
{
    /// <inheritdoc/>
    public override string Command => IsByIp ? $"ip link set {Port} nomaster" : $"brctl delif {Bridge} {Port}";

    /// <inheritdoc/>
    public override string Describe() => $"{Port} leaves bridge {Bridge}";
}

/// <summary>Sets a kernel parameter.</summary>
public sealed record SetSysctl(Sysctl Sysctl) : Effect
{
    /// <inheritdoc/>
    public override string Command => $"sysctl -w {Sysctl}";

    /// <inheritdoc/>
    public override string Describe() => $"{Sysctl.Name} becomes {Sysctl.Value}";
}

/// <summary>Puts a rule at the end of FORWARD.</summary>
public sealed record AppendFilterRule(FilterRule Rule) : Effect
{
    /// <inheritdoc/>
    public override string Command => $"iptables -A FORWARD {Rule}";

    /// <inheritdoc/>
    public override string Describe() => $"FORWARD ends with: {Rule}";
}

/// <summary>Puts a rule at the top of FORWARD.</summary>
public sealed record InsertFilterRule(FilterRule Rule) : Effect
{
    /// <inheritdoc/>
    public override string Command => $"iptables -I FORWARD {Rule}";

    /// <inheritdoc/>
    public override string Describe() => $"FORWARD begins with: {Rule}";
}

/// <summary>Deletes the first rule of FORWARD that is equal.</summary>
public sealed record DeleteFilterRule(FilterRule Rule) : Effect
{
    /// <inheritdoc/>
    public override string Command => $"iptables -D FORWARD {Rule}";

    /// <inheritdoc/>
    public override string Describe() => $"FORWARD loses: {Rule}";
}

/// <summary>Deletes all rules of FORWARD.</summary>
public sealed record FlushForward : Effect
{
    /// <inheritdoc/>
    public override string Command => "iptables -F FORWARD";

    /// <inheritdoc/>
    public override string Describe() => "FORWARD loses all rules";
}

/// <summary>Sets the policy of FORWARD.</summary>
public sealed record SetForwardPolicy(bool Drops) : Effect
{
    /// <inheritdoc/>
    public override string Command => $"iptables -P FORWARD {(Drops ? "DROP" : "ACCEPT")}";

    /// <inheritdoc/>
    public override string Describe() => Drops ? "what no rule of FORWARD accepts is dropped" : "what no rule of FORWARD drops is accepted";
}

/// <summary>ifup (or the boot) has configured a link: <c>ifdown</c> will take it down, a second <c>ifup</c> does nothing. Source: host-scripts §0.3.</summary>
public sealed record MarkConfigured(InterfaceName Name) : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => $"ifup counts {Name} as configured";
}

/// <summary>ifdown has taken a link down: <c>ifup</c> will configure it again. Source: host-scripts §0.3.</summary>
public sealed record MarkUnconfigured(InterfaceName Name) : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => $"ifup counts {Name} as not configured";
}

/// <summary>A script dies with its lock taken. Source: host-scripts §1.4.8.</summary>
/// <param name="Name">The lock.</param>
/// <param name="IsHeld">Whether that keeps others out; from 4.2 on only an empty file stays.</param>
public sealed record LeaveLock(string Name, bool IsHeld = true) : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => IsHeld ? $"lock {Name} stays taken" : $"the empty file of lock {Name} stays";
}

/// <summary>A lock that was left behind is taken over and then given back. Source: host-scripts §1.4.8.</summary>
/// <param name="Name">The lock.</param>
/// <param name="Wait">How long the script waits before it takes the lock over.</param>
public sealed record DropLock(string Name, TimeSpan Wait = default) : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() =>
        $"lock {Name} is free again" + (Wait > TimeSpan.Zero ? string.Create(CultureInfo.InvariantCulture, $", {Wait.TotalSeconds} s later") : "");
}

/// <summary>The hypervisor makes a domain and gives it the next id. Source: config-languages §6.1.</summary>
/// <param name="Config">The definition.</param>
/// <param name="Order">Whether the next id is the domain's for certain.</param>
public sealed record AllocateDomainId(Domain Config, DomainIdOrder Order = DomainIdOrder.Known) : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => Config.DisplayName + (Order switch
    {
        DomainIdOrder.Known => " gets the next domain id",
        DomainIdOrder.AnyOfNext => " gets one of the next domain ids",
        _ => " gets a domain id that xl draws",
    });
}

/// <summary>The toolstack lists a vif in xenstore and netback makes its back end: down, dead MAC. Source: host-scripts §4.2.</summary>
/// <param name="Vif">The vif as it is to be listed; its domain must have an id.</param>
public sealed record CreateBackendVif(RunningVif Vif) : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => $"{Vif.Backend} is there";
}

/// <summary>Netback takes a back end away, whatever its name is now, and with it port, addresses and routes. Source: host-scripts §4.4.</summary>
public sealed record RemoveBackendVif(VifId Vif) : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => $"the back end of {Vif} is taken away";
}

/// <summary>A vif script says in xenstore how it ended. Source: host-scripts §3.1.</summary>
public sealed record WriteHotplugStatus(VifId Vif, HotplugOutcome Outcome) : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() =>
        $"hotplug-status of {Vif} becomes {Outcome.Status}" + (Outcome.Error.Length > 0 ? $" ({Outcome.Error})" : "");
}

/// <summary>What the script of this vif did is not known.</summary>
public sealed record LoseTrackOfVif(VifId Vif, string Reason) : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => $"what happens to {Vif} is unknown: {Reason}";
}

/// <summary>The toolstack changes whether a domain runs.</summary>
public sealed record SetDomainState(int DomId, DomainRunState State) : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"domain {DomId} is {Word}");

    private string Word => State switch
    {
        DomainRunState.Starting => "starting",
        DomainRunState.Running => "running",
        DomainRunState.Paused => "left paused",
        DomainRunState.AwaitsRestart => "shut down and waits for xend to create it again",
        DomainRunState.AwaitsEnd => "shut down and waits for xend to take it away",
        DomainRunState.Preserved => "shut down and kept",
        _ => "in an unknown state",
    };
}

/// <summary>The hypervisor forgets a domain; its id is free, and not the next one. Source: config-languages §6.1.</summary>
public sealed record EndDomain(int DomId) : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"domain {DomId} is gone");
}

/// <summary>From here on nothing is known about links, routes and rules.</summary>
public sealed record BecomeUnknown(string Reason) : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => $"from here on the network is unknown: {Reason}";
}

/// <summary>A script ends without doing anything; this is why.</summary>
public sealed record NothingHappens(string Reason) : Effect
{
    /// <inheritdoc/>
    public override string Command => "";

    /// <inheritdoc/>
    public override string Describe() => $"nothing happens: {Reason}";
}
