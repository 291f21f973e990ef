namespace XenNetLint.Simulator.State;

/// <summary>A line that a script added to a file of the host's. What the file held before is not known.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Text">The line.</param>
public sealed record FileLine(string Path, string Text);
