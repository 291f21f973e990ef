using System.CommandLine;
using XenNetLint.Reports;

namespace XenNetLint.Cli;

/// <summary><c>xennetlint simulate</c>: what happens on a host, event by event, and the state that comes of it.</summary>
internal static class SimulateCommand
{
    private static readonly string[] Formats = ["text", "json"];

    internal static Command Create(CommandIo io)
    {
        var options = new SimulationOptions(Formats);
        var command = new Command("simulate", "Play a boot and further events, and show each step and the final state");
        options.AddTo(command);
        command.SetAction(result =>
        {
            var call = options.Read(result, Formats);
            var simulation = Simulation.Run(io, call, startsAll: false);
            OutputWriter.Write(io, call.Outputs, call.Color, (format, writer, palette) =>
            {
                if (format is "json")
                {
                    SimulateJson.Write(simulation, writer);
                }
                else
                {
                    SimulateText.Write(simulation, writer, palette, call.IsQuiet);
                }
            });
            return ExitCode.Clean;
        });
        return command;
    }
}
