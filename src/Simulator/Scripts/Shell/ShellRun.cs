using System.Collections.Immutable;
using XenNetLint.Collections;
using XenNetLint.Simulator.Events;
using XenNetLint.Syntax.Shell;
using XenNetLint.Text;

namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary>A shell while it runs a script or a line: variables, arguments, status. Immutable; each statement gives the next.</summary>
internal sealed record ShellRun
{
    /// <summary>Statements that one event runs at most; a script that wants more is not followed.</summary>
    public const int MostSteps = 20_000;

    /// <summary>What it did so far.</summary>
    public required ScriptRun Run { get; init; }

    /// <summary>The text that runs.</summary>
    public required SourceText Text { get; init; }

    /// <summary>Name of the script; empty for a command line.</summary>
    public string Name { get; init; } = "";

    /// <summary>What <c>$0</c> is.</summary>
    public string Path { get; init; } = "";

    /// <summary>The arguments from <c>$1</c> on; null: nobody knows it.</summary>
    public EquatableArray<string?> Arguments { get; init; } = [];

    /// <summary>Variables that were set; null: nobody knows to what.</summary>
    public ImmutableDictionary<string, string?> Variables { get; init; } = ImmutableDictionary.Create<string, string?>(StringComparer.Ordinal);

    /// <summary>Names that commands get in their environment.</summary>
    public ImmutableHashSet<string> Exported { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Functions that were defined.</summary>
    public ImmutableDictionary<string, ShellStatement> Functions { get; init; } = ImmutableDictionary.Create<string, ShellStatement>(StringComparer.Ordinal);

    /// <summary>What <c>$?</c> is; null: nobody can tell.</summary>
    public int? Status { get; init; } = 0;

    /// <summary>Whether a failing command ends the script (<c>set -e</c>).</summary>
    public bool StopsAtFailure { get; init; }

    /// <summary>Whether a variable that was never set ends the script (<c>set -u</c>).</summary>
    public bool RefusesUnset { get; init; }

    /// <summary>Whether standard output so far is known.</summary>
    public bool IsOutputKnown { get; init; } = true;

    /// <summary>What the next command reads; null if nobody knows it.</summary>
    public EquatableArray<string>? Input { get; init; }

    /// <summary>The runs of other scripts, in order.</summary>
    public EquatableArray<ScriptOutcome> Called { get; init; } = [];

    /// <summary>Whether <c>exit</c> ran, or a failure under <c>set -e</c>.</summary>
    public bool HasExited { get; init; }

    /// <summary>The loops or the function that are being left.</summary>
    public ShellLeaving Leaving { get; init; }

    /// <summary>How many statements ran.</summary>
    public int Steps { get; init; }

    /// <summary>How many functions, scripts and substitutions are open.</summary>
    public int Depth { get; init; }

    /// <summary>How many conditions that nobody knows are being followed both ways.</summary>
    public int Ways { get; init; }

    /// <summary>Whether no further statement runs here.</summary>
    public bool IsOver => Run.HasEnded || HasExited || Leaving != ShellLeaving.None;

    /// <summary>The same with an exit status.</summary>
    public ShellRun Ends(int? status) => this with { Status = status };

    /// <summary>What the script does from this place on cannot be told.</summary>
    public ShellRun Lose(TextSpan span)
    {
        if (Run.HasEnded)
        {
            return this;
        }

        if (Name.Length == 0)
        {
            return this with { Run = Run.Lose($"'{Text.ToString(span).Trim()}' cannot be read") };
        }

        var line = Text.GetPosition(span.Start).Line;
        var lost = Run.Lose(FormattableString.Invariant($"line {line} of {Name} cannot be read: {Text.GetLine(line).Trim()}"));
        return this with { Run = lost with { UnknownAt = new ScriptPlace(Name, line) } };
    }

    /// <summary>The value of a variable.</summary>
    /// <returns>Null if nobody knows it.</returns>
    public string? ValueOf(string name, out bool isSet)
    {
        if (Variables.TryGetValue(name, out var value))
        {
            isSet = true;
            return value;
        }

        // Assumption: xend's environment holds no variables in lower case, and nobody here knows the others.
        isSet = false;
        return name.Any(char.IsAsciiLetterUpper) ? null : "";
    }

    /// <summary>Sets a variable.</summary>
    public ShellRun Set(string name, string? value) => this with { Variables = Variables.SetItem(name, value) };
}

/// <summary>What is being left before its end.</summary>
internal enum ShellLeaving
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The innermost loop.</summary>
    Break,

    /// <summary>The innermost loop's turn.</summary>
    Continue,

    /// <summary>The function.</summary>
    Return,
}
