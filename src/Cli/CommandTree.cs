using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace XenNetLint.Cli;

/// <summary>All commands, and what System.CommandLine would do otherwise than we promise.</summary>
internal static class CommandTree
{
    private const string Description = "Checks and simulates the dom0 network of Xen hosts from their configuration files.";

    /// <summary>Parses and runs a command line.</summary>
    /// <exception cref="WrongCallException">The command line is wrong.</exception>
    internal static int Invoke(IReadOnlyList<string> args, CommandIo io)
    {
        var root = Create(io);
        var result = root.Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (result.Action is not HelpPage and not VersionLine)
        {
            Validate(result, args, root);
        }

        using var help = new StringWriter();
        return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = help, Error = io.Error });
    }

    private static RootCommand Create(CommandIo io)
    {
        var root = new RootCommand(Description)
        {
            CheckCommand.Create(io),
            SimulateCommand.Create(io),
            WhatIfCommand.Create(io),
            DiffCommand.Create(io),
            TraceCommand.Create(io),
            ReachCommand.Create(io),
            DomidsCommand.Create(io),
            ExplainCommand.Create(io),
            RulesCommand.Create(io),
            SyntaxCommand.Create(io),
        };
        foreach (var option in root.Options)
        {
            switch (option)
            {
                case HelpOption help:
                    help.Description = "Show help with examples";
                    help.Action = new HelpPage(io);
                    break;
                case VersionOption version:
                    version.Description = "Show the version";
                    version.Action = new VersionLine(io);
                    break;
            }
        }

        return root;
    }

    private static void Validate(ParseResult result, IReadOnlyList<string> args, RootCommand root)
    {
        var command = result.CommandResult.Command;
        var literal = CountBehindDoubleDash(args);
        var words = result.CommandResult.Tokens.Where(token => token.Type == TokenType.Argument).Select(token => token.Value).Concat(result.UnmatchedTokens).ToList();
        for (var index = 0; index < words.Count; index++)
        {
            var isLiteral = index >= words.Count - literal;
            if (!isLiteral && words[index].Length > 1 && words[index].StartsWith('-'))
            {
                var option = words[index].Split('=', 2)[0];
                throw new WrongCallException($"unknown option '{option}'{Suggestion.For(option, OptionNames(command))}; '{HelpCall(command)}' lists the options");
            }
        }

        if (command == root)
        {
            var commands = root.Subcommands.Select(sub => sub.Name).ToList();
            throw new WrongCallException(words.Count == 0
                ? $"no command is given; commands are {string.Join(", ", commands)}; 'xennetlint --help' explains them"
                : $"unknown command '{words[0]}'{Suggestion.For(words[0], commands)}; commands are {string.Join(", ", commands)}");
        }

        if (result.Errors.Count > 0)
        {
            var further = result.UnmatchedTokens.Count > 0 ? $"'{result.UnmatchedTokens[0]}' is one argument too many" : null;
            var lacking = command.Arguments.FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues > (result.GetResult(argument)?.Tokens.Count ?? 0));
            var wrong = further ?? (lacking is null ? result.Errors[0].Message.ReplaceLineEndings(" ").TrimEnd('.') : $"'{lacking.Name}' is missing");
            throw new WrongCallException($"{wrong}; '{HelpCall(command)}' shows how to call it");
        }

        foreach (var value in OptionValues(result))
        {
            if (value.Value.Length > 1 && value.Value.StartsWith('-'))
            {
                throw new WrongCallException($"option '{value.Option}' needs a value, and '{value.Value}' looks like another option; write '{value.Option}={value.Value}' if it is meant");
            }
        }
    }

    private static IEnumerable<(string Option, string Value)> OptionValues(ParseResult result) => result.CommandResult.Children
        .OfType<OptionResult>()
        .Where(option => !option.Implicit && option.IdentifierToken is not null)
        .SelectMany(option => option.Tokens.Select(token => (option.Option.Name, token.Value)));

    private static int CountBehindDoubleDash(IReadOnlyList<string> args)
    {
        for (var index = 0; index < args.Count; index++)
        {
            if (args[index] is "--")
            {
                return args.Count - index - 1;
            }
        }

        return 0;
    }

    private static IEnumerable<string> OptionNames(Command command) =>
        command.Options.SelectMany(option => option.Aliases.Prepend(option.Name)).Where(name => name.StartsWith("--", StringComparison.Ordinal)).Append("--help");

    private static string HelpCall(Command command) => command is RootCommand ? "xennetlint --help" : $"xennetlint {command.Name} --help";

    /// <summary>Help, with examples below what System.CommandLine writes.</summary>
    private sealed class HelpPage(CommandIo io) : SynchronousCommandLineAction
    {
        private const int Width = 120;

        public override int Invoke(ParseResult parseResult)
        {
            var written = parseResult.InvocationConfiguration.Output;
            new HelpAction { MaxWidth = Width }.Invoke(parseResult);
            var help = written.ToString() ?? "";
            var examples = Examples.For(parseResult.CommandResult.Command is RootCommand ? "xennetlint" : parseResult.CommandResult.Command.Name);
            OutputWriter.WriteStandardOutput(io, writer =>
            {
                foreach (var line in help.TrimEnd().Split('\n'))
                {
                    writer.Write(line.TrimEnd() + "\n");
                }

                writer.Write(examples.Length > 0 ? $"\nExamples:\n{examples}\n" : "");
            });
            return ExitCode.Clean;
        }
    }

    /// <summary>The program's name and version.</summary>
    private sealed class VersionLine(CommandIo io) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            OutputWriter.WriteStandardOutput(io, writer => writer.Write($"xennetlint {Reports.ToolVersion.Text}\n"));
            return ExitCode.Clean;
        }
    }
}
