using System.Globalization;
using XenNetLint.Text;

namespace XenNetLint.Testing;

/// <summary>A finding as far as a <see cref="RuleTest"/> compares it.</summary>
internal sealed record ShownFinding(string Id, string Path, TextSpan Span, string Message)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id} {Path} [{Span.Start}, {Span.End}) {Message}");
}
