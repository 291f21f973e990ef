using System.Text.RegularExpressions;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.VifNat;

/// <summary>vif-nat. Source: host-scripts §3.6.</summary>
internal static class VifNatScript
{
    public static ScriptRun Run(ScriptRun run, VifContext vif)
    {
        run = run.NameDevice(vif, out var device);
        if (run.HasEnded)
        {
            return run;
        }

        var environment = run.State.Host.Environment;
        var isDhcpOn = vif.Dhcp.Length > 0
            ? vif.Dhcp is not "no"
            : run.Release.IsAtLeast(3, 3) && environment.Files.Contains(DhcpFiles.Switch, StringComparer.Ordinal);
        var server = isDhcpOn ? DhcpFiles.Find(run.Release, environment) : null;
        if (isDhcpOn && server is null)
        {
            // No status: the toolstack waits in vain.
            var files = DhcpFiles.NeedsArguments(run.Release) ? "configuration or init or args file" : "configuration or init file";
            return run.Complain($"Failed to find dhcpd {files}.").Exit(1);
        }

        var addresses = NatAddresses.Of(vif.IpText, vif.DomId, vif.DeviceId);
        vif = vif with { IpText = addresses.Ip };
        run = run.When(run.Release.Era == Era.A0, steps => ComputeNetwork(steps, addresses)).ReadHostName(vif, server is not null, out var hostName);
        var isAlreadyUp = vif.Command == VifCommand.Online && IsRouted(run.State, device);
        if (run.HasEnded || isAlreadyUp)
        {
            // A debug line in the log, exit 0, no status.
            return run.Exit(0);
        }

        run = vif.Command switch
        {
            VifCommand.Online => Connect(run, vif, device, addresses).AddToDhcp(vif, device, server, hostName, addresses),
            VifCommand.Offline => run.RemoveFromDhcp(device, server, hostName).Ignoring(new BringDown(device)),
            _ => run,
        };
        return run.HandleFilterRules(vif, device).CallHooks(vif, device).Finish(vif);
    }

    private static ScriptRun Connect(ScriptRun run, VifContext vif, InterfaceName device, NatAddresses addresses)
    {
        run = run.OrDie(new BringUp(device), $"ip link set {device} up arp on").Do(new SetArp(device, IsOn: true));
        var adding = $"ip addr add {addresses.Router} dev {device}";
        run = IPv4Prefix.TryParse(addresses.Router, out var router)
            ? run.OrDie(new AddAddress(device, new LinkAddress(router)), adding)
            : run.Complain($"Error: any valid prefix is expected rather than \"{addresses.Router}\".").Fatal($"{adding} failed");

        var routing = $"ip route add {addresses.Guest} dev {device} src {addresses.Router}";
        run = IPv4Prefix.TryParse(addresses.Guest, out var guest)
            ? run.OrDie(new AddRoute(new RouteEntry(guest, Gateway: null, device, router.Address)), routing)
            : run.Complain($"Error: any valid prefix is expected rather than \"{addresses.Guest}\".").Fatal($"{routing} failed");
        return run.Do(new SetSysctl(new Sysctl(Sysctl.ProxyArp(device), "1")));
    }

    /// <summary>Whether <c>ip route | grep</c> finds the device's name, or one that begins with it.</summary>
    private static bool IsRouted(NetworkState state, InterfaceName device)
    {
        var pattern = "dev " + string.Join('.', device.ToString().Split('.').Select(Regex.Escape));
        return state.Routes.Any(route => Regex.IsMatch(route.ToString(), pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking));
    }

    /// <summary>3.0.0 computes a network that it never uses, and dies where no length is given.</summary>
    private static ScriptRun ComputeNetwork(ScriptRun run, NatAddresses addresses)
    {
        var parts = addresses.Ip.Split('/');
        var bits = parts.Length > 1 ? parts[1] : "";
        return bits.Length > 0 && bits.All(char.IsAsciiDigit)
            ? run
            : run.Complain($"(0xFFFFFFFF << (32 - {bits})) & 0xFFFFFFFF : syntax error: operand expected (error token is \")) & 0xFFFFFFFF \")").Exit(1);
    }

    /// <summary>The name under which dhcpd knows the guest. libxl writes no <c>domain</c> node, which scripts up to 4.14 read.</summary>
    private static ScriptRun ReadHostName(this ScriptRun run, VifContext vif, bool isUsed, out string name)
    {
        name = "";
        if (run.HasEnded)
        {
            return run;
        }

        var suffix = vif.DeviceId == 0 ? "" : FormattableString.Invariant($"-{vif.DeviceId + 1}");
        if (run.Release.IsAtLeast(4, 15))
        {
            name = FormattableString.Invariant($"dom{vif.DomId}{suffix}");
            return run;
        }

        // The failure is inside a pipe: it writes its status and message, and the script goes on with an empty name.
        if (run.State.Host.Toolstack == Toolstack.Xl && !run.State.Host.Environment.HasDomainNodes)
        {
            name = suffix;
            return run.WriteError($"xenstore-read {vif.XenbusPath}/domain failed.");
        }

        if (!vif.DomainName.TryGet(out var domain))
        {
            return isUsed ? run.Lose(vif.DomainName.Reason) : run;
        }

        name = string.Concat(domain.ToString().Select(character => character is '_' or '.' or ':' or '/' or '+' ? '-' : character)) + suffix;
        return run;
    }

    private static ScriptRun AddToDhcp(this ScriptRun run, VifContext vif, InterfaceName device, DhcpFiles? server, string hostName, NatAddresses addresses)
    {
        if (run.HasEnded || server is null)
        {
            return run;
        }

        if (!vif.MacAddress.IsKnown)
        {
            return run.Lose(vif.MacAddress.Reason);
        }

        var mac = vif.MacAddress.OrElse(null)?.ToString() ?? "<the address that the toolstack drew>";
        var line = $"host {hostName} {{ hardware ethernet {mac}; fixed-address {addresses.Guest}; option routers {addresses.Router}; option host-name \"{hostName}\"; }}";
        return run.RemoveEntries(device, server, hostName)
            .Do(new AddFileLine(server.Configuration, line))
            .When(server.Arguments.Length > 0, steps => steps.Do(new AddDhcpInterface(server.Arguments, device)))
            .Do(new RestartService(server.Init));
    }

    private static ScriptRun RemoveFromDhcp(this ScriptRun run, InterfaceName device, DhcpFiles? server, string hostName) =>
        server is null ? run : run.RemoveEntries(device, server, hostName).Do(new RestartService(server.Init));

    // By a part of the line: "host web" is a part of "host web2" too.
    private static ScriptRun RemoveEntries(this ScriptRun run, InterfaceName device, DhcpFiles server, string hostName) => run
        .Do(new RemoveFileLines(server.Configuration, $"host {hostName}"))
        .When(server.Arguments.Length > 0, steps => steps.Do(new RemoveDhcpInterface(server.Arguments, device)));
}
