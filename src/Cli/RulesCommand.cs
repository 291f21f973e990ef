using System.CommandLine;
using XenNetLint.Analysis;
using XenNetLint.Reports;

namespace XenNetLint.Cli;

/// <summary><c>xennetlint rules</c>: every kind of finding.</summary>
internal static class RulesCommand
{
    private static readonly string[] Formats = ["text", "json"];

    internal static Command Create(CommandIo io)
    {
        var output = CommonOptions.Output(Formats);
        var color = CommonOptions.Color();
        var command = new Command("rules", "List the rules") { output, color };
        command.SetAction(result =>
        {
            var outputs = OutputSpec.Parse(result.GetValue(output) ?? [], Formats);
            var choice = CommonOptions.ParseColor(result.GetValue(color));
            if (TerminalTable.Fits(io, outputs, choice))
            {
                TerminalTable.WriteRules(io);
                return ExitCode.Clean;
            }

            OutputWriter.Write(io, outputs, choice, (format, writer, _) =>
            {
                if (format is "json")
                {
                    RulesJson.Write(DescriptorCatalog.All, writer);
                }
                else
                {
                    RulesText.Write(DescriptorCatalog.All, writer);
                }
            });
            return ExitCode.Clean;
        });
        return command;
    }
}
