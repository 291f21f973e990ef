using System.Globalization;
using XenNetLint.Syntax.Shell;
using XenNetLint.Text;

namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary>Commands that the shell carries out itself.</summary>
internal static class ShellBuiltins
{
    // They define functions and, all but the last two, set -e. Source: host-scripts §1.4.
    private static readonly string[] Libraries = ["xen-script-common.sh", "xen-network-common.sh", "logging.sh", "locking.sh"];

    /// <summary>Runs a command if the shell has it.</summary>
    public static bool TryRun(ShellRun run, IReadOnlyList<string?> words, ShellSimpleCommand command, out ShellRun result)
    {
        var arguments = words.Skip(1).ToArray();
        ShellRun? done = words[0] switch
        {
            ":" or "true" or "cd" or "umask" or "wait" or "hash" => run.Ends(0),
            "false" => run.Ends(1),
            "[" or "[[" or "test" => Test(run, words),
            "echo" => Echo(run, arguments),
            "printf" => arguments is [{ } text] && text.AsSpan().IndexOfAny("%\\") < 0 ? Print(run, text) : (run with { IsOutputKnown = false }).Ends(0),
            "exit" => Leave(run, arguments) with { HasExited = true },
            "return" => Leave(run, arguments) with { Leaving = ShellLeaving.Return },
            "break" when arguments.Length == 0 => run with { Leaving = ShellLeaving.Break },
            "continue" when arguments.Length == 0 => run with { Leaving = ShellLeaving.Continue },
            "set" => Set(run, arguments, command.Span),
            "shift" => Shift(run, arguments, command.Span),
            "export" or "readonly" or "local" or "declare" or "typeset" => Declare(run, words, command.Span),
            "unset" => arguments.Where(name => name is not null and not ['-', ..]).Aggregate(run, (now, name) => name is null ? now : Unset(now, name)).Ends(0),
            "read" => arguments.Where(name => name is not null and not ['-', ..]).Aggregate(run, (now, name) => name is null ? now : now.Set(name, null)).Ends(null),
            "trap" => arguments.Any(name => name is "ERR" or "EXIT" or "0" or null) ? run.Lose(command.Span) : run.Ends(0),
            "type" or "which" or "command" when words[0] is not "command" || arguments is ["-v", ..] => (run with { IsOutputKnown = false }).Ends(null),
            "." or "source" => Source(run, arguments, command.Span),
            "exec" => Exec(run, command),
            _ => null,
        };
        result = done ?? run;
        return done is not null;
    }

    private static ShellRun Test(ShellRun run, IReadOnlyList<string?> words)
    {
        var closing = words[0] switch { "[" => "]", "[[" => "]]", _ => "" };
        if (closing.Length > 0 && !string.Equals(words[^1], closing, StringComparison.Ordinal))
        {
            return (run with { Run = run.Run.Complain($"{words[0]}: missing `{closing}'") }).Ends(2);
        }

        string?[] operands = [.. words.Skip(1).Take(words.Count - (closing.Length > 0 ? 2 : 1))];
        return run.Ends(ShellTest.Evaluate(run.Run.State, operands) switch { true => 0, false => 1, null => null });
    }

    private static ShellRun Echo(ShellRun run, string?[] arguments)
    {
        var isOpen = arguments is ["-n" or "-e" or "-ne", ..];
        return arguments.Contains(null) || arguments is ["-e" or "-ne", ..]
            ? (run with { IsOutputKnown = false }).Ends(0)
            : Print(run, string.Join(' ', isOpen ? arguments.Skip(1) : arguments));
    }

    private static ShellRun Print(ShellRun run, string text) =>
        (run with { Run = text.Split('\n').Aggregate(run.Run, (now, line) => now.Print(line)) }).Ends(0);

    private static ShellRun Leave(ShellRun run, string?[] arguments) => arguments switch
    {
        [] => run,
        [var status] => run.Ends(int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number & 0xff : null),
        _ => run.Ends(null),
    };

    private static ShellRun Set(ShellRun run, string?[] arguments, TextSpan span)
    {
        for (var at = 0; at < arguments.Length; at++)
        {
            switch (arguments[at])
            {
                case "--":
                    return (run with { Arguments = [.. arguments.Skip(at + 1)] }).Ends(0);
                case ['-' or '+', .. var letters] word when letters.Length > 0 && letters.All("aefhkmnpuvxbBCEHPT".Contains):
                    var isOn = word[0] == '-';
                    if (letters.Contains('n', StringComparison.Ordinal) || letters.Contains('f', StringComparison.Ordinal) || letters.Contains('a', StringComparison.Ordinal))
                    {
                        return run.Lose(span);
                    }

                    run = run with
                    {
                        StopsAtFailure = letters.Contains('e', StringComparison.Ordinal) ? isOn : run.StopsAtFailure,
                        RefusesUnset = letters.Contains('u', StringComparison.Ordinal) ? isOn : run.RefusesUnset,
                    };
                    break;
                case "-o" or "+o" when at + 1 < arguments.Length:
                    run = arguments[at + 1] switch
                    {
                        "errexit" => run with { StopsAtFailure = arguments[at] is "-o" },
                        "nounset" => run with { RefusesUnset = arguments[at] is "-o" },
                        "pipefail" or "xtrace" or "posix" or "verbose" => run,
                        _ => run.Lose(span),
                    };
                    at++;
                    break;
                default:
                    return arguments.Contains(null) ? run.Lose(span) : (run with { Arguments = [.. arguments.Skip(at)] }).Ends(0);
            }
        }

        return run.IsOver ? run : run.Ends(0);
    }

    private static ShellRun Shift(ShellRun run, string?[] arguments, TextSpan span)
    {
        var isCount = int.TryParse(arguments.FirstOrDefault() ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        return !isCount || arguments.Contains(null) ? run.Lose(span)
            : count > run.Arguments.Count ? run.Ends(1)
            : (run with { Arguments = [.. run.Arguments.Skip(count)] }).Ends(0);
    }

    private static ShellRun Declare(ShellRun run, IReadOnlyList<string?> words, TextSpan span)
    {
        var isExport = words[0] is "export";
        foreach (var word in words.Skip(1))
        {
            if (word is null)
            {
                // "name=" before what nobody knows is lost with it.
                return run.Lose(span);
            }

            if (word is ['-', ..])
            {
                continue;
            }

            var pair = word.Split('=', 2);
            run = pair.Length == 2 ? run.Set(pair[0], pair[1]) : words[0] is "local" ? run.Set(pair[0], "") : run;
            run = isExport ? run with { Exported = run.Exported.Add(pair[0]) } : run;
        }

        return run.Ends(0);
    }

    private static ShellRun Unset(ShellRun run, string name) => run with
    {
        Variables = name.Any(char.IsAsciiLetterUpper) ? run.Variables.SetItem(name, "") : run.Variables.Remove(name),
        Exported = run.Exported.Remove(name),
    };

    private static ShellRun Source(ShellRun run, string?[] arguments, TextSpan span)
    {
        if (arguments is not [{ } path, ..])
        {
            return run.Lose(span);
        }

        var name = path[(path.LastIndexOf('/') + 1)..];
        if (run.Run.Vif is null && Libraries.Contains(name, StringComparer.Ordinal))
        {
            return (run with { StopsAtFailure = run.StopsAtFailure || name.StartsWith("xen-", StringComparison.Ordinal) }).Ends(0);
        }

        if (run.Depth >= ShellInterpreter.DeepestCalls
            || run.Run.State.Host.CustomScripts.FirstOrDefault(script => string.Equals(script.Name, name, StringComparison.Ordinal)) is not { } custom)
        {
            return run.Lose(span);
        }

        var program = CustomScripts.ProgramOf(custom);
        var inner = ShellInterpreter.Play(run with { Text = program.Text, Name = custom.Name, Depth = run.Depth + 1 }, program);
        return inner with
        {
            Text = run.Text,
            Name = run.Name,
            Depth = run.Depth,
            Leaving = inner.Leaving == ShellLeaving.Return ? ShellLeaving.None : inner.Leaving,
        };
    }

    /// <summary>The command takes the shell's place; without one only the redirections stay, and they change nothing.</summary>
    private static ShellRun Exec(ShellRun run, ShellSimpleCommand command)
    {
        if (command.Words.Count == 1)
        {
            return run.Ends(0);
        }

        var rest = command with { Words = [.. command.Words.Skip(1)], Redirections = [] };
        return ShellSimple.Execute(run, rest, isTested: true) with { HasExited = true };
    }
}
