using System.Diagnostics;

namespace XenNetLint.Cli.Tests;

/// <summary>The program as it was built beside the tests, in a process of its own.</summary>
internal static class BuiltProgram
{
    private static string Dll => Path.Combine(AppContext.BaseDirectory, "xennetlint.dll");

    internal static async Task<CommandRun> RunAsync(TempWorkspace workspace, params string[] args)
    {
        using var process = Start(workspace, "dotnet", [Dll, .. args]);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandRun(process.ExitCode, await output, await error);
    }

    /// <summary>Runs a line of shell in which <c>$X</c> is the program.</summary>
    internal static async Task<CommandRun> ShellAsync(TempWorkspace workspace, string line)
    {
        using var process = Start(workspace, "/bin/sh", ["-c", line.Replace("$X", $"dotnet '{Dll}'", StringComparison.Ordinal)]);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandRun(process.ExitCode, await output, await error);
    }

    /// <summary>Runs a copy of the program in which a package cannot be loaded.</summary>
    internal static async Task<CommandRun> RunWithoutAsync(string package, TempWorkspace workspace, params string[] args)
    {
        var copy = Directory.CreateTempSubdirectory("xennetlint-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
            {
                File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
            }

            var assembly = Path.Combine(copy.FullName, package + ".dll");
            Xunit.Assert.True(File.Exists(assembly), $"The program has no {package}.dll.");
            await File.WriteAllBytesAsync(assembly, []);
            using var process = Start(workspace, "dotnet", [Path.Combine(copy.FullName, "xennetlint.dll"), .. args]);
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return new CommandRun(process.ExitCode, await output, await error);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static Process Start(TempWorkspace workspace, string program, string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            UseShellExecute = false,
            WorkingDirectory = workspace.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.StandardInput.Close();
        return process;
    }
}
