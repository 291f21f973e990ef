using System.CommandLine;

namespace XenNetLint.Cli;

/// <summary><c>xennetlint whatif</c>: what happens step by step, whether dom0 stays reachable, what to do instead.</summary>
internal static class WhatIfCommand
{
    internal static Command Create(CommandIo io)
    {
        var path = new Argument<string?>("PATH") { Arity = ArgumentArity.ZeroOrOne, Description = "File or folder with the present files; '-' is standard input (default: the current folder)" };
        var events = new Option<string[]>("--event", "-e")
        {
            HelpName = "EVENT",
            Description = $"What happens once the host runs, in order; may be repeated (default: 'xend restart' with xend, 'host boot' with xl). Events: {Simulator.Events.EventParser.Known}",
            Arity = ArgumentArity.OneOrMore,
        };
        var proposed = new Option<string?>("--proposed")
        {
            HelpName = "DIR",
            Description = "Folder with files that take the place of the present ones before the events; a kind of file that it has none of stays as it is",
        };
        var options = new ComparisonOptions();
        var command = new Command("whatif", "Show what an event or changed files would do to a running host: each step, dom0's reachability after it, what changes and why")
        {
            path, events, proposed,
        };
        options.AddTo(command);
        command.SetAction(result => ComparisonRun.Run(io, options.Read(result, result.GetValue(path) ?? ".", result.GetValue(proposed)) with
        {
            Events = [.. (result.GetValue(events) ?? []).Select(SimulationOptions.ParseEvent)],
        }));
        return command;
    }
}
