namespace XenNetLint.Analysis.Comparison;

/// <summary>A time in which dom0 cannot be reached.</summary>
/// <param name="Lost">The step with which it begins.</param>
/// <param name="Regained">The step with which it ends; null if it does not.</param>
public sealed record Dom0Outage(PlayedStep Lost, PlayedStep? Regained);
