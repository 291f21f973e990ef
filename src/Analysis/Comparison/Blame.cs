using XenNetLint.Text;

namespace XenNetLint.Analysis.Comparison;

/// <summary>What causes a change: a line of a file and an event.</summary>
public sealed record Blame
{
    /// <summary>Nothing is known to cause it.</summary>
    public static Blame Nobody { get; } = new();

    /// <summary>The line of the configuration; null if no line stands behind it.</summary>
    public Location? Place { get; init; }

    /// <summary>The event; empty if the files alone make the difference.</summary>
    public string Event { get; init; } = "";

    /// <summary>Number of the step, as <see cref="PlayedStep.Number"/> counts; null if no single step does it.</summary>
    public int? Step { get; init; }
}
