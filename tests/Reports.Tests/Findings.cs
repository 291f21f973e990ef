using XenNetLint.Analysis;
using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Text;

namespace XenNetLint.Reports.Tests;

/// <summary>Findings and results as tests need them.</summary>
internal static class Findings
{
    internal static DiagnosticDescriptor Descriptor { get; } =
        new("XNL1001", "Missing bridge", "bridge '{0}' does not exist", RuleCategory.Bridging, DiagnosticSeverity.Error, hasFix: true);

    /// <summary>A finding about the part of <paramref name="text"/> between « and ».</summary>
    internal static Diagnostic At(string text, string path = "hosts/alpha/web.cfg")
    {
        var start = text.IndexOf('«', StringComparison.Ordinal);
        var end = text.IndexOf('»', StringComparison.Ordinal) - 1;
        var source = SourceText.FromString(path, text.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal));
        return Descriptor.At(new Location(source, TextSpan.FromBounds(start, end)), "xenbr1");
    }

    internal static CheckResult Result(params Diagnostic[] findings) => new()
    {
        Findings = CheckResult.InOrder(findings),
        Assumptions = [new Assumption("alpha", "xen", "3.4", "nothing tells the release; state it with --xen")],
        FileCount = 2,
        HostCount = 1,
    };

    internal static CodeFix ReplaceBy(Diagnostic finding, string text, bool isSafe) =>
        new($"Replace it by '{text}'", isSafe, [new TextEdit(finding.Location, text)]);

    internal static EquatableArray<string> Lines(string text) => text.TrimEnd('\n').Split('\n').ToEquatableArray();

    internal static string Written(Action<TextWriter> write)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        write(writer);
        return writer.ToString();
    }
}
