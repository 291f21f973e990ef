using System.Numerics;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Workspaces;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Rules.Lifecycle;

/// <summary>Numbers before the names in <c>auto/</c> that do not sort as numbers: <c>10-</c> comes before <c>9-</c>.</summary>
/// <remarks>The init script starts in the order of the shell's glob, at boot that of bytes. Source: config-languages §6.4.</remarks>
public sealed class AutostartOrderRule : ModelRule
{
    /// <summary>XNL4012.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL4012", "Autostart order is not the one meant", "'{0}' starts after '{1}', although its number is lower", RuleCategory.Lifecycle, DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(BoundNetwork network)
    {
        (WorkspaceFile File, string Name, BigInteger Number)? highest = null;

        // A link counts by its own name.
        var started = from file in network.Files.Domains
                      where file.AutostartName is not null
                      select (File: file, Name: file.AutostartName);
        foreach (var (file, name) in started.OrderBy(start => start.Name, StringComparer.Ordinal))
        {
            if (NumberOf(name) is not { } number)
            {
                continue;
            }

            if (highest is { } before && number < before.Number)
            {
                yield return Descriptor.At(new Location(file.Text, new TextSpan(0, 0)), name, before.Name)
                    .WithEffect("guests that need it are started before it, and domain ids follow the order")
                    .WithNote("names are sorted as text: give all numbers the same length, as in '09-' and '10-'")
                    .WithRelated(new Location(before.File.Text, new TextSpan(0, 0)), "starts before it");
            }
            else
            {
                highest = (file, name, number);
            }
        }
    }

    /// <summary>The number before a name, as in <c>10-web</c>; null where a name is a number alone or has none.</summary>
    private static BigInteger? NumberOf(string name)
    {
        var digits = name.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits > 0 ? BigInteger.Parse(name.AsSpan(0, digits), System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
