using XenNetLint.Analysis.Comparison;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Reports;

/// <summary>Steps of an event that belong together.</summary>
/// <param name="Script">The script that is to be named above them; null if it was named before, or none did them.</param>
/// <param name="Steps">The steps.</param>
internal sealed record EventPart(ScriptOutcome? Script, IReadOnlyList<PlayedStep> Steps);
