using System.CommandLine;

namespace XenNetLint.Cli;

/// <summary>Options that the comparing commands share.</summary>
internal sealed class ComparisonOptions
{
    /// <summary>The option that makes the exit code tell whether anything changes.</summary>
    internal const string DetailedExitCode = "--detailed-exitcode";

    private static readonly string[] Formats = ["text", "json", "markdown"];

    private readonly Option<string[]> _output = CommonOptions.Output(Formats);
    private readonly Option<string?> _xen = CommonOptions.Xen();
    private readonly Option<string?> _toolstack = CommonOptions.Toolstack();
    private readonly Option<string?> _host = CommonOptions.Host();
    private readonly Option<bool> _detailed = new(DetailedExitCode) { Description = "Exit code 0: no change, 2: changes or unknown, 1: any error (without it 0 in both cases, and errors as ever)" };
    private readonly Option<bool> _quiet = CommonOptions.Quiet("Only the answer, the changes and the counts: no steps, no assumptions");
    private readonly Option<string?> _color = CommonOptions.Color();

    /// <summary>Gives a command these options.</summary>
    internal void AddTo(Command command)
    {
        command.Add(_output);
        command.Add(_xen);
        command.Add(_toolstack);
        command.Add(_host);
        command.Add(_detailed);
        command.Add(_quiet);
        command.Add(_color);
    }

    /// <summary>Reads the values.</summary>
    /// <exception cref="WrongCallException">A value cannot be used.</exception>
    internal ComparisonCall Read(ParseResult result, string before, string? after) => new()
    {
        Before = before,
        After = after,
        Outputs = OutputSpec.Parse(result.GetValue(_output) ?? [], Formats),
        Xen = result.GetValue(_xen),
        Toolstack = result.GetValue(_toolstack),
        Host = result.GetValue(_host),
        IsQuiet = result.GetValue(_quiet),
        Color = CommonOptions.ParseColor(result.GetValue(_color)),
        HasDetailedExitCode = result.GetValue(_detailed),
    };
}
