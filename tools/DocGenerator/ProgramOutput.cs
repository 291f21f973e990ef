namespace XenNetLint.DocGenerator;

/// <summary>What a run printed, and its exit code.</summary>
internal sealed record ProgramOutput(string StandardOutput, string StandardError, int ExitCode)
{
    /// <summary>Both streams as a page shows them, without blank lines at the end.</summary>
    internal string Shown => (StandardOutput + StandardError).TrimEnd('\n');
}
