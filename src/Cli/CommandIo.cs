using System.Text;

namespace XenNetLint.Cli;

/// <summary>Everything through which a command meets the outside; tests hand in their own.</summary>
public sealed record CommandIo
{
    /// <summary>Standard input.</summary>
    public required Stream Input { get; init; }

    /// <summary>Standard output.</summary>
    public required Stream Output { get; init; }

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The folder that relative paths start from.</summary>
    public required string Directory { get; init; }

    /// <summary>Whether standard output is a terminal.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Looks up an environment variable.</summary>
    public Func<string, string?> Environment { get; init; } = _ => null;

    /// <summary>The process's own streams.</summary>
    public static CommandIo OfProcess() => new()
    {
        Input = Console.OpenStandardInput(),
        Output = Console.OpenStandardOutput(),
        Error = Console.Error,
        Directory = System.Environment.CurrentDirectory,
        IsTerminal = !Console.IsOutputRedirected,
        Environment = System.Environment.GetEnvironmentVariable,
    };

    /// <summary>A path of the command line as the system takes it.</summary>
    public string Resolve(string path) => Path.GetFullPath(Path.Combine(Directory, path));

    /// <summary>A writer of UTF-8 without byte order mark; lines end at LF.</summary>
    internal static StreamWriter WriterOn(Stream stream, bool leaveOpen) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 32 * 1024, leaveOpen) { NewLine = "\n" };
}
