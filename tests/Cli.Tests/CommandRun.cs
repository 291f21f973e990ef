using System.Text;

namespace XenNetLint.Cli.Tests;

/// <summary>A command line that was run in this process.</summary>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    internal static CommandRun In(TempWorkspace workspace, params string[] args) => With(workspace, "", args);

    internal static CommandRun With(TempWorkspace workspace, string input, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        using var stdin = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var code = Program.Run(args, new CommandIo { Input = stdin, Output = output, Error = error, Directory = workspace.Root });
        return new CommandRun(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>The id, place and severity of each finding.</summary>
    internal IReadOnlyList<string> Findings => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => string.Join(' ', line.Split(' ').Take(3)))];
}
