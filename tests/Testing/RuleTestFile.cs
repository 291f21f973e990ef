namespace XenNetLint.Testing;

/// <summary>One file of a <see cref="RuleTest"/>.</summary>
internal sealed record RuleTestFile(string Path, MarkedSource Source);
