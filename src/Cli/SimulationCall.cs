using XenNetLint.Simulator.Events;

namespace XenNetLint.Cli;

/// <summary>What a simulating command was asked for.</summary>
internal sealed record SimulationCall
{
    /// <summary>The file or folder.</summary>
    public required string Path { get; init; }

    /// <summary>The outputs.</summary>
    public required IReadOnlyList<OutputSpec> Outputs { get; init; }

    /// <summary>Events behind the boot.</summary>
    public required IReadOnlyList<NetworkEvent> Events { get; init; }

    /// <summary>The release; null if not given.</summary>
    public required string? Xen { get; init; }

    /// <summary>The toolstack; null if not given.</summary>
    public required string? Toolstack { get; init; }

    /// <summary>The host; null for all.</summary>
    public required string? Host { get; init; }

    /// <summary>Whether assumptions and notes are not wanted.</summary>
    public required bool IsQuiet { get; init; }

    /// <summary>When to use colour.</summary>
    public required ColorChoice Color { get; init; }
}
