namespace XenNetLint.Simulator.Events;

/// <summary>A line of a script of the administrator's.</summary>
/// <param name="Script">File name of the script.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record ScriptPlace(string Script, int Line);
