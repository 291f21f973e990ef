using XenNetLint.Simulator.State;

namespace XenNetLint.Reports;

/// <summary>A domain in the list of ids.</summary>
/// <param name="Name">Its name for output.</param>
/// <param name="File">The file that defines it.</param>
/// <param name="Running">The running domain; null if it has no id.</param>
/// <param name="WhyNot">Why it has none; empty if it has one.</param>
internal sealed record DomainIdEntry(string Name, string File, RunningDomain? Running, string WhyNot);
