namespace XenNetLint.Cli;

/// <summary>How a command ended. Source: product §3.</summary>
internal static class ExitCode
{
    /// <summary>Nothing at or above the threshold.</summary>
    internal const int Clean = 0;

    /// <summary>Findings at or above the threshold.</summary>
    internal const int Findings = 1;

    /// <summary>The call is wrong.</summary>
    internal const int WrongCall = 2;

    /// <summary>With <c>--detailed-exitcode</c>: behaviour changes, or may.</summary>
    internal const int DetailedChange = 2;

    /// <summary>With <c>--detailed-exitcode</c>: any error, a wrong call and a failure of the program among them.</summary>
    internal const int DetailedError = 1;

    /// <summary>The program failed.</summary>
    internal const int Failure = 3;
}
