namespace XenNetLint.Analysis.Comparison;

/// <summary>What a change is about; the order is that of the reports.</summary>
public enum ChangeGroup
{
    /// <summary>dom0: whether it can be reached, its addresses, its routes, the names of its NICs.</summary>
    Dom0,

    /// <summary>Bridges and links of dom0, guests' vifs aside.</summary>
    Links,

    /// <summary>Domain ids and the names of the vifs' back ends.</summary>
    Ids,

    /// <summary>Guests: which are defined, which run, on which bridge.</summary>
    Guests,

    /// <summary>Who is joined with whom.</summary>
    Reachability,

    /// <summary>Rules of the firewall, kernel parameters.</summary>
    Rules,
}
