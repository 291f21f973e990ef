using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;

namespace XenNetLint.Analysis;

/// <summary>Questions that several rules ask.</summary>
internal static class BoundNetworkExtensions
{
    /// <summary>All vifs whose list is known, with their domains, in order.</summary>
    internal static IEnumerable<DomainVif> StatedVifs(this BoundNetwork network)
    {
        foreach (var domain in network.Host.Domains)
        {
            foreach (var vif in domain.Vifs.OrElse([]))
            {
                yield return new DomainVif(domain, vif);
            }
        }
    }

    /// <summary>The script that runs for a vif: its own, else the host's; null if it is not known. Source: config-languages §5.</summary>
    internal static ScriptCommand? VifScriptOf(this BoundNetwork network, Vif vif) => vif.Script.OrElse(null) ?? network.Host.VifScript.OrElse(null);

    /// <summary>The vif's name for messages: the domain's name and the place in the list.</summary>
    internal static string NameIn(this Vif vif, Domain domain) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{domain.DisplayName}/{vif.Id.Index}");

    /// <summary>Whether a bridge of that name is a service's: libvirt, Docker and LXC make theirs when they start. Source: host-scripts T1.</summary>
    internal static bool IsOfService(this InterfaceName bridge) => bridge.ToString().TrimEnd([.. "0123456789"]) is "virbr" or "docker" or "lxcbr" or "lxdbr";

    /// <summary>Whether a fact about the host is a default that no file states.</summary>
    internal static bool Assumes(this BoundNetwork network, string fact) =>
        network.Assumptions.Any(assumption => string.Equals(assumption.Fact, fact, StringComparison.Ordinal));

    /// <summary>A finding that names the default on which it rests, if it does.</summary>
    internal static Diagnostic WithAssumed(this Diagnostic diagnostic, BoundNetwork network, string fact, string what) =>
        network.Assumes(fact) ? diagnostic.WithNote($"{what} is assumed here: state it in xennetlint.json") : diagnostic;

    /// <summary>A finding that rests on two files sharing a host, where only their folder says so: no certain error.</summary>
    internal static Diagnostic LoweredForAssumedHost(this BoundNetwork network, Diagnostic diagnostic) => diagnostic
        .LoweredTo(DiagnosticSeverity.Warning)
        .WithNote($"holds if the files in {network.Files.Folder} belong to one host, which only their folder says");
}
