namespace XenNetLint.DocGenerator;

/// <summary>Since which version of the program an id exists, as docs/releases tells.</summary>
internal sealed class RuleReleases
{
    /// <summary>Said of ids that no version has shipped yet.</summary>
    internal const string Unreleased = "not released yet";

    private readonly Dictionary<string, string> _versions;

    private RuleReleases(Dictionary<string, string> versions) => _versions = versions;

    /// <summary>Reads rules-shipped.md: a heading with the version over the lines of its ids.</summary>
    internal static RuleReleases Read(DocumentationTree tree)
    {
        var versions = new Dictionary<string, string>(StringComparer.Ordinal);
        var version = Unreleased;
        foreach (var line in (tree.Find("docs/releases/rules-shipped.md") ?? "").Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                version = line[3..].Trim();
            }
            else if (line.StartsWith("| XNL", StringComparison.Ordinal))
            {
                versions[line.Split('|')[1].Trim()] = version;
            }
        }

        return new RuleReleases(versions);
    }

    /// <summary>The first version with this id.</summary>
    internal string Since(string id) => _versions.GetValueOrDefault(id, Unreleased);
}
