using XenNetLint.Model.Workspaces;

namespace XenNetLint.Analysis.Comparison;

/// <summary>Puts proposed files in the place of present ones.</summary>
/// <remarks>A kind of file that the proposal has none of stays as it is: a proposal of one xend-config.sxp changes xend-config.sxp and nothing else.</remarks>
public static class ProposedFiles
{
    /// <summary>The host as it is afterwards. Facts about the host stay as stated unless the proposal states its own.</summary>
    public static HostFiles Over(HostFiles present, HostFiles proposed)
    {
        ArgumentNullException.ThrowIfNull(present);
        ArgumentNullException.ThrowIfNull(proposed);
        var hasToolstack = proposed.XendConfig is not null || proposed.XlConf is not null;
        return proposed with
        {
            Name = present.Name,
            XendConfig = hasToolstack ? proposed.XendConfig : present.XendConfig,
            XlConf = hasToolstack ? proposed.XlConf : present.XlConf,
            Domains = proposed.Domains.Count > 0 ? proposed.Domains : present.Domains,
            Scripts = proposed.Scripts.Count > 0 ? proposed.Scripts : present.Scripts,
            Statement = proposed.Statement is { } own ? Over(present.Statement, own, present.Name) : present.Statement,
        };
    }

    private static HostStatement Over(HostStatement? present, HostStatement proposed, string name) => proposed with
    {
        Name = name,
        Release = proposed.Release ?? present?.Release,
        Toolstack = proposed.Toolstack ?? present?.Toolstack,
        Interfaces = proposed.Interfaces ?? present?.Interfaces,
        Routes = proposed.Routes ?? present?.Routes,
        LoopbackPairs = proposed.LoopbackPairs ?? present?.LoopbackPairs,
        BootOrder = proposed.BootOrder ?? present?.BootOrder,
        SavedDomains = proposed.SavedDomains.Count > 0 ? proposed.SavedDomains : present?.SavedDomains ?? [],
        Environment = proposed.Environment ?? present?.Environment,
        Guests = proposed.Guests.Count > 0 ? proposed.Guests : present?.Guests ?? [],
    };

    /// <summary>The kinds of files that stay as they are because the proposal has none.</summary>
    public static IEnumerable<string> KeptKinds(HostFiles present, HostFiles proposed)
    {
        ArgumentNullException.ThrowIfNull(present);
        ArgumentNullException.ThrowIfNull(proposed);
        if (proposed.XendConfig is null && proposed.XlConf is null && (present.XendConfig ?? present.XlConf) is { } config)
        {
            yield return config.FileName;
        }

        if (proposed.Domains.Count == 0 && present.Domains.Count > 0)
        {
            yield return "the guests' files";
        }

        if (proposed.Scripts.Count == 0 && present.Scripts.Count > 0)
        {
            yield return "scripts";
        }

        if (proposed.Statement is null && present.Statement is not null)
        {
            yield return "what xennetlint.json states of the host";
        }
    }
}
