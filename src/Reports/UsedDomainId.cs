namespace XenNetLint.Reports;

/// <summary>An id that was given out and that nobody has any more.</summary>
/// <param name="DomId">The id.</param>
/// <param name="Name">Who had it.</param>
/// <param name="Why">What became of its owner.</param>
internal sealed record UsedDomainId(int DomId, string Name, string Why);
