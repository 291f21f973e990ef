using System.CommandLine;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Cli;

/// <summary>Argument and options of the commands that simulate.</summary>
/// <param name="formats">The formats that the command knows.</param>
/// <param name="events">How the command calls its events; null: <c>--event</c>.</param>
internal sealed class SimulationOptions(IReadOnlyList<string> formats, Option<string[]>? events = null)
{
    private readonly Argument<string?> _path = new("PATH") { Arity = ArgumentArity.ZeroOrOne, Description = "File or folder; '-' is standard input (default: the current folder)" };
    private readonly Option<string[]> _events = events ?? CommonOptions.Events();
    private readonly Option<string[]> _output = CommonOptions.Output(formats);
    private readonly Option<string?> _xen = CommonOptions.Xen();
    private readonly Option<string?> _toolstack = CommonOptions.Toolstack();
    private readonly Option<string?> _host = CommonOptions.Host();
    private readonly Option<bool> _quiet = CommonOptions.Quiet("Neither assumptions nor notes");
    private readonly Option<string?> _color = CommonOptions.Color();

    /// <summary>Gives a command these options.</summary>
    internal void AddTo(Command command)
    {
        command.Add(_path);
        command.Add(_events);
        command.Add(_output);
        command.Add(_xen);
        command.Add(_toolstack);
        command.Add(_host);
        command.Add(_quiet);
        command.Add(_color);
    }

    /// <summary>Reads the values.</summary>
    /// <exception cref="WrongCallException">A value cannot be used.</exception>
    internal SimulationCall Read(ParseResult result, IReadOnlyList<string> known) => new()
    {
        Path = result.GetValue(_path) ?? ".",
        Outputs = OutputSpec.Parse(result.GetValue(_output) ?? [], known),
        Events = [.. (result.GetValue(_events) ?? []).Select(ParseEvent)],
        Xen = result.GetValue(_xen),
        Toolstack = result.GetValue(_toolstack),
        Host = result.GetValue(_host),
        IsQuiet = result.GetValue(_quiet),
        Color = CommonOptions.ParseColor(result.GetValue(_color)),
    };

    /// <summary>Reads an event.</summary>
    /// <exception cref="WrongCallException">It is none.</exception>
    internal static NetworkEvent ParseEvent(string text) =>
        EventParser.TryParse(text, out var networkEvent, out var error) ? networkEvent : throw new WrongCallException(error);
}
