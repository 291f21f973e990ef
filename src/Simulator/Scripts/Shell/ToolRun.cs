using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary>A command while it runs: what it changed and said so far. Every step after a failure does nothing.</summary>
internal sealed record ToolRun
{
    /// <summary>The state now.</summary>
    public required NetworkState State { get; init; }

    /// <summary>What it did, in order.</summary>
    public EquatableArray<Effect> Effects { get; init; } = [];

    /// <summary>Lines that it reads from the command before it; null if nobody knows them.</summary>
    public EquatableArray<string>? Input { get; init; }

    /// <summary>Lines on standard output, as far as they are known.</summary>
    public EquatableArray<string> Output { get; init; } = [];

    /// <summary>Whether standard output is known.</summary>
    public bool IsOutputKnown { get; init; } = true;

    /// <summary>Lines on standard error.</summary>
    public EquatableArray<string> Errors { get; init; } = [];

    /// <summary>The exit status so far; null if nobody can tell.</summary>
    public int? Status { get; init; } = 0;

    /// <summary>Whether it cannot be told what the command does.</summary>
    public bool IsUnread { get; init; }

    /// <summary>A change that must succeed.</summary>
    public ToolRun Do(Effect effect)
    {
        if (IsUnread || Status != 0)
        {
            return this;
        }

        var answer = State.With(effect);
        return answer.IsDone ? this with { State = answer.State, Effects = Effects.Add(effect) } : Fail(answer.Error, answer.ExitStatus);
    }

    /// <summary>A change that the tool refuses in its own words.</summary>
    public ToolRun Do(Effect effect, string error, int status)
    {
        if (IsUnread || Status != 0)
        {
            return this;
        }

        var answer = State.With(effect);
        return answer.IsDone ? this with { State = answer.State, Effects = Effects.Add(effect) } : Fail(error, status);
    }

    /// <summary>The command fails.</summary>
    public ToolRun Fail(string error, int status) => IsUnread || Status != 0
        ? this
        : this with { Errors = error.Length == 0 ? Errors : Errors.Add(error), Status = status };

    /// <summary>A line on standard output.</summary>
    public ToolRun Print(string line) => IsUnread || Status != 0 ? this : this with { Output = Output.Add(line) };

    /// <summary>It prints what nobody here knows, and changes nothing.</summary>
    public ToolRun PrintUnknown() => this with { IsOutputKnown = false };

    /// <summary>It cannot be told how it ends; it changes nothing.</summary>
    public ToolRun EndUnknown() => this with { IsOutputKnown = false, Status = null };

    /// <summary>It cannot be told what it does.</summary>
    public ToolRun Unread() => this with { IsUnread = true };

    /// <summary>A link by the name that a command gives; null if there is none.</summary>
    public LinkState? FindLink(string name) => InterfaceName.TryParse(name, out var device) ? State.FindLink(device) : null;
}
