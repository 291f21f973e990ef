using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Keys;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax.Cfg;
using XenNetLint.Syntax.Sxp;

namespace XenNetLint.Model.Binding;

/// <summary>Chooses release and toolstack of a host: what is stated, else what the files tell, else the defaults of product §4.</summary>
public static class CandidateChoice
{
    /// <summary>Chooses for one host.</summary>
    /// <param name="files">The host's files.</param>
    /// <param name="askedRelease">The release of the command line; null if none was given.</param>
    /// <param name="askedToolstacks">The toolstacks of the command line; empty if none was given.</param>
    public static CandidateSet For(HostFiles files, Release? askedRelease, EquatableArray<Toolstack> askedToolstacks)
    {
        var assumptions = new List<Assumption>();
        var release = askedRelease ?? files.Statement?.Release;
        var toolstacks = ToolstacksOf(files, release, askedToolstacks, assumptions);
        var primary = new List<BindingCandidate>();
        var all = new List<BindingCandidate>();
        foreach (var toolstack in toolstacks)
        {
            var possible = release is null ? PossibleReleases(files, toolstack, out var why) : Nothing(release, out why);
            var first = release ?? Preferred(possible, toolstack);
            primary.Add(new BindingCandidate(first, toolstack));
            all.AddRange(possible.Select(candidate => new BindingCandidate(candidate, toolstack)));
            if (release is null)
            {
                assumptions.Add(new Assumption(
                    files.Name, "xen", first.ToString(), $"{(why.Length > 0 ? why : $"nothing tells the release; {first} is the default for {(toolstack == Toolstack.Xl ? "xl" : "xend")}")}; state it with --xen or in xennetlint.json"));
            }
        }

        return new CandidateSet(primary.ToEquatableArray(), all.ToEquatableArray(), assumptions.ToEquatableArray());
    }

    private static List<Release> Nothing(Release release, out string why)
    {
        why = "";
        return [release];
    }

    private static List<Toolstack> ToolstacksOf(HostFiles files, Release? release, EquatableArray<Toolstack> asked, List<Assumption> assumptions)
    {
        if (asked.Count > 0)
        {
            return [.. asked];
        }

        if (files.Statement?.Toolstack is { } stated)
        {
            return [stated];
        }

        // A release with one toolstack leaves nothing to assume.
        if (release is { HasXl: false } or { HasXend: false })
        {
            return [release.HasXend ? Toolstack.Xend : Toolstack.Xl];
        }

        var (toolstacks, why) = Deduce(files);
        assumptions.Add(new Assumption(
            files.Name, "toolstack", string.Join(" and ", toolstacks.Select(toolstack => toolstack == Toolstack.Xl ? "xl" : "xend")), $"{why}; state it with --toolstack or in xennetlint.json"));
        return toolstacks;
    }

    private static (List<Toolstack> Toolstacks, string Why) Deduce(HostFiles files)
    {
        if (files is { XendConfig: not null, XlConf: null })
        {
            return ([Toolstack.Xend], "the host has an xend-config.sxp and no xl.conf");
        }

        if (files is { XlConf: not null, XendConfig: null })
        {
            return ([Toolstack.Xl], "the host has an xl.conf and no xend-config.sxp");
        }

        if (files.Domains.Count > 0 && files.Domains.All(file => file.Role == FileRole.DomainSxp))
        {
            return ([Toolstack.Xend], "its domains are written as SXP");
        }

        return files.Domains.FirstOrDefault(IsPython) is { } python
            ? ([Toolstack.Xend], $"{python.Path} holds Python code")
            : ([Toolstack.Xend, Toolstack.Xl], "nothing tells which one is used, so both are checked");
    }

    private static bool IsPython(WorkspaceFile file) =>
        file is { Role: FileRole.DomainConfig, Tree.Root: CfgFileSyntax root }
        && root.Statements.Any(statement => statement is KeptStatementSyntax kept && file.Text.ToString(kept.FirstWord.Span) is "import" or "def" or "from");

    private static List<Release> PossibleReleases(HostFiles files, Toolstack toolstack, out string why)
    {
        var possible = Release.Known.Where(release => release.Has(toolstack)).ToList();
        why = "";
        if (toolstack == Toolstack.Xend && files.XlConf is { } xlConf)
        {
            possible.RemoveAll(release => !release.HasXl);
            why = $"{xlConf.Path} came with Xen {possible[0]}";
        }

        if (toolstack == Toolstack.Xend && files.XendConfig is { Tree.Root: SxpFileSyntax root } file)
        {
            // An option tells that the file is not older than the option.
            ConfigKey? newest = null;
            foreach (var list in root.Values.OfType<SxpListSyntax>())
            {
                if (SxpReading.HeadOf(file.Text, list) is { } head && ConfigKeyTable.Find(ConfigSection.XendOption, head) is { } key && (newest is null || key.Since > newest.Since))
                {
                    newest = key;
                }
            }

            if (newest is not null && newest.Since > possible[0])
            {
                possible.RemoveAll(release => release < newest.Since);
                why = $"{file.Path} uses '{newest.Name}', which came with Xen {newest.Since}";
            }
        }

        return possible;
    }

    private static Release Preferred(List<Release> possible, Toolstack toolstack)
    {
        var usual = toolstack == Toolstack.Xl ? Release.DefaultForXl : Release.DefaultForXend;
        return possible.Contains(usual) ? usual : possible[0];
    }
}
