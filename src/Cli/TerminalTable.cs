using System.Runtime.CompilerServices;
using Spectre.Console;
using XenNetLint.Analysis;
using XenNetLint.Reports;

namespace XenNetLint.Cli;

/// <summary>Tables with lines, for a terminal only: everywhere else the library that draws them would cost 100 ms for nothing.</summary>
internal static class TerminalTable
{
    /// <summary>Whether an output goes to a terminal as text and in colour, and to nothing else.</summary>
    internal static bool Fits(CommandIo io, IReadOnlyList<OutputSpec> outputs, ColorChoice color) =>
        io.IsTerminal && outputs is [{ Format: "text", File: null }] && OutputWriter.UsesColor(io, color);

    /// <summary>Writes the list of rules.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void WriteRules(CommandIo io) => OutputWriter.WriteStandardOutput(io, writer =>
        ConsoleOn(writer).Write(TableOf(RulesText.Columns, DescriptorCatalog.All.Select(RulesText.RowOf))));

    /// <summary>Writes who gets which id.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Write(CommandIo io, SimulationResult simulation, bool isQuiet) => OutputWriter.WriteStandardOutput(io, writer =>
    {
        var console = ConsoleOn(writer);
        foreach (var host in simulation.Hosts)
        {
            writer.Write(DomidsText.TitleOf(host) + "\n");
            console.Write(TableOf(DomidsText.Columns, DomidsText.RowsOf(host)));
            DomidsText.WriteRest(host, writer, isQuiet);
            writer.Write('\n');
        }
    });

    private static IAnsiConsole ConsoleOn(TextWriter writer) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(writer) });

    private static Table TableOf(IReadOnlyList<string> columns, IEnumerable<string[]> rows)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Spectre.Console.Text(column, new Style(decoration: Decoration.Bold))));
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Spectre.Console.Text(cell)));
        }

        return table;
    }
}
