namespace XenNetLint.Cli;

/// <summary>The call cannot be carried out as it stands; the message says what to do. Exit code 2.</summary>
public sealed class WrongCallException : Exception
{
    /// <summary>With one line for the user, or several for an unreadable <c>xennetlint.json</c>.</summary>
    public WrongCallException(string message)
        : base(message)
    {
    }

    /// <summary>Without a message; only to follow the convention of exceptions.</summary>
    public WrongCallException()
    {
    }

    /// <summary>With a cause.</summary>
    public WrongCallException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the lines already say where they come from, as <c>file:line:col:</c> does.</summary>
    public bool NamesItsPlace { get; init; }
}
