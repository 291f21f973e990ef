using XenNetLint.Diagnostics;
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

    /// <summary>The vif's name for messages: the domain's name and the place in the list.</summary>
    internal static string NameIn(this Vif vif, Domain domain) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{domain.DisplayName}/{vif.Id.Index}");

    /// <summary>A finding that rests on two files sharing a host, where only their folder says so: no certain error.</summary>
    internal static Diagnostic LoweredForAssumedHost(this BoundNetwork network, Diagnostic diagnostic) => diagnostic
        .LoweredTo(DiagnosticSeverity.Warning)
        .WithNote($"holds if the files in {network.Files.Folder} belong to one host, which only their folder says");
}
