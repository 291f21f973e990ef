using XenNetLint.Collections;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Comparison;

/// <summary>What a host's files describe, with the ids of its domains as the comparison knows them.</summary>
/// <remarks>Files that take the place of others lie elsewhere; the domain they define is the same one.</remarks>
public sealed class HostBehaviour
{
    private readonly IReadOnlyDictionary<DomainId, DomainId> _written;

    private HostBehaviour(BoundNetwork network, HostNetwork host, IReadOnlyDictionary<DomainId, DomainId> written)
    {
        Network = network;
        Host = host;
        _written = written;
    }

    /// <summary>The files as they were read.</summary>
    public BoundNetwork Network { get; }

    /// <summary>What they describe, domains under the ids of the comparison.</summary>
    public HostNetwork Host { get; }

    /// <summary>A host that keeps its own ids.</summary>
    public static HostBehaviour Of(BoundNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new HostBehaviour(network, network.Host, new Dictionary<DomainId, DomainId>());
    }

    /// <summary>A host whose files take the place of <paramref name="present"/>: a domain is the same if its file has the same path below the host's folder, else if it alone has the same name.</summary>
    public static HostBehaviour InPlaceOf(HostBehaviour present, BoundNetwork network)
    {
        ArgumentNullException.ThrowIfNull(present);
        ArgumentNullException.ThrowIfNull(network);
        var open = present.Host.Domains.Select(domain => domain.Id).ToHashSet();
        var known = new Dictionary<DomainId, DomainId>();
        foreach (var domain in network.Host.Domains)
        {
            var same = new DomainId(Moved(domain.Id.Text, network.Files.Folder, present.Network.Files.Folder));
            if (open.Remove(same))
            {
                known[domain.Id] = same;
            }
        }

        foreach (var domain in network.Host.Domains.Where(domain => !known.ContainsKey(domain.Id)))
        {
            var namesakes = present.Host.Domains.Where(other => open.Contains(other.Id) && string.Equals(other.DisplayName, domain.DisplayName, StringComparison.Ordinal)).ToList();
            known[domain.Id] = namesakes.Count == 1 && open.Remove(namesakes[0].Id)
                ? namesakes[0].Id
                : new DomainId(Moved(domain.Id.Text, network.Files.Folder, present.Network.Files.Folder));
        }

        var host = network.Host with
        {
            Name = present.Host.Name,
            Domains = [.. network.Host.Domains.Select(domain => WithId(domain, known[domain.Id]))],
        };
        return new HostBehaviour(network, host, known.DistinctBy(pair => pair.Value).ToDictionary(pair => pair.Value, pair => pair.Key));
    }

    /// <summary>The same files with another network script: what an alternative would do.</summary>
    public HostBehaviour WithNetworkScript(ScriptCommand script) =>
        new(Network, Host with { NetworkScript = Fact.Stated<ScriptCommand?>(script) }, _written);

    /// <summary>The same files without a network script.</summary>
    public HostBehaviour WithoutNetworkScript() => new(Network, Host with { NetworkScript = Fact.Stated<ScriptCommand?>(null) }, _written);

    /// <summary>The definition of a domain; null if these files have none.</summary>
    public Domain? Find(DomainId id) => Host.Domains.FirstOrDefault(domain => domain.Id == id);

    /// <summary>Where these files state something about the host; null if they do not.</summary>
    public Location? PlaceOf(Aspect aspect) => Network.Origins.FindHost(aspect);

    /// <summary>Where these files define a domain; null if they do not.</summary>
    public Location? PlaceOf(DomainId id, Aspect aspect = Aspect.Whole) =>
        Network.Origins.Find(Written(id), aspect) ?? Network.Origins.Find(Written(id), Aspect.Name) ?? Network.Origins.Find(Written(id), Aspect.Whole);

    /// <summary>Where these files state something about a vif, else the vif, else its domain; null if they do not.</summary>
    public Location? PlaceOf(VifId id, Aspect aspect)
    {
        var vif = new VifId(Written(id.Domain), id.Index);
        return Network.Origins.Find(vif, aspect) ?? Network.Origins.Find(vif, Aspect.Whole) ?? PlaceOf(id.Domain);
    }

    private static string Moved(string path, string from, string to)
    {
        var below = from is "." ? path : path.StartsWith(from + "/", StringComparison.Ordinal) ? path[(from.Length + 1)..] : path;
        return to is "." ? below : to + "/" + below;
    }

    private static Domain WithId(Domain domain, DomainId id) => domain.Id == id
        ? domain
        : domain with { Id = id, Vifs = domain.Vifs.Map(vifs => vifs.Select(vif => vif with { Id = new VifId(id, vif.Id.Index) }).ToEquatableArray()) };

    private DomainId Written(DomainId id) => _written.TryGetValue(id, out var written) ? written : id;
}
