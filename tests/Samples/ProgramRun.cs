namespace XenNetLint.Samples;

/// <summary>What a run of the program gave.</summary>
/// <param name="ExitCode">Exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ProgramRun(int ExitCode, string Output, string Error);
