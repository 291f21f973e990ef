using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Rules.Routing;

/// <summary>vif-route or vif-nat is told an address for which the route of another vif exists.</summary>
/// <remarks>The kernel has one route for a destination: the second <c>ip route add</c> fails, and with it the script and the start. Source: host-scripts §3.5, §3.6, §4.3.</remarks>
public sealed class DoublyRoutedAddressRule : TimelineRule
{
    /// <summary>XNL3003.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL3003", "One address routed to two vifs", "vif {0} asks for the route to {1}, which leads to vif {2} already", RuleCategory.Routing, DiagnosticSeverity.Error);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override EquatableArray<string> Supersedes => ["XNL2007", "XNL4004", "XNL5001"];

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(Timeline timeline, BoundNetwork network)
    {
        var twice = TwiceAsked(network);
        if (twice.Count == 0)
        {
            yield break;
        }

        var vifs = network.StatedVifs().ToDictionary(pair => pair.Vif.Id);
        foreach (var start in DomainStart.In(timeline, network).Where(start => start.Before.IsKnown))
        {
            var own = new Dictionary<IPv4Prefix, DomainVif>();
            foreach (var script in start.Step.Scripts.Where(script => script.CommandLine.Contains(" online", StringComparison.Ordinal)))
            {
                if (start.VifOf(script) is not { } vif)
                {
                    continue;
                }

                foreach (var address in RoutesOf(vif, network).Where(twice.Contains))
                {
                    if ((own.GetValueOrDefault(address) ?? OwnerOf(address, start.Before, vifs)) is { } owner && owner.Vif.Id != vif.Id)
                    {
                        yield return Finding(start, script, vif, address, owner, network);
                        break;
                    }

                    own[address] = new DomainVif(start.Domain, vif);
                }
            }
        }
    }

    private static HashSet<IPv4Prefix> TwiceAsked(BoundNetwork network)
    {
        var once = new HashSet<IPv4Prefix>();
        return [.. network.StatedVifs().SelectMany(pair => RoutesOf(pair.Vif, network)).Where(address => !once.Add(address))];
    }

    /// <summary>The routes that its script adds: for every address with vif-route, for the first with vif-nat.</summary>
    private static IEnumerable<IPv4Prefix> RoutesOf(Vif vif, BoundNetwork network)
    {
        if (vif.IpWords.OrElse([]) is not { Count: > 0 } words)
        {
            return [];
        }

        return network.VifScriptOf(vif)?.Name switch
        {
            "vif-route" => words.Select(word => IPv4Prefix.TryParse(word, out var prefix) ? prefix : (IPv4Prefix?)null).OfType<IPv4Prefix>().Distinct(),
            "vif-nat" => IPv4Address.TryParse(words[0].Split('/')[0], out var address) ? [new IPv4Prefix(address, 32)] : [],
            _ => [],
        };
    }

    private static DomainVif? OwnerOf(IPv4Prefix address, NetworkState state, Dictionary<VifId, DomainVif> vifs) => state.Routes
        .Where(route => route.Destination == address && route.Gateway is null)
        .Select(route => state.FindLink(route.Device)?.Vif is { } id ? vifs.GetValueOrDefault(id) : null)
        .FirstOrDefault(owner => owner is not null);

    private static Diagnostic Finding(DomainStart start, ScriptOutcome script, Vif vif, IPv4Prefix address, DomainVif owner, BoundNetwork network)
    {
        var text = address.Length == 32 ? address.Address.ToString() : address.ToString();
        var name = start.Domain.DisplayName;
        var finding = Descriptor
            .At(network.Origins.Get(vif.Id, Aspect.Ip), vif.NameIn(start.Domain), text, owner.Name)
            .WithRelated(network.Origins.Get(owner.Vif.Id, Aspect.Ip), "the first vif with this address");
        return script.Hotplug is { IsConnected: false }
            ? finding
                .WithCallout("'ip route add' fails: the route exists, and the vif script stops")
                .WithEffect($"{name} does not start{(start.Step.DomId is { } id ? FormattableString.Invariant($"; its domain id {id} is used up") : "")}")
            : finding.WithEffect($"what is sent to {text} goes to {owner.Name}: {name} gets none of it");
    }
}
