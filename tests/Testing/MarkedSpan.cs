using XenNetLint.Text;

namespace XenNetLint.Testing;

/// <summary>A place where a finding is expected.</summary>
public sealed record MarkedSpan(string Id, TextSpan Span);
