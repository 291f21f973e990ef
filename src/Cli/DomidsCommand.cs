using System.CommandLine;
using XenNetLint.Reports;

namespace XenNetLint.Cli;

/// <summary><c>xennetlint domids</c>: who gets which domain id and which backend names, and what would change it.</summary>
internal static class DomidsCommand
{
    private static readonly string[] Formats = ["text", "json"];

    internal static Command Create(CommandIo io)
    {
        var options = new SimulationOptions(Formats);
        var command = new Command("domids", "Show which domain ids and backend names the guests get (without --event: after the boot and the start of every guest)");
        options.AddTo(command);
        command.SetAction(result =>
        {
            var call = options.Read(result, Formats);
            var simulation = Simulation.Run(io, call, startsAll: call.Events.Count == 0);
            if (TerminalTable.Fits(io, call.Outputs, call.Color))
            {
                TerminalTable.Write(io, simulation, call.IsQuiet);
                return ExitCode.Clean;
            }

            OutputWriter.Write(io, call.Outputs, call.Color, (format, writer, palette) =>
            {
                if (format is "json")
                {
                    DomidsJson.Write(simulation, writer);
                }
                else
                {
                    DomidsText.Write(simulation, writer, palette, call.IsQuiet);
                }
            });
            return ExitCode.Clean;
        });
        return command;
    }
}
