using XenNetLint.Simulator.Events;

namespace XenNetLint.Cli;

/// <summary>What a comparing command was asked for.</summary>
internal sealed record ComparisonCall
{
    /// <summary>The present or earlier files.</summary>
    public required string Before { get; init; }

    /// <summary>The proposed or later files; null where files stay.</summary>
    public required string? After { get; init; }

    /// <summary>Whether two boots are compared.</summary>
    public bool IsDiff { get; init; }

    /// <summary>The events; empty for the default.</summary>
    public IReadOnlyList<NetworkEvent> Events { get; init; } = [];

    /// <summary>The outputs.</summary>
    public required IReadOnlyList<OutputSpec> Outputs { get; init; }

    /// <summary>The release; null if not given.</summary>
    public required string? Xen { get; init; }

    /// <summary>The toolstack; null if not given.</summary>
    public required string? Toolstack { get; init; }

    /// <summary>The host; null for all.</summary>
    public required string? Host { get; init; }

    /// <summary>Whether only answer, changes and counts are wanted.</summary>
    public required bool IsQuiet { get; init; }

    /// <summary>When to use colour.</summary>
    public required ColorChoice Color { get; init; }

    /// <summary>Whether the exit code tells whether anything changes.</summary>
    public required bool HasDetailedExitCode { get; init; }
}
