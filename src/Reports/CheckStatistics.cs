using XenNetLint.Collections;

namespace XenNetLint.Reports;

/// <summary>What a run read and what it left out.</summary>
/// <param name="Files">Number of files by what they were read as, in the order of output.</param>
/// <param name="LeftOut">Files that were not read as anything, by path.</param>
public sealed record CheckStatistics(EquatableArray<FileCount> Files, EquatableArray<LeftOutFile> LeftOut);
