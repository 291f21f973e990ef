namespace XenNetLint.Testing;

/// <summary>One file of a <see cref="RuleTest"/>.</summary>
internal sealed record RuleTestFile(string Path, MarkedSource Source)
{
    /// <summary>The name of a link in <c>auto/</c> that leads to the file; null where none does.</summary>
    internal string? AutostartLink { get; init; }
}
