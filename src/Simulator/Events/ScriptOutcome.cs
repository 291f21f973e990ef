using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>A script that ran, and what can be seen of it.</summary>
public sealed record ScriptOutcome
{
    /// <summary>The command line as xend or libxl runs it.</summary>
    public required string CommandLine { get; init; }

    /// <summary>The vif for which it ran; null for a network script.</summary>
    public VifId? Vif { get; init; }

    /// <summary>Its exit status; null if it is unknown or the script never ends.</summary>
    public int? ExitStatus { get; init; }

    /// <summary>What it did, in order, with what the scripts did that it called.</summary>
    public EquatableArray<Effect> Effects { get; init; } = [];

    /// <summary>Lines on standard output.</summary>
    public EquatableArray<string> StandardOutput { get; init; } = [];

    /// <summary>Lines on standard error, or in the hotplug log.</summary>
    public EquatableArray<string> StandardError { get; init; } = [];

    /// <summary>Lines in the system's log, above debug level.</summary>
    public EquatableArray<string> Syslog { get; init; } = [];

    /// <summary>What it wrote below the vif's path in xenstore; null for a network script.</summary>
    public HotplugOutcome? Hotplug { get; init; }

    /// <summary>Variables that its caller set for it, as <c>NAME=VALUE</c>; they are no part of the command line. Source: host-scripts §1.1.</summary>
    public EquatableArray<string> Variables { get; init; } = [];

    /// <summary>The state in which a network script began; null where it is not kept.</summary>
    public NetworkState? Before { get; init; }

    /// <summary>The state in which a network script ended; null where it is not kept.</summary>
    public NetworkState? After { get; init; }

    /// <summary>Why it is not known what it did; empty if it is known.</summary>
    public string Unknown { get; init; } = "";

    /// <summary>Why it never ends; empty if it does.</summary>
    public string Endless { get; init; } = "";

    /// <summary>The line of an administrator's script from which on it is not known; null if it is known, or for another reason.</summary>
    public ScriptPlace? UnknownAt { get; init; }

    /// <summary>The line of an administrator's script that called it; null if the toolstack did.</summary>
    public ScriptPlace? CalledFrom { get; init; }

    /// <summary>Why it ended early without doing anything; empty otherwise.</summary>
    public string Nothing { get; init; } = "";
}
