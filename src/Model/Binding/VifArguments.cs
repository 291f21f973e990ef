using System.Text.RegularExpressions;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Keys;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax;
using XenNetLint.Syntax.Cfg;
using XenNetLint.Text;

namespace XenNetLint.Model.Binding;

/// <summary>Reads a vif as <c>network-attach</c> takes it. Source: host-scripts §4.5, config-languages §3.4, §8.4.</summary>
public static partial class VifArguments
{
    /// <summary>Reads a vif.</summary>
    /// <param name="specification">Pairs of key and value, commas or blanks between; may be empty.</param>
    /// <param name="id">The vif that it is to be.</param>
    /// <param name="release">The release that reads it.</param>
    /// <param name="toolstack">The toolstack that reads it.</param>
    /// <param name="error">The toolstack's message if it refuses it; empty otherwise.</param>
    public static Vif Read(string specification, VifId id, Release release, Toolstack toolstack, out string error)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(release);

        // The command line has one word for each pair: a comma, or a blank before the next key, ends one.
        var pairs = Separator().Split(specification).Where(pair => pair.Length > 0).ToList();
        var vif = new Vif { Id = id };
        if (toolstack == Toolstack.Xend)
        {
            error = release.IsBefore(3, 1) ? "" : pairs.Where(pair => !IsTaken(pair, release)).Select(pair => $"Invalid argument: {pair}").FirstOrDefault("");
            pairs.RemoveAll(pair => !IsTaken(pair, release));
        }
        else
        {
            error = "";
        }

        if (error.Length > 0 || pairs.Count == 0)
        {
            return vif;
        }

        if (pairs.Exists(pair => pair.AsSpan().ContainsAny("'\"\\\r\n")))
        {
            error = $"'{specification}' holds a quote, a backslash or a line end, which no vif has";
            return vif;
        }

        var text = SourceText.FromString("attach", $"vif = ['{string.Join(',', pairs)}']");
        var spec = ((CfgFileSyntax)SyntaxTree.ParseCfg(text).Root).Statements.OfType<AssignmentSyntax>()
            .Select(assignment => assignment.Value).OfType<ListSyntax>().SelectMany(list => list.Elements).OfType<StringSyntax>().FirstOrDefault()?.VifSpec;
        if (spec is null)
        {
            error = $"'{specification}' is no vif";
            return vif;
        }

        var context = new BindingContext(new HostFiles { Name = "", Folder = "" }, release, toolstack);
        vif = VifSpecBinder.Bind(text, spec, id, context, out error);

        // xl create goes on where xl network-attach stops. Source: config-languages §8.4.
        if (toolstack == Toolstack.Xl)
        {
            error = context.Diagnostics.FirstOrDefault(found => found.Severity == DiagnosticSeverity.Error || found.Descriptor == BindingDescriptors.UnknownVifKey)?.Message ?? "";
        }

        return vif;
    }

    private static bool IsTaken(string pair, Release release) =>
        pair.Split('=') is [var key, { Length: > 0 }] && ConfigKeyTable.Find(ConfigSection.XmVifKey, key) is { } known && known.IsKnownTo(release);

    [GeneratedRegex(@"\s*,\s*|\s+(?=[A-Za-z_]+=)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Separator();
}
