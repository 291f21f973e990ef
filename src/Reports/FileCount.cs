namespace XenNetLint.Reports;

/// <summary>How many files were read as something.</summary>
/// <param name="ReadAs">What they were read as, for people and programs: <c>domain-config</c>.</param>
/// <param name="Count">How many.</param>
public sealed record FileCount(string ReadAs, int Count);
