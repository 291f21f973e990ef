using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Rules.Lifecycle;

/// <summary>An editor's or packager's backup in <c>auto/</c>, which the boot starts like every other file.</summary>
/// <remarks>Only names that begin with a dot are left out. Source: config-languages §6.4.</remarks>
public sealed class BackupFileInAutoRule : ModelRule
{
    private static readonly string[] Endings =
        ["~", ".bak", ".old", ".orig", ".save", ".tmp", ".rpmsave", ".rpmnew", ".rpmorig", ".dpkg-old", ".dpkg-dist", ".dpkg-new", ".dpkg-tmp", ".disabled", ".off"];

    /// <summary>XNL4003.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL4003", "Backup or odd file in auto/", "'{0}' in auto/ looks like a backup, and the boot starts it too", RuleCategory.Lifecycle, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(BoundNetwork network) =>
        from file in network.Files.Domains
        let name = file.AutostartName
        where name is not null && IsBackup(name)
        let twin = network.Files.Domains.FirstOrDefault(other => other != file && other.AutostartName is { } original && name.StartsWith(original, StringComparison.Ordinal))
        select Descriptor.At(new Location(file.Text, new TextSpan(0, 0)), name)
            .WithEffect(twin is null ? "a guest runs that nobody means to run" : $"it is tried after '{twin.AutostartName}': a second guest of the same name is refused, one of another name runs beside it")
            .WithNote("only names that begin with a dot are left out; move it out of the folder");

    private static bool IsBackup(string name) =>
        Array.Exists(Endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) || (name.Length > 1 && name[0] == '#' && name[^1] == '#');
}
