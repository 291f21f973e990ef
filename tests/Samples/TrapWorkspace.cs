using System.Text;
using System.Text.Json;
using XenNetLint.Analysis;
using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Workspaces;
using XenNetLint.Testing;
using Xunit;

namespace XenNetLint.Samples;

/// <summary>One of the two samples of traps: a folder for each host, and their facts in one <c>xennetlint.json</c>.</summary>
/// <param name="Name">The sample's folder.</param>
internal sealed record TrapWorkspace(string Name)
{
    private readonly Lazy<IReadOnlyDictionary<string, EquatableArray<Diagnostic>>> _findings = new(() => FindIn(SampleWorkspace.Of(Name)));

    /// <summary>Hosts with the mistake.</summary>
    public static TrapWorkspace Bad { get; } = new("bad-traps");

    /// <summary>The same hosts without it.</summary>
    public static TrapWorkspace Good { get; } = new("traps");

    /// <summary>The hosts' folders.</summary>
    public IReadOnlyList<string> Hosts =>
        [.. Directory.GetDirectories(Repository.PathOf("samples/" + Name)).Select(folder => Path.GetFileName(folder)).Where(folder => folder is not "expected").Order(StringComparer.Ordinal)];

    /// <summary>What <c>check</c> finds on a host.</summary>
    public EquatableArray<Diagnostic> FindingsOf(string host)
    {
        Assert.True(_findings.Value.ContainsKey(host), $"samples/{Name}/{host} is no host: a folder with xend-config.sxp or xl.conf, or one that xennetlint.json names as root.");
        return _findings.Value[host];
    }

    /// <summary>Everything that is written about a host, by file: its folder's files, and its entry in <c>xennetlint.json</c>.</summary>
    public IReadOnlyDictionary<string, string> TextsOf(string host)
    {
        var root = Repository.PathOf($"samples/{Name}/{host}");
        var texts = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).ToDictionary(
            path => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'), path => Encoding.Latin1.GetString(File.ReadAllBytes(path)), StringComparer.Ordinal);
        texts.Add("xennetlint.json", EntryOf(host));
        return texts;
    }

    /// <summary>A place as <c>places.txt</c> writes it: file below the host's folder (or below the sample), line and column.</summary>
    public string PlaceOf(string host, Diagnostic finding)
    {
        var path = finding.Location.Source.Path[$"samples/{Name}/".Length..];
        return $"{(path.StartsWith(host + "/", StringComparison.Ordinal) ? path[(host.Length + 1)..] : path)}:{finding.Location.Start}";
    }

    // Each host is a world of its own: what rules say of fleets, they say of it alone.
    private static Dictionary<string, EquatableArray<Diagnostic>> FindIn(Workspace workspace) => workspace.Hosts.ToDictionary(
        host => host.Name,
        host => WorkspaceCheck.Run([host], workspace, new AnalysisSettings(), RuleCatalog.BuiltIn).Findings,
        StringComparer.Ordinal);

    private string EntryOf(string host)
    {
        var bytes = File.ReadAllBytes(Repository.PathOf($"samples/{Name}/xennetlint.json"));
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 2 } && reader.ValueTextEquals(host))
            {
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                return Encoding.UTF8.GetString(bytes[start..(int)reader.BytesConsumed]);
            }
        }

        return "";
    }
}
