using System.Globalization;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.Tests;

/// <summary>Hosts in the start states of host-scripts §8.</summary>
internal static class Hosts
{
    /// <summary>S0: eth0 with address and default route, known to ifup.</summary>
    public static HostNetwork S0(string release, string? networkScript = "network-bridge") => new()
    {
        Name = "alpha",
        Release = Release.Get(release),
        Toolstack = Release.Get(release).HasXend ? Toolstack.Xend : Toolstack.Xl,
        NetworkScript = Fact.Stated(networkScript is null ? null : ScriptCommand.Split(networkScript)),
        VifScript = Fact.Stated(ScriptCommand.Split("vif-bridge")),
        Interfaces = [Nic("eth0", "00:11:22:33:44:50", "192.168.1.10/24")],
        Routes = [DefaultRoute("192.168.1.1", "eth0")],
    };

    /// <summary>S0+eth1: a second NIC, known to ifup, without gateway.</summary>
    public static HostNetwork S0WithEth1(string release, string? networkScript = "network-bridge") =>
        S0(release, networkScript).With(Nic("eth1", "00:11:22:33:44:51", "10.1.0.10/24"));

    public static HostNetwork With(this HostNetwork host, HostInterface added) => host with { Interfaces = host.Interfaces.Add(added) };

    public static HostNetwork With(this HostNetwork host, HostRoute added) => host with { Routes = host.Routes.Add(added) };

    public static HostNetwork With(this HostNetwork host, params Domain[] domains) => host with { Domains = [.. host.Domains, .. domains] };

    /// <summary>A wrapper that calls network-bridge once for each of the given argument lists.</summary>
    public static HostNetwork WithWrapper(this HostNetwork host, params string[] calls) => host with
    {
        NetworkScript = Fact.Stated<ScriptCommand?>(ScriptCommand.Split("network-custom")),
        CustomScripts = [new CustomScript("network-custom", string.Concat(calls.Select(call => $"/etc/xen/scripts/network-bridge \"$@\" {call}\n")))],
    };

    public static HostInterface Nic(string name, string mac, params string[] addresses) => new()
    {
        Name = InterfaceName.Parse(name),
        MacAddress = Mac(mac),
        Addresses = [.. addresses.Select(Prefix)],
    };

    public static HostInterface Bridge(string name) => new() { Name = InterfaceName.Parse(name), IsBridge = true };

    public static HostRoute DefaultRoute(string gateway, string device, int? metric = null) => new(default, Prefix(gateway).Address, InterfaceName.Parse(device), metric);

    /// <summary>A domain of that name whose vifs are written as in a domU file.</summary>
    public static Domain Guest(string name, params string[] vifs)
    {
        var id = new DomainId(name + ".cfg");
        return new Domain
        {
            Id = id,
            Name = Fact.Stated(new DomainName(name)),
            Vifs = Fact.Stated(vifs.Select((text, index) => ReadVif(text, new VifId(id, index))).ToEquatableArray()),
        };
    }

    private static Vif ReadVif(string text, VifId id)
    {
        var words = text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return new Vif
        {
            Id = id,
            Bridge = Fact.Stated(words.TryGetValue("bridge", out var bridge) ? InterfaceName.Parse(bridge) : (InterfaceName?)null),
            BackendName = Fact.Stated(words.TryGetValue("vifname", out var name) ? InterfaceName.Parse(name) : (InterfaceName?)null),
            IpWords = Fact.Stated(words.TryGetValue("ip", out var ip) ? ip.Split(' ').ToEquatableArray() : []),
            Type = Fact.Stated(words.GetValueOrDefault("type")),
            GatewayDevice = Fact.Stated(words.TryGetValue("gatewaydev", out var gateway) ? InterfaceName.Parse(gateway) : (InterfaceName?)null),
            MtuBytes = Fact.Stated(words.TryGetValue("mtu", out var mtu) ? int.Parse(mtu, CultureInfo.InvariantCulture) : (int?)null),
            MacAddress = Fact.Stated(words.TryGetValue("mac", out var mac) ? Mac(mac) : (MacAddress?)null),
            Script = Fact.Stated(words.TryGetValue("script", out var script) ? ScriptCommand.Split(script) : null),
        };
    }

    private static MacAddress Mac(string text) => MacAddress.TryParse(text, out var mac) ? mac : throw new ArgumentException(text, nameof(text));

    public static IPv4Prefix Prefix(string text) => IPv4Prefix.TryParse(text, out var prefix) ? prefix : throw new ArgumentException(text, nameof(text));
}
