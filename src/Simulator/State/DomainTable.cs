using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.State;

/// <summary>The domains that the hypervisor has, and where its search for a free id goes on.</summary>
/// <param name="LastDomainId">The id given out last (the hypervisor's <c>rover</c>); 0 since boot. Source: config-languages §6.1.</param>
/// <param name="Domains">Domains with an id, in ascending order of it.</param>
public sealed record DomainTable(int LastDomainId, EquatableArray<RunningDomain> Domains)
{
    /// <summary>The first id that is never given out (DOMID_FIRST_RESERVED). Source: config-languages §6.1.</summary>
    public const int FirstReservedId = 0x7ff0;

    /// <summary>As after the hypervisor's start.</summary>
    public static DomainTable Empty { get; } = new(0, []);

    /// <summary>The running domain of a definition, or null.</summary>
    public RunningDomain? Find(DomainId definition)
    {
        foreach (var domain in Domains)
        {
            if (domain.Definition == definition)
            {
                return domain;
            }
        }

        return null;
    }

    /// <summary>The domain with an id, or null.</summary>
    public RunningDomain? Find(int domId)
    {
        foreach (var domain in Domains)
        {
            if (domain.DomId == domId)
            {
                return domain;
            }
        }

        return null;
    }

    /// <summary>The domain of that name, or null.</summary>
    public RunningDomain? Find(DomainName name)
    {
        foreach (var domain in Domains)
        {
            if (domain.Name.TryGet(out var taken) && taken == name)
            {
                return domain;
            }
        }

        return null;
    }

    /// <summary>The table with one domain more.</summary>
    internal DomainTable With(RunningDomain domain)
    {
        var at = Domains.Count;
        while (at > 0 && Domains[at - 1].DomId > domain.DomId)
        {
            at--;
        }

        return this with { Domains = new(Domains.Items.Insert(at, domain)) };
    }

    /// <summary>The id that the next domain gets, or null if none is free. Source: config-languages §6.1.</summary>
    public int? NextId()
    {
        // Nearly always the id behind the last one is free: no set is needed then.
        var straight = LastDomainId + 1;
        if (straight < FirstReservedId && Find(straight) is null)
        {
            return straight;
        }

        var taken = new HashSet<int> { 0 };
        foreach (var domain in Domains)
        {
            taken.Add(domain.DomId);
        }

        for (var id = LastDomainId + 1; id != LastDomainId; id++)
        {
            if (id == FirstReservedId)
            {
                id = 0;
            }

            if (id == LastDomainId)
            {
                break;
            }

            if (!taken.Contains(id))
            {
                return id;
            }
        }

        return null;
    }
}
