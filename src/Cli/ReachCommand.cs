using System.CommandLine;
using XenNetLint.Analysis.Fleet;
using XenNetLint.Model.Workspaces;
using XenNetLint.Reports;

namespace XenNetLint.Cli;

/// <summary><c>xennetlint reach</c>: who reaches whom, by classes of those who are alike.</summary>
internal static class ReachCommand
{
    private static readonly string[] Formats = ["text", "json", "csv", "markdown"];

    internal static Command Create(CommandIo io)
    {
        var options = new SimulationOptions(Formats, CommonOptions.After());
        var from = Ends("--from", "Who sends (default: all)");
        var to = Ends("--to", "Who is meant (default: all)");
        var command = new Command("reach", "Show who reaches whom: guests, dom0 and what is outside, as a matrix of those who are alike, with the reason for what does not work");
        command.Add(from);
        command.Add(to);
        options.AddTo(command);
        command.SetAction(result => Run(io, options.Read(result, Formats), result.GetValue(from) ?? [], result.GetValue(to) ?? []));
        return command;
    }

    private static Option<string[]> Ends(string name, string what) => new(name)
    {
        HelpName = "ENDS",
        Description = $"{what}: names such as web, web/1, alpha:web, dom0, outside, a LAN's or a group's of xennetlint.json, addresses, networks; '*' stands for any letters, several are separated by commas",
        Arity = ArgumentArity.OneOrMore,
    };

    private static int Run(CommandIo io, SimulationCall call, string[] from, string[] to)
    {
        var played = PlayedFleets.Run(io, call);
        var selectors = played.Fleets.Select(fleet => new EndSelector(fleet.Fleet)).ToList();
        var senders = Choose("--from", from, selectors);
        var receivers = Choose("--to", to, selectors);
        var result = new ReachResult(
            played.Assumptions,
            [.. played.Fleets.Select((fleet, at) => new ReachedFleet(fleet.Toolstack, fleet.Candidates, new ReachSelection(fleet.Fleet, senders[at], receivers[at])))],
            [.. call.Events.Select(networkEvent => networkEvent.Title)])
        {
            TraceArguments = TraceArgumentsOf(call),
        };
        OutputWriter.Write(io, call.Outputs, call.Color, (format, writer, palette) => Write(result, format, writer, palette, call.IsQuiet));
        return ExitCode.Clean;
    }

    /// <summary>Whom the values of an option mean, for each fleet. A name that somebody has under one toolstack only is known.</summary>
    private static List<EndSelection> Choose(string option, string[] values, List<EndSelector> selectors)
    {
        if (values.Length == 0)
        {
            return selectors.ConvertAll(selector => selector.All);
        }

        var names = values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        if (names.Count == 0)
        {
            throw new WrongCallException($"{option} names nobody; give names such as web, alpha:web, dom0, outside or 10.0.0.0/24");
        }

        foreach (var name in names)
        {
            if (NameRules.WhyNoEnd(name) is { } wrong)
            {
                throw new WrongCallException($"{option}: {wrong}");
            }

            if (selectors.TrueForAll(selector => selector.Select(ExpectationEnd.Parse(name)).IsEmpty))
            {
                throw new WrongCallException($"{option}: {selectors[0].WhyNobody(ExpectationEnd.Parse(name))}");
            }
        }

        return selectors.ConvertAll(selector => EndSelection.Of(names.Select(name => selector.Select(ExpectationEnd.Parse(name)))));
    }

    private static string TraceArgumentsOf(SimulationCall call)
    {
        (string Name, string? Value)[] options = [("--xen", call.Xen), ("--toolstack", call.Toolstack), ("--host", call.Host), .. call.Events.Select(networkEvent => ("--after", (string?)networkEvent.Title))];
        return (call.Path is "." ? "" : " " + Quoted(DisplayPath.Normalize(call.Path))) + string.Concat(options.Where(option => option.Value is not null).Select(option => $" {option.Name} {Quoted(option.Value ?? "")}"));
    }

    // As a shell takes it.
    private static string Quoted(string word) =>
        word.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '-' or '_' or ':') ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static void Write(ReachResult result, string format, TextWriter writer, Palette palette, bool isQuiet)
    {
        switch (format)
        {
            case "text":
                ReachText.Write(result, writer, palette, isQuiet);
                break;
            case "json":
                ReachJson.Write(result, writer);
                break;
            case "csv":
                ReachCsv.Write(result, writer);
                break;
            case "markdown":
                ReachMarkdown.Write(result, writer);
                break;
            default:
                throw new System.Diagnostics.UnreachableException(format);
        }
    }
}
