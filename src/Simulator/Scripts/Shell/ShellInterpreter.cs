using System.Diagnostics;
using XenNetLint.Collections;
using XenNetLint.Simulator.Events;
using XenNetLint.Syntax.Shell;
using XenNetLint.Text;

namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary>Follows a script statement by statement without running anything. Source: host-scripts §6.</summary>
/// <remarks>
/// What cannot be told is never guessed: where a condition is not known, both ways are followed, and if either would change something
/// the script is lost from that line on.
/// </remarks>
internal static class ShellInterpreter
{
    /// <summary>Functions, scripts and substitutions within each other, at most.</summary>
    public const int DeepestCalls = 6;
    private const int MostTurns = 1000;
    private const int MostWays = 30;

    /// <summary>Runs a text to its end.</summary>
    public static ShellRun Play(ShellRun run, ShellProgram program)
    {
        foreach (var statement in program.Statements)
        {
            if (run.IsOver)
            {
                break;
            }

            run = Execute(run, statement, isTested: false);
        }

        return run;
    }

    /// <summary>What a command prints, when it stands in an expansion.</summary>
    public static ShellRun Capture(ShellRun run, string command, out string? output)
    {
        output = null;
        if (run.Depth >= DeepestCalls || run.IsOver)
        {
            return run;
        }

        var program = ShellProgram.Read("", command);
        var inner = run with
        {
            Run = run.Run with { StandardOutput = [] },
            Text = program.Text,
            Name = "",
            Depth = run.Depth + 1,
            IsOutputKnown = true,
            Input = null,
            Status = 0,
        };
        inner = Play(inner, program);
        output = inner.IsOutputKnown && !inner.Run.HasEnded ? string.Join('\n', inner.Run.StandardOutput).TrimEnd('\n') : null;
        return FromInner(run, inner with { Run = inner.Run with { StandardOutput = run.Run.StandardOutput } }) with { Status = inner.Status };
    }

    /// <summary>Back from a shell of its own: what it did stays, its variables do not.</summary>
    private static ShellRun FromInner(ShellRun outer, ShellRun inner) => outer with
    {
        Run = inner.Run,
        Called = inner.Called,
        Steps = inner.Steps,
        Status = inner.Status,
    };

    /// <summary>Runs one statement.</summary>
    /// <param name="run">The shell.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="isTested">Whether its status decides something, so that a failure does not end the script under <c>set -e</c>.</param>
    public static ShellRun Execute(ShellRun run, ShellStatement statement, bool isTested)
    {
        if (run.IsOver)
        {
            return run;
        }

        if (run.Steps >= ShellRun.MostSteps)
        {
            return run.Lose(statement.Span);
        }

        run = run with { Steps = run.Steps + 1 };
        return statement switch
        {
            ShellSimpleCommand command => StopAtFailure(Noted(run, ShellSimple.Execute(run, command, isTested), command.Span), command.Span, isTested),
            ShellPipeline pipeline => StopAtFailure(Pipe(run, pipeline), pipeline.Span, isTested),
            ShellNegation negation => Negate(Execute(run, negation.Negated, isTested: true)),
            ShellAndOr chain => Chain(run, chain, isTested),
            ShellList list => Sequence(run, list, isTested),
            ShellBackground background => InBackground(run, background),
            ShellIf condition => If(run, condition, 0, isTested),
            ShellFor loop => For(run, loop, isTested),
            ShellLoop loop => Loop(run, loop, isTested),
            ShellCase choice => Case(run, choice, isTested),
            ShellFunction function => (run with { Functions = run.Functions.SetItem(function.Name, function.Body) }).Ends(0),
            ShellGroup { IsSubshell: false } group => Execute(run, group.Body, isTested),
            ShellGroup group => StopAtFailure(FromInner(run, Execute(run, group.Body, isTested)), group.Span, isTested),
            ShellRedirected redirected => ShellSimple.Redirect(run, redirected.Redirections, redirected.Span, inner => Execute(inner, redirected.Statement, isTested)),
            ShellUnread unread => run.Lose(unread.Span),
            _ => throw new UnreachableException($"No meaning for {statement.GetType().Name}."),
        };
    }

    /// <summary>A command that did something in a script, with its line.</summary>
    private static ShellRun Noted(ShellRun before, ShellRun after, TextSpan span)
    {
        var first = before.Run.Effects.Count;
        var count = after.Run.Effects.Count - first;
        return count <= 0 || before.Name.Length == 0
            ? after
            : after with { Run = after.Run with { Lines = after.Run.Lines.Add(new ScriptLine(new ScriptPlace(before.Name, before.Text.GetPosition(span.Start).Line), first, count)) } };
    }

    private static ShellRun Negate(ShellRun run) => run.IsOver ? run : run.Ends(run.Status is { } status ? status == 0 ? 1 : 0 : null);

    private static ShellRun StopAtFailure(ShellRun run, TextSpan span, bool isTested)
    {
        if (isTested || run.IsOver || !run.StopsAtFailure || run.Status == 0)
        {
            return run;
        }

        return run.Status is null ? run.Lose(span) : run with { HasExited = true };
    }

    private static ShellRun Sequence(ShellRun run, ShellList list, bool isTested)
    {
        run = run.Ends(0);
        foreach (var statement in list.Statements)
        {
            run = Execute(run, statement, isTested);
        }

        return run;
    }

    private static ShellRun Chain(ShellRun run, ShellAndOr chain, bool isTested)
    {
        run = Execute(run, chain.First, isTested: true);
        for (var index = 0; index < chain.Rest.Count && !run.IsOver; index++)
        {
            var next = chain.Rest[index];
            var isLast = index == chain.Rest.Count - 1;
            run = run.Status switch
            {
                null => Undecided(run, next.Statement.Span, now => Execute(now, next.Statement, isTested || !isLast), now => now),
                var status when status == 0 == next.IsAnd => Execute(run, next.Statement, isTested || !isLast),
                _ => run,
            };
        }

        return run;
    }

    private static ShellRun InBackground(ShellRun run, ShellBackground background)
    {
        // When it gets its turn is not known; only what changes nothing may run then.
        var apart = Execute(run, background.Statement, isTested: true);
        return IsQuiet(run, apart) ? (run with { Steps = apart.Steps }).Ends(0) : run.Lose(background.Span);
    }

    /// <summary>Only the last command's status counts; what stands before it is read by it.</summary>
    private static ShellRun Pipe(ShellRun run, ShellPipeline pipeline)
    {
        EquatableArray<string>? input = null;
        var outer = run;
        for (var index = 0; index < pipeline.Commands.Count && !run.IsOver; index++)
        {
            var isLast = index == pipeline.Commands.Count - 1;
            var inner = run with
            {
                Input = input,
                IsOutputKnown = true,
                Run = run.Run with { StandardOutput = [] },
            };
            inner = Execute(inner, pipeline.Commands[index], isTested: true);
            input = inner.IsOutputKnown ? inner.Run.StandardOutput : null;
            var printed = isLast ? inner.Run.StandardOutput : [];
            run = FromInner(run, inner with { Run = inner.Run with { StandardOutput = [.. run.Run.StandardOutput, .. printed] } });
            run = isLast ? run with { IsOutputKnown = outer.IsOutputKnown && inner.IsOutputKnown } : run;
        }

        return run;
    }

    // ---- conditions

    private static ShellRun If(ShellRun run, ShellIf condition, int first, bool isTested)
    {
        for (var clause = first; clause < condition.Clauses.Count; clause++)
        {
            var (test, body) = condition.Clauses[clause];
            run = Execute(run, test, isTested: true);
            if (run.IsOver)
            {
                return run;
            }

            var next = clause + 1;
            switch (run.Status)
            {
                case 0:
                    return Execute(run, body, isTested);
                case null:
                    return Undecided(run, test.Span, now => Execute(now, body, isTested), now => If(now, condition, next, isTested));
            }
        }

        return condition.Else is { } otherwise ? Execute(run, otherwise, isTested) : run.Ends(0);
    }

    private static ShellRun Case(ShellRun run, ShellCase choice, bool isTested)
    {
        run = ShellExpansion.Text(run, choice.Subject.Pieces, out var subject);
        return Case(run, choice, subject, 0, isTested);
    }

    private static ShellRun Case(ShellRun run, ShellCase choice, string? subject, int first, bool isTested)
    {
        for (var index = first; index < choice.Items.Count && !run.IsOver; index++)
        {
            var item = choice.Items[index];
            bool? fits = false;
            foreach (var word in item.Patterns)
            {
                run = ShellExpansion.Pattern(run, word.Pieces, out var pattern);
                bool? one = pattern is "*" ? true : pattern is null || subject is null ? null : ShellPattern.Fits(subject, pattern);
                fits = one is true || fits is true ? true : one is null || fits is null ? null : false;
            }

            var next = index + 1;
            switch (fits)
            {
                case true:
                    return Execute(run, item.Body, isTested);
                case null:
                    return Undecided(run, choice.Span, now => Execute(now, item.Body, isTested), now => Case(now, choice, subject, next, isTested));
            }
        }

        return run.IsOver ? run : run.Ends(0);
    }

    /// <summary>Follows both ways of a condition that is not known; if they change anything, the script is lost here.</summary>
    private static ShellRun Undecided(ShellRun run, TextSpan span, Func<ShellRun, ShellRun> one, Func<ShellRun, ShellRun> other)
    {
        if (run.Ways >= MostWays)
        {
            return run.Lose(span);
        }

        var left = one(run with { Ways = run.Ways + 1 });
        if (!IsQuiet(run, left))
        {
            return run.Lose(span);
        }

        var right = other(run with { Steps = left.Steps, Ways = run.Ways + 1 });
        if (!IsQuiet(run, right) || left.StopsAtFailure != right.StopsAtFailure || left.Arguments != right.Arguments || !ReferenceEquals(left.Functions, right.Functions))
        {
            return run.Lose(span);
        }

        return right with
        {
            Variables = Merge(left, right),
            Ways = run.Ways,
            Exported = left.Exported.Union(right.Exported),
            RefusesUnset = left.RefusesUnset || right.RefusesUnset,
            IsOutputKnown = run.IsOutputKnown && left.IsOutputKnown && left.Run.StandardOutput == right.Run.StandardOutput,
            Run = run.Run,
            Status = left.Status == right.Status ? left.Status : null,
        };
    }

    private static System.Collections.Immutable.ImmutableDictionary<string, string?> Merge(ShellRun left, ShellRun right)
    {
        var merged = left.Variables;
        foreach (var name in left.Variables.Keys.Union(right.Variables.Keys, StringComparer.Ordinal))
        {
            var one = left.ValueOf(name, out _);
            merged = merged.SetItem(name, string.Equals(one, right.ValueOf(name, out _), StringComparison.Ordinal) ? one : null);
        }

        return merged;
    }

    private static bool IsQuiet(ShellRun before, ShellRun after) =>
        !after.IsOver && after.Run.Effects.Count == before.Run.Effects.Count && after.Called.Count == before.Called.Count;

    // ---- loops

    private static ShellRun For(ShellRun run, ShellFor loop, bool isTested)
    {
        List<string?> fields = [.. run.Arguments];
        if (loop.Words is { } words)
        {
            run = ShellExpansion.Fields(run, words, out fields);
        }

        if (run.IsOver)
        {
            return run;
        }

        if (fields.Contains(null))
        {
            // How often it runs, and for what, is not known.
            return Undecided(run, loop.Span, now => Execute(now.Set(loop.Variable, null), loop.Body, isTested), now => now.Ends(0));
        }

        run = run.Ends(0);
        foreach (var field in fields)
        {
            run = Turn(run.Set(loop.Variable, field), loop.Body, isTested, out var goesOn);
            if (!goesOn)
            {
                break;
            }
        }

        return run;
    }

    private static ShellRun Loop(ShellRun run, ShellLoop loop, bool isTested)
    {
        for (var turn = 0; turn < MostTurns; turn++)
        {
            var tested = Execute(run, loop.Condition, isTested: true);
            if (tested.IsOver)
            {
                return tested;
            }

            switch (tested.Status)
            {
                case null:
                    return Undecided(tested, loop.Span, now => WithForgotten(Turn(now, loop.Body, isTested, out _), now).Ends(0), now => now.Ends(0));
                case var status when status == 0 == loop.IsUntil:
                    return tested.Ends(turn == 0 ? 0 : run.Status);
            }

            run = Turn(tested, loop.Body, isTested, out var goesOn);
            if (!goesOn)
            {
                return run;
            }
        }

        return run.Lose(loop.Span);
    }

    /// <summary>After a loop of unknown length nobody knows what its body set.</summary>
    private static ShellRun WithForgotten(ShellRun after, ShellRun before) => after.Variables
        .Where(variable => !before.Variables.TryGetValue(variable.Key, out var old) || !string.Equals(old, variable.Value, StringComparison.Ordinal))
        .Aggregate(after, (now, variable) => now.Set(variable.Key, null));

    private static ShellRun Turn(ShellRun run, ShellStatement body, bool isTested, out bool goesOn)
    {
        run = Execute(run, body, isTested);
        var leaving = run.Leaving;
        goesOn = leaving is ShellLeaving.None or ShellLeaving.Continue && !run.Run.HasEnded && !run.HasExited;
        return leaving is ShellLeaving.Break or ShellLeaving.Continue ? run with { Leaving = ShellLeaving.None } : run;
    }
}
