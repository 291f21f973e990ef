namespace XenNetLint.Cli;

/// <summary>Output cannot be written. Exit code 3.</summary>
public sealed class OutputException : Exception
{
    /// <summary>With one line for the user.</summary>
    public OutputException(string message)
        : base(message)
    {
    }

    /// <summary>Without a message; only to follow the convention of exceptions.</summary>
    public OutputException()
    {
    }

    /// <summary>With a cause.</summary>
    public OutputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
