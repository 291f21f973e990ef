namespace XenNetLint.LabCompare;

/// <summary>A file that was named cannot be read; the message says which one and why.</summary>
public sealed class LabFileException : Exception
{
    /// <summary>Without a reason.</summary>
    public LabFileException()
    {
    }

    /// <summary>With a reason.</summary>
    public LabFileException(string message)
        : base(message)
    {
    }

    /// <summary>With a reason and what caused it.</summary>
    public LabFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
