using System.Text.Json;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Reports;

/// <summary>The timeline for programs; docs/schemas/simulate.schema.json describes the form. Source: product §3.</summary>
public static class SimulateJson
{
    /// <summary>Writes the report.</summary>
    public static void Write(SimulationResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        JsonOutput.WriteCommand(output, result.Assumptions, json =>
        {
            json.WriteStartArray("hosts");
            foreach (var host in result.Hosts)
            {
                WriteHost(json, host);
            }

            json.WriteEndArray();
        });
    }

    /// <summary>Writes a fact: the value or null, and why it is unknown in a member of its own.</summary>
    internal static void Fact<T>(this Utf8JsonWriter json, string name, Fact<T> fact, Func<T, string?> text)
    {
        if (fact.TryGet(out var value))
        {
            json.Text(name, text(value));
            return;
        }

        json.WriteNull(name);
        json.Text(name + "Unknown", fact.Reason);
    }

    /// <summary>Writes a domain's id, null where it is not known.</summary>
    internal static void DomainId(this Utf8JsonWriter json, RunningDomain domain)
    {
        if (domain.IsDomIdKnown)
        {
            json.WriteNumber("domid", domain.DomId);
        }
        else
        {
            json.WriteNull("domid");
        }
    }

    /// <summary>Writes name, release and toolstack of a host.</summary>
    internal static void Host(this Utf8JsonWriter json, HostTimeline host)
    {
        json.Text("name", host.Name);
        json.WriteString("xen", host.Candidate.Release.ToString());
        json.WriteString("toolstack", Wording.Of(host.Candidate.Toolstack));
    }

    private static void WriteHost(Utf8JsonWriter json, HostTimeline host)
    {
        json.WriteStartObject();
        json.Host(host);
        json.WriteStartArray("steps");
        foreach (var step in host.Timeline.Steps)
        {
            WriteStep(json, step);
        }

        json.WriteEndArray();
        json.WriteStartObject("state");
        WriteState(json, host.Timeline.FinalState);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter json, TimelineStep step)
    {
        json.WriteStartObject();
        json.Text("event", step.Title);
        json.WriteString("outcome", Wording.Of(step.Outcome));
        json.TextIfAny("reason", step.Reason);
        if (step.DomId is { } domId)
        {
            json.WriteNumber("domid", domId);
        }

        json.WriteString("dom0Reachable", Wording.Of(step.Dom0Reachable));
        json.WriteStartArray("scripts");
        foreach (var script in step.Scripts)
        {
            WriteScript(json, script);
        }

        json.WriteEndArray();
        json.WriteStartArray("effects");
        foreach (var effect in step.Effects)
        {
            json.WriteStartObject();
            json.Text("command", effect.Command);
            json.Text("describe", effect.Describe());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes a script that ran.</summary>
    internal static void WriteScript(Utf8JsonWriter json, ScriptOutcome script)
    {
        json.WriteStartObject();
        json.Text("command", script.CommandLine);
        if (script.ExitStatus is { } status)
        {
            json.WriteNumber("exitStatus", status);
        }
        else
        {
            json.WriteNull("exitStatus");
        }

        json.TextIfAny("unknown", script.Unknown);
        json.TextIfAny("nothing", script.Nothing);
        json.TextIfAny("endless", script.Endless);
        json.Texts("standardOutput", script.StandardOutput);
        json.Texts("standardError", script.StandardError);
        json.Texts("syslog", script.Syslog);
        if (script.Hotplug is { } hotplug)
        {
            json.Text("hotplugStatus", hotplug.Status);
            json.TextIfAny("hotplugError", hotplug.Error);
        }

        json.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter json, NetworkState state)
    {
        json.TextIfAny("unknown", state.UnknownSince);
        json.WriteStartArray("links");
        foreach (var link in state.Links)
        {
            json.WriteStartObject();
            json.WriteString("name", link.Name.ToString());
            json.WriteString("kind", Wording.Of(link.Kind));
            json.Text("mac", link.MacAddress?.ToString());
            json.WriteBoolean("up", link.IsUp);
            json.WriteBoolean("arp", link.IsArpOn);
            json.WriteBoolean("multicast", link.IsMulticastOn);
            json.WriteNumber("mtu", link.MtuBytes);
            json.Text("master", link.Master?.ToString());
            json.Texts("addresses", link.Addresses.Select(address => address.Prefix.ToString()));
            if (link.IPv6Addresses.Count > 0)
            {
                json.Texts("ipv6Addresses", link.IPv6Addresses);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteRoutes(json, state);
        json.WriteStartArray("bridges");
        foreach (var bridge in state.Bridges)
        {
            json.WriteStartObject();
            json.WriteString("name", bridge.Name.ToString());
            json.Texts("ports", state.PortsOf(bridge.Name).Select(port => port.Name.ToString()));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("sysctls");
        foreach (var sysctl in state.Sysctls)
        {
            json.WriteStartObject();
            json.Text("name", sysctl.Name);
            json.Text("value", sysctl.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Texts("filterRules", StateText.FilterLines(state));
        json.Texts("natRules", state.NatRules);
        if (state.OtherRules.Count > 0)
        {
            json.Texts("otherRules", state.OtherRules);
        }

        if (state.FileLines.Count > 0)
        {
            json.WriteStartArray("fileLines");
            foreach (var line in state.FileLines)
            {
                json.WriteStartObject();
                json.Text("path", line.Path);
                json.Text("text", line.Text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("domains");
        foreach (var domain in state.Domains.Domains)
        {
            WriteDomain(json, domain);
        }

        json.WriteEndArray();
    }

    private static void WriteRoutes(Utf8JsonWriter json, NetworkState state)
    {
        json.WriteStartArray("routes");
        foreach (var route in state.Routes)
        {
            json.WriteStartObject();
            json.WriteString("destination", route.DestinationText);
            json.Text("gateway", route.Gateway?.ToString());
            json.WriteString("device", route.Device.ToString());
            json.Text("source", route.Source?.ToString());
            if (route.Metric is { } metric)
            {
                json.WriteNumber("metric", metric);
            }
            else
            {
                json.WriteNull("metric");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDomain(Utf8JsonWriter json, RunningDomain domain)
    {
        json.WriteStartObject();
        json.Text("name", domain.DisplayName);
        json.DomainId(domain);
        json.WriteString("state", Wording.Of(domain.State));
        json.WriteStartArray("vifs");
        foreach (var vif in domain.Vifs)
        {
            json.WriteStartObject();
            json.Vif(vif);
            json.Fact("script", vif.Script, script => script?.ToString());
            json.WriteStartArray("addresses");
            foreach (var word in vif.IpWords.OrElse([]))
            {
                json.WriteStringValue(word);
            }

            json.WriteEndArray();
            json.TextIfAny("unknown", vif.Unknown);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes index, back end, bridge and address of a vif.</summary>
    internal static void Vif(this Utf8JsonWriter json, RunningVif vif)
    {
        json.WriteNumber("index", vif.DeviceId);
        json.WriteString("backend", vif.Backend.ToString());
        json.Fact("mac", vif.MacAddress, mac => mac?.ToString());
        json.Fact("bridge", vif.Bridge, bridge => bridge?.ToString());
    }
}
