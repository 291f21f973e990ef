using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts;

/// <summary>A script while it runs: what it did so far and whether it has ended. Every step on an ended run does nothing, as under <c>set -e</c>.</summary>
/// <remarks>
/// Immutable; each step gives the next run. A vif script has an ERR trap that turns a failure at its top level into <c>error</c>; a failure
/// inside a function ends it in silence. Source: host-scripts §3.1.
/// </remarks>
internal sealed record ScriptRun
{
    /// <summary>The state now.</summary>
    public required NetworkState State { get; init; }

    /// <summary>Path of the script, for its messages.</summary>
    public required string Path { get; init; }

    /// <summary>The vif for which a vif script runs; null for a network script.</summary>
    public VifId? Vif { get; init; }

    /// <summary>What it did, in order.</summary>
    public EquatableArray<Effect> Effects { get; init; } = [];

    /// <summary>Lines of scripts of the administrator's that did something; one within another comes first.</summary>
    public EquatableArray<ScriptLine> Lines { get; init; } = [];

    /// <summary>Lines on standard output.</summary>
    public EquatableArray<string> StandardOutput { get; init; } = [];

    /// <summary>Lines on standard error.</summary>
    public EquatableArray<string> StandardError { get; init; } = [];

    /// <summary>Lines in the system's log, above debug level.</summary>
    public EquatableArray<string> Syslog { get; init; } = [];

    /// <summary>Its exit status once it has ended.</summary>
    public int? ExitStatus { get; init; }

    /// <summary>Whether the step that runs now is inside a function.</summary>
    public bool IsInFunction { get; init; }

    /// <summary>Whether it ended by a failure inside a function.</summary>
    public bool HasFailedInFunction { get; init; }

    /// <summary>Whether it ended by a failing command, not by <c>exit</c> or <c>return</c>.</summary>
    public bool HasFailed { get; init; }

    /// <summary>Why it cannot be told what it does; empty if it can.</summary>
    public string Unknown { get; init; } = "";

    /// <summary>The line of an administrator's script from which on it cannot be told; null if there is none.</summary>
    public ScriptPlace? UnknownAt { get; init; }

    /// <summary>Why it ended without doing anything; empty otherwise.</summary>
    public string Nothing { get; init; } = "";

    /// <summary>Why it never ends; empty if it does.</summary>
    public string Endless { get; init; } = "";

    /// <summary>What it wrote below the vif's path.</summary>
    public HotplugOutcome Hotplug { get; init; } = HotplugOutcome.Silence;

    /// <summary>Whether no further step runs.</summary>
    public bool HasEnded => ExitStatus is not null || Unknown.Length > 0 || Endless.Length > 0;

    /// <summary>The release whose script it is.</summary>
    public Release Release => State.Host.Release;

    /// <summary>A command that must succeed.</summary>
    public ScriptRun Do(Effect effect)
    {
        if (HasEnded)
        {
            return this;
        }

        var answer = State.With(effect);
        return answer.IsDone ? this with { State = answer.State, Effects = Effects.Add(effect) } : Fail(answer.Error, answer.ExitStatus);
    }

    /// <summary>A command whose failure the script ignores.</summary>
    public ScriptRun Try(Effect effect) => Try(effect, out _);

    /// <summary>A command whose success the script looks at.</summary>
    public ScriptRun Try(Effect effect, out bool isDone)
    {
        isDone = false;
        if (HasEnded)
        {
            return this;
        }

        var answer = State.With(effect);
        isDone = answer.IsDone;
        return isDone ? this with { State = answer.State, Effects = Effects.Add(effect) } : Complain(answer.Error);
    }

    /// <summary>Steps of a function: a failure in them does not reach the ERR trap.</summary>
    public ScriptRun Call(Func<ScriptRun, ScriptRun> function) =>
        HasEnded ? this : function(this with { IsInFunction = true }) with { IsInFunction = IsInFunction };

    /// <summary>Steps that run only if <paramref name="condition"/> holds.</summary>
    public ScriptRun When(bool condition, Func<ScriptRun, ScriptRun> steps) => HasEnded || !condition ? this : steps(this);

    /// <summary>A command fails, and the script with it.</summary>
    public ScriptRun Fail(string error, int exitStatus)
    {
        if (HasEnded)
        {
            return this;
        }

        var failed = Complain(error);
        return Vif is not null && !IsInFunction
            ? failed.Fatal($"{Path} failed; error detected.")
            : failed with { ExitStatus = exitStatus, HasFailed = true, HasFailedInFunction = IsInFunction };
    }

    /// <summary>A vif script's <c>fatal</c>: status error, message to the system's log, exit 1. Source: host-scripts §3.1.</summary>
    public ScriptRun Fatal(string message)
    {
        if (HasEnded || Vif is not { } vif)
        {
            return this;
        }

        return WriteError(message) with { ExitStatus = 1 };
    }

    /// <summary>What <see cref="Fatal"/> does but for the end: in a pipe only that part of the script ends. Source: host-scripts §3.6.</summary>
    public ScriptRun WriteError(string message)
    {
        if (HasEnded || Vif is not { } vif)
        {
            return this;
        }

        var outcome = new HotplugOutcome("error", Release.IsAtLeast(3, 1) ? message : "");
        return (this with { Hotplug = outcome }).Do(new WriteHotplugStatus(vif, outcome)).Log($"err {Path}: {message}");
    }

    /// <summary>A vif script's <c>success</c>. Source: host-scripts §3.1.</summary>
    public ScriptRun Success()
    {
        if (HasEnded || Vif is not { } vif)
        {
            return this;
        }

        var outcome = HotplugOutcome.Connected with { Error = Hotplug.Error };
        return (this with { Hotplug = outcome }).Do(new WriteHotplugStatus(vif, outcome));
    }

    /// <summary>The script ends here.</summary>
    public ScriptRun Exit(int exitStatus) => HasEnded ? this : this with { ExitStatus = exitStatus };

    /// <summary>The script never ends; the toolstack gives up waiting. Source: host-scripts §4.3, §4.6.</summary>
    public ScriptRun Hang(string reason) => HasEnded ? this : this with { Endless = reason };

    /// <summary>The script ends here because there is nothing to do.</summary>
    public ScriptRun EndIdle(string reason) =>
        HasEnded ? this : Do(new NothingHappens(reason)) with { ExitStatus = 0, Nothing = reason };

    /// <summary>What the script does from here on cannot be told.</summary>
    public ScriptRun Lose(string reason) =>
        HasEnded ? this : (Vif is { } vif ? Do(new LoseTrackOfVif(vif, reason)) : Do(new BecomeUnknown(reason))) with { Unknown = reason };

    /// <summary>A line on standard output.</summary>
    public ScriptRun Print(string line) => HasEnded ? this : this with { StandardOutput = StandardOutput.Add(line) };

    /// <summary>A line on standard error.</summary>
    public ScriptRun Complain(string line) => HasEnded || line.Length == 0 ? this : this with { StandardError = StandardError.Add(line) };

    /// <summary>A line in the system's log.</summary>
    public ScriptRun Log(string line) => HasEnded ? this : this with { Syslog = Syslog.Add(line) };

    /// <summary>The end of the script's text.</summary>
    public ScriptRun End() => Exit(0);

    /// <summary>What can be seen of it from outside.</summary>
    public ScriptOutcome ToOutcome(string commandLine) => new()
    {
        CommandLine = commandLine,
        Vif = Vif,
        Effects = Effects,
        ExitStatus = Unknown.Length > 0 || Endless.Length > 0 ? null : ExitStatus ?? 0,
        Endless = Endless,
        StandardOutput = StandardOutput,
        StandardError = StandardError,
        Syslog = Syslog,
        Hotplug = Vif is null ? null : Hotplug,
        Unknown = Unknown,
        UnknownAt = UnknownAt,
        Nothing = Nothing,
    };
}
