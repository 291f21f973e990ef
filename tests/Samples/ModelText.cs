using System.Globalization;
using System.Text;
using XenNetLint.Collections;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;

namespace XenNetLint.Samples;

/// <summary>Writes what the binder understood: every value with the knowledge whether a file states it.</summary>
/// <remarks>Options of a vif that no file gives and that have no default of their own are left out.</remarks>
internal static class ModelText
{
    public static string Of(Workspace workspace)
    {
        var text = new StringBuilder();
        foreach (var host in workspace.Hosts)
        {
            var candidates = CandidateChoice.For(host, askedRelease: null, askedToolstacks: []);
            foreach (var candidate in candidates.Primary)
            {
                Write(text, NetworkBinder.Bind(host, candidate.Release, candidate.Toolstack), candidates.Assumptions);
            }
        }

        foreach (var path in workspace.LeftOut)
        {
            Line(text, 0, $"left out: {path}");
        }

        foreach (var file in workspace.Loose)
        {
            Line(text, 0, $"of no host: {file.Path}");
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, BoundNetwork network, EquatableArray<Assumption> assumptions)
    {
        var host = network.Host;
        Line(text, 0, $"host {host.Name}: Xen {host.Release}, {(host.Toolstack == Toolstack.Xl ? "xl" : "xend")}");
        Line(text, 1, $"network-script: {Shown(host.NetworkScript)}");
        Line(text, 1, $"vif-script: {Shown(host.VifScript)}");
        Line(text, 1, $"default bridge: {Shown(host.DefaultBridge)}");
        foreach (var link in host.Interfaces)
        {
            string[] words = [link.IsBridge ? "bridge" : "interface", $"{link.Name}", $"{link.MacAddress}", .. link.Addresses.Select(address => address.ToString()), link.IsKnownToIfup ? "(known to ifup)" : "", link.ExistsAtBoot ? "" : "(not made at boot)"];
            Line(text, 1, string.Join(' ', words.Where(word => word.Length > 0)));
        }

        foreach (var route in host.Routes)
        {
            Line(text, 1, $"route {(route.Destination.Length == 0 ? "default" : route.Destination.ToString())}{(route.Gateway is { } gateway ? $" via {gateway}" : "")} dev {route.Device}");
        }

        if (host.LoopbackPairs is { } pairs)
        {
            Line(text, 1, $"veth pairs: {pairs}");
        }

        if (host.UnseenBridges.Length > 0)
        {
            Line(text, 1, $"bridges that no file shows: {host.UnseenBridges}");
        }

        foreach (var script in host.CustomScripts)
        {
            Line(text, 1, $"script {script}");
        }

        foreach (var hook in host.VifHooks)
        {
            Line(text, 1, $"hook {hook}");
        }

        foreach (var domain in host.Domains)
        {
            Write(text, domain);
        }

        foreach (var assumption in assumptions.Concat(network.Assumptions).Where(assumption => string.Equals(assumption.Host, host.Name, StringComparison.Ordinal)).Distinct())
        {
            Line(text, 1, $"assumed: {assumption.Fact} = {assumption.Value}: {assumption.Why}");
        }
    }

    private static void Write(StringBuilder text, Domain domain)
    {
        Line(text, 1, $"domain {domain.Id}");
        Line(text, 2, $"name: {Shown(domain.Name)}");
        Line(text, 2, $"kind: {Shown(domain.Kind)}");
        if (domain.Rejection.Length > 0)
        {
            Line(text, 2, $"refused: {domain.Rejection}");
        }

        if (!domain.Vifs.TryGet(out var vifs))
        {
            Line(text, 2, $"vifs: {Shown(domain.Vifs)}");
            return;
        }

        foreach (var vif in vifs)
        {
            Line(text, 2, $"vif {vif.Id.Index}");
            Line(text, 3, $"mac: {Shown(vif.MacAddress)}");
            Line(text, 3, $"bridge: {Shown(vif.Bridge)}");
            Given(text, "ip", vif.IpWords.Map(words => string.Join(' ', words)));
            Given(text, "vifname", vif.BackendName);
            Given(text, "script", vif.Script);
            Given(text, "type", vif.Type);
            Given(text, "backend", vif.Backend);
            Given(text, "gatewaydev", vif.GatewayDevice);
            Given(text, "mtu", vif.MtuBytes);
        }
    }

    private static void Given<T>(StringBuilder text, string key, Fact<T> fact)
    {
        if (!fact.TryGet(out var value) || value is not (null or ""))
        {
            Line(text, 3, $"{key}: {Shown(fact)}");
        }
    }

    private static string Shown<T>(Fact<T> fact) => fact.Kind switch
    {
        FactKind.Unknown => $"unknown ({fact.Reason})",
        FactKind.Assumed => $"{Value(fact)} (assumed: {fact.Reason})",
        _ => $"{Value(fact)} (stated)",
    };

    private static string Value<T>(Fact<T> fact) => fact.TryGet(out var value) && value is not null ? string.Create(CultureInfo.InvariantCulture, $"{value}") : "none";

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', depth * 2).Append(line).Append('\n');
}
