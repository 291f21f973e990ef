using System.Globalization;
using XenNetLint.Simulator.State;

namespace XenNetLint.Reports;

/// <summary>A host's state in the shapes that brctl, ip and xm made familiar.</summary>
internal static class StateText
{
    private const string Indent = "  ";

    /// <summary>Writes a state.</summary>
    internal static void Write(NetworkState state, TextWriter output)
    {
        if (!state.IsKnown)
        {
            output.Write($"{Indent}links, routes and rules are unknown: {Printable.OneLine(state.UnknownSince)}\n\n");
        }
        else
        {
            WriteBridges(state, output);
            WriteLinks(state, output);
            WriteLines(output, "routes", state.Routes.Select(route => route.ToString()));
            WriteLines(output, "kernel parameters", state.Sysctls.Select(sysctl => sysctl.ToString()));
            WriteLines(output, "FORWARD chain", FilterLines(state));
            WriteLines(output, "nat table", state.NatRules);
            WriteLines(output, "other rules", state.OtherRules);
            WriteLines(output, "lines in files", state.FileLines.Select(line => $"{line.Path}: {line.Text}"));
        }

        WriteDomains(state, output);
    }

    /// <summary>The rules as iptables-save prints them; nothing if the chain is as it comes.</summary>
    internal static IEnumerable<string> FilterLines(NetworkState state)
    {
        if (state.Filter.DropsForward)
        {
            yield return "-P FORWARD DROP";
        }

        foreach (var rule in state.Filter.Forward)
        {
            yield return $"-A FORWARD {rule}";
        }
    }

    private static void WriteBridges(NetworkState state, TextWriter output)
    {
        var rows = new List<string[]> { (string[])["bridge name", "STP enabled", "interfaces"] };
        foreach (var bridge in state.Bridges)
        {
            var ports = state.PortsOf(bridge.Name).Select(port => port.Name.ToString()).ToList();
            rows.Add([bridge.Name.ToString(), bridge.IsStpOn ? "yes" : "no", ports.Count > 0 ? ports[0] : ""]);
            rows.AddRange(ports.Skip(1).Select(port => (string[])["", "", port]));
        }

        if (rows.Count == 1)
        {
            output.Write($"{Indent}no bridges\n\n");
            return;
        }

        TextTable.Write(output, Indent, rows);
        output.Write('\n');
    }

    private static void WriteLinks(NetworkState state, TextWriter output)
    {
        foreach (var link in state.Links)
        {
            var flags = string.Join(',', Flags(link));
            var master = link.Master is { } bridge ? $" master {bridge}" : "";
            var peer = link.Peer is { } other ? $" peer {other}" : "";
            output.Write(string.Create(CultureInfo.InvariantCulture, $"{Indent}{link.Name}: <{flags}> mtu {link.MtuBytes}{master}{peer} ({Wording.Of(link.Kind)})\n"));
            if (link.MacAddress is { } mac)
            {
                output.Write($"{Indent}    link/ether {mac}\n");
            }

            foreach (var address in link.Addresses)
            {
                output.Write($"{Indent}    inet {address}\n");
            }

            foreach (var address in link.IPv6Addresses)
            {
                output.Write($"{Indent}    inet6 {address}\n");
            }
        }

        output.Write('\n');
    }

    private static IEnumerable<string> Flags(LinkState link)
    {
        yield return "BROADCAST";
        if (!link.IsArpOn)
        {
            yield return "NOARP";
        }

        if (link.IsMulticastOn)
        {
            yield return "MULTICAST";
        }

        if (link.IsUp)
        {
            yield return "UP";
        }
    }

    private static void WriteLines(TextWriter output, string heading, IEnumerable<string> lines)
    {
        var isFirst = true;
        foreach (var line in lines)
        {
            output.Write(isFirst ? $"{Indent}{heading}\n" : "");
            output.Write($"{Indent}  {Printable.OneLine(line)}\n");
            isFirst = false;
        }

        output.Write(isFirst ? "" : "\n");
    }

    private static void WriteDomains(NetworkState state, TextWriter output)
    {
        var rows = new List<string[]> { (string[])["Name", "ID", "State", "vif", "backend", "bridge", "mac"] };
        foreach (var domain in state.Domains.Domains)
        {
            string[] head = [Printable.OneLine(domain.DisplayName), domain.DomIdText, Wording.Of(domain.State)];
            if (domain.Vifs.Count == 0)
            {
                rows.Add([.. head, "", "", "", ""]);
            }

            foreach (var vif in domain.Vifs)
            {
                rows.Add([.. head, vif.DeviceId.ToString(CultureInfo.InvariantCulture), vif.Backend.ToString(), BridgeOf(vif), MacOf(vif)]);
                head = ["", "", ""];
            }
        }

        if (rows.Count == 1)
        {
            output.Write($"{Indent}no domains but dom0\n");
            return;
        }

        TextTable.Write(output, Indent, rows);
    }

    /// <summary>The bridge of a vif: its name, a dash for none, a question mark where it is unknown.</summary>
    internal static string BridgeOf(RunningVif vif) => !vif.Bridge.TryGet(out var bridge) || vif.Unknown.Length > 0 ? "?" : bridge?.ToString() ?? "-";

    /// <summary>The guest's address: itself, <c>drawn</c> if the toolstack draws one, a question mark where it is unknown.</summary>
    internal static string MacOf(RunningVif vif) => !vif.MacAddress.TryGet(out var mac) ? "?" : mac?.ToString() ?? "drawn";
}
