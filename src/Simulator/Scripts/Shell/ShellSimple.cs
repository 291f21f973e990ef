using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Syntax.Shell;
using XenNetLint.Text;

namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary>Simple commands: assignments, redirections, and who is called.</summary>
internal static class ShellSimple
{
    private static readonly string[] Kernel = ["/proc/", "/sys/"];

    // Files whose content later commands or the next boot obey.
    private static readonly string[] Delicate = ["/etc/", "/boot/", "/lib/", "/usr/", "/bin/", "/sbin/"];

    private static readonly string[] Shells = ["sh", "bash", "dash"];

    private static readonly string[] BridgeVariables = ["antispoof", "bridge", "dhcp", "gatewaydev", "netdev", "pdev", "vdev", "vifnum"];

    /// <summary>Where output goes.</summary>
    private enum Sink
    {
        Output,
        Errors,
        Nowhere,
        Kernel,
    }

    /// <summary>Runs one simple command.</summary>
    /// <param name="run">The shell.</param>
    /// <param name="command">The command.</param>
    /// <param name="isTested">Whether its status decides something, which switches <c>set -e</c> off in a function.</param>
    public static ShellRun Execute(ShellRun run, ShellSimpleCommand command, bool isTested) =>
        command.Redirections.Count == 0 ? Call(run, command, isTested) : Redirect(run, command.Redirections, command.Span, inner => Call(inner, command, isTested));

    /// <summary>Runs something whose output goes elsewhere.</summary>
    public static ShellRun Redirect(ShellRun run, EquatableArray<ShellRedirection> redirections, TextSpan span, Func<ShellRun, ShellRun> body)
    {
        var (output, errors) = (Sink.Output, Sink.Errors);
        var kernelFile = "";
        foreach (var redirection in redirections)
        {
            run = ShellExpansion.Text(run, redirection.Target.Pieces, out var target);
            if (run.IsOver)
            {
                return run;
            }

            if (target is null || !TrySink(redirection.Operator, target, ref output, ref errors, ref kernelFile))
            {
                return run.Lose(span);
            }
        }

        var inner = body(run with { IsOutputKnown = true, Run = run.Run with { StandardOutput = [], StandardError = [] } });
        var printed = inner.Run.StandardOutput;
        if (output == Sink.Kernel && !inner.IsOver)
        {
            inner = inner is { IsOutputKnown: true, Status: 0 } && printed.Count == 1 ? WriteKernelFile(inner, kernelFile, printed[0], span) : inner.Lose(span);
        }

        EquatableArray<string> shown = [.. run.Run.StandardOutput, .. output == Sink.Output ? printed : [], .. errors == Sink.Output ? inner.Run.StandardError : []];
        EquatableArray<string> complaints = [.. run.Run.StandardError, .. errors == Sink.Errors ? inner.Run.StandardError : [], .. output == Sink.Errors ? printed : []];
        return inner with
        {
            IsOutputKnown = run.IsOutputKnown && (inner.IsOutputKnown || output != Sink.Output),
            Run = inner.Run with { StandardOutput = shown, StandardError = complaints },
        };
    }

    private static bool TrySink(string sign, string target, ref Sink output, ref Sink errors, ref string kernelFile)
    {
        var isError = sign[0] == '2';
        if (sign[0] is not ('1' or '2' or '>' or '<' or '&') || sign.Contains('<', StringComparison.Ordinal))
        {
            // Input, and files under other numbers: they change nothing.
            return sign.Contains('<', StringComparison.Ordinal);
        }

        if (sign.EndsWith(">&", StringComparison.Ordinal) && target is "1" or "2" or "-")
        {
            var sink = target switch { "1" => output, "2" => errors, _ => Sink.Nowhere };
            output = isError ? output : sink;
            errors = isError ? sink : errors;
            return true;
        }

        var isKernel = Kernel.Any(folder => target.StartsWith(folder, StringComparison.Ordinal));
        var isBoth = sign is "&>" or ">&";
        if (Delicate.Any(folder => target.StartsWith(folder, StringComparison.Ordinal)) || (isKernel && (isError || isBoth || sign.EndsWith(">>", StringComparison.Ordinal))))
        {
            return false;
        }

        kernelFile = isKernel ? target : kernelFile;
        var place = isKernel ? Sink.Kernel : target switch { "/dev/stdout" => output, "/dev/stderr" => errors, _ => Sink.Nowhere };
        output = isError ? output : place;
        errors = isError || isBoth ? place : errors;
        return true;
    }

    /// <summary>A value written to a file of the kernel's.</summary>
    private static ShellRun WriteKernelFile(ShellRun run, string path, string value, TextSpan span)
    {
        var tool = new ToolRun { State = run.Run.State };
        tool = KernelFiles.Write(tool, path, value);
        return Take(run, tool, span);
    }

    private static ShellRun Call(ShellRun run, ShellSimpleCommand command, bool isTested)
    {
        run = ShellExpansion.Fields(run, command.Words, out var words);
        if (run.IsOver)
        {
            return run;
        }

        if (words.Count > 0)
        {
            return Call(run, words, command, isTested);
        }

        // A substitution's status is that of the assignment it stands in.
        run = command.Words.Count == 0 ? run.Ends(0) : run;
        foreach (var assignment in command.Assignments)
        {
            run = Assign(run, assignment);
        }

        return run;
    }

    private static ShellRun Assign(ShellRun run, ShellWordSyntax assignment)
    {
        var text = assignment.Token.Characters;
        var equals = text.IndexOf('=');
        var name = text[..equals].ToString();
        run = ShellExpansion.Text(run, ShellWordPiece.Split(text[(equals + 1)..]), out var value);
        return run.Set(name, value);
    }

    private static ShellRun Call(ShellRun run, List<string?> words, ShellSimpleCommand command, bool isTested)
    {
        if (words[0] is not { } program)
        {
            return run.Lose(command.Span);
        }

        var name = program[(program.LastIndexOf('/') + 1)..];
        if (run.Functions.TryGetValue(program, out var function))
        {
            return CallFunction(run, function, words, command.Span, isTested);
        }

        if (ShellBuiltins.TryRun(run, words, command, out var built))
        {
            return built;
        }

        if (Shells.Contains(name, StringComparer.Ordinal) && words.Count > 1)
        {
            var at = 1;
            while (at < words.Count && words[at] is "-x" or "-e" or "-u")
            {
                at++;
            }

            return at < words.Count && words[at] is { } script && script.Contains("network-", StringComparison.Ordinal) ? Call(run, [.. words.Skip(at)], command, isTested) : run.Lose(command.Span);
        }

        if (NetworkScripts.IsShipped(name))
        {
            return CallShipped(run, name, words, command);
        }

        if (program.Contains('/', StringComparison.Ordinal) && run.Run.State.Host.CustomScripts.FirstOrDefault(script => string.Equals(script.Name, name, StringComparison.Ordinal)) is { } custom)
        {
            return CallCustom(run, custom, words, command.Span);
        }

        if (name is "xenstore-write" && run.Run.Vif is not null)
        {
            return WriteXenstore(run, words, command.Span);
        }

        var tool = new ToolRun { State = run.Run.State, Input = run.Input };
        return Take(run, ShellTools.Run(tool, name, words), command.Span);
    }

    /// <summary>What a vif script says of itself in xenstore. Source: host-scripts §3.1.</summary>
    private static ShellRun WriteXenstore(ShellRun run, List<string?> words, TextSpan span)
    {
        for (var at = 1; at + 1 < words.Count; at += 2)
        {
            if (words[at] is not { } path || words[at + 1] is not { } value || run.Run.Vif is not { } vif)
            {
                return run.Lose(span);
            }

            var outcome = path[(path.LastIndexOf('/') + 1)..] switch
            {
                "hotplug-status" => run.Run.Hotplug with { Status = value },
                "hotplug-error" => run.Run.Hotplug with { Error = value },
                _ => run.Run.Hotplug,
            };
            run = outcome == run.Run.Hotplug ? run : run with { Run = (run.Run with { Hotplug = outcome }).Do(new WriteHotplugStatus(vif, outcome)) };
        }

        return run.Ends(0);
    }

    /// <summary>What a command did becomes what the shell did.</summary>
    private static ShellRun Take(ShellRun run, ToolRun tool, TextSpan span)
    {
        if (tool.IsUnread)
        {
            return run.Lose(span);
        }

        var now = run.Run;
        return run with
        {
            Status = tool.Status,
            IsOutputKnown = run.IsOutputKnown && tool.IsOutputKnown,
            Run = now with
            {
                State = tool.State,
                Effects = [.. now.Effects, .. tool.Effects],
                StandardOutput = [.. now.StandardOutput, .. tool.Output],
                StandardError = [.. now.StandardError, .. tool.Errors],
            },
        };
    }

    private static ShellRun CallFunction(ShellRun run, ShellStatement body, IReadOnlyList<string?> words, TextSpan span, bool isTested)
    {
        if (run.Depth >= ShellInterpreter.DeepestCalls)
        {
            return run.Lose(span);
        }

        var inner = ShellInterpreter.Execute(run with { Arguments = [.. words.Skip(1)], Depth = run.Depth + 1 }, body, isTested);
        return inner with
        {
            Arguments = run.Arguments,
            Depth = run.Depth,
            Leaving = inner.Leaving == ShellLeaving.Return ? ShellLeaving.None : inner.Leaving,
        };
    }

    private static ShellRun CallShipped(ShellRun run, string name, IReadOnlyList<string?> words, ShellSimpleCommand command)
    {
        var environment = new List<string>();
        foreach (var variable in BridgeVariables.Where(run.Exported.Contains))
        {
            if (run.ValueOf(variable, out _) is not { } value)
            {
                return run.Lose(command.Span);
            }

            environment.Add(variable + "=" + value);
        }

        foreach (var assignment in command.Assignments)
        {
            var pair = assignment.Token.Text.Split('=', 2);
            run = ShellExpansion.Text(run, ShellWordPiece.Split(pair[1]), out var value);
            if (value is null)
            {
                return run.Lose(command.Span);
            }

            environment.Add(pair[0] + "=" + value);
        }

        if (words.Any(word => word is null))
        {
            return run.Lose(command.Span);
        }

        // The scripts take a variable of the environment where no argument sets it. Source: host-scripts §1.1.
        string[] arguments = [.. words.Skip(1).OfType<string>()];
        string[] seen = environment.Count == 0 ? arguments : [arguments.FirstOrDefault() ?? "", .. environment, .. arguments.Skip(1)];
        var path = NetworkScripts.PathOf(name);
        var called = NetworkScripts.RunShipped(new ScriptRun { State = run.Run.State, Path = path }, name, seen);
        var outcome = called.ToOutcome(string.Join(' ', [path, .. arguments])) with
        {
            CalledFrom = PlaceOf(run, command.Span),
            Variables = environment.ToEquatableArray(),
            Before = run.Run.State,
            After = called.State,
        };
        return run with
        {
            Called = run.Called.Add(outcome),
            Status = called.ExitStatus ?? 0,
            Run = run.Run with { State = called.State, Effects = [.. run.Run.Effects, .. called.Effects], Unknown = called.Unknown },
        };
    }

    private static ShellRun CallCustom(ShellRun run, CustomScript script, IReadOnlyList<string?> words, TextSpan span)
    {
        if (run.Depth >= ShellInterpreter.DeepestCalls)
        {
            return run.Lose(span);
        }

        var path = NetworkScripts.PathOf(script.Name);
        var now = run.Run;
        var inner = CustomScripts.Begin(now with { Path = path, StandardOutput = [], StandardError = [] }, script, words.Skip(1)) with
        {
            Depth = run.Depth + 1,
            Steps = run.Steps,
            Ways = run.Ways,
        };
        inner = CustomScripts.Play(inner, script);
        var outcome = CustomScripts.OutcomeOf(inner, string.Join(' ', [path, .. words.Skip(1).Select(word => word ?? "?")])) with { CalledFrom = PlaceOf(run, span) };
        return run with
        {
            Called = [.. run.Called, outcome, .. inner.Called],
            Steps = inner.Steps,
            Status = inner.Status,
            Run = inner.Run with { Path = now.Path, StandardOutput = now.StandardOutput, StandardError = now.StandardError },
        };
    }

    private static Events.ScriptPlace? PlaceOf(ShellRun run, TextSpan span) =>
        run.Name.Length == 0 ? null : new Events.ScriptPlace(run.Name, run.Text.GetPosition(span.Start).Line);
}
