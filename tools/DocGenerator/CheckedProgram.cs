using System.Diagnostics;
using System.Globalization;

namespace XenNetLint.DocGenerator;

/// <summary>The program whose output the documentation shows, run as a reader would run it.</summary>
internal sealed class CheckedProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string _file;
    private readonly string[] _leading;

    private CheckedProgram(string file, params string[] leading)
    {
        _file = file;
        _leading = leading;
    }

    /// <summary>A published program.</summary>
    internal static CheckedProgram At(string path) => new(path);

    /// <summary>The program as it was built together with this generator.</summary>
    internal static CheckedProgram BesideThis() =>
        new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Path.Combine(AppContext.BaseDirectory, "xennetlint.dll"));

    /// <summary>Runs it with its output piped, so that it prints as into a file.</summary>
    /// <exception cref="InvalidOperationException">It does not end.</exception>
    internal ProgramOutput Run(string folder, IEnumerable<string> arguments)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(_file, [.. _leading, .. arguments])
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
        };
        process.Start();
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{_file} did not end within {Patience.TotalSeconds} seconds."));
        }

        return new ProgramOutput(output, errors.GetAwaiter().GetResult(), process.ExitCode);
    }
}
