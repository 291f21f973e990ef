using XenNetLint.Reports;

namespace XenNetLint.Cli;

/// <summary>Brings reports to standard output and into files. A file is written beside its place and moved there: never half a report.</summary>
internal static class OutputWriter
{
    // EPIPE of Linux: whoever read the pipe has gone, as head does.
    private const int BrokenPipe = 32;

    /// <summary>Writes each output.</summary>
    /// <param name="io">The streams.</param>
    /// <param name="outputs">What was asked for.</param>
    /// <param name="color">When to use colour.</param>
    /// <param name="write">Writes one format.</param>
    /// <exception cref="OutputException">An output cannot be written.</exception>
    internal static void Write(CommandIo io, IReadOnlyList<OutputSpec> outputs, ColorChoice color, Action<string, TextWriter, Palette> write)
    {
        foreach (var output in outputs)
        {
            if (output.File is { } file)
            {
                WriteFile(io, file, (TextWriter writer) => write(output.Format, writer, color == ColorChoice.Always ? Palette.Colored : Palette.Plain));
            }
            else
            {
                WriteStandardOutput(io, writer => write(output.Format, writer, PaletteFor(io, color)));
            }
        }
    }

    /// <summary>Writes text to standard output; a closed pipe ends quietly.</summary>
    internal static void WriteStandardOutput(CommandIo io, Action<TextWriter> write)
    {
        try
        {
            using var writer = CommandIo.WriterOn(io.Output, leaveOpen: true);
            write(writer);
            writer.Flush();
        }
        catch (IOException exception) when (IsBrokenPipe(exception))
        {
            // Nobody reads any more.
        }
        catch (IOException exception)
        {
            throw new OutputException($"standard output cannot be written: {FileSearch.ReasonOf(exception)}", exception);
        }
    }

    /// <summary>Writes bytes to standard output; a closed pipe ends quietly.</summary>
    internal static void WriteBytes(CommandIo io, ReadOnlySpan<byte> bytes)
    {
        try
        {
            io.Output.Write(bytes);
            io.Output.Flush();
        }
        catch (IOException exception) when (IsBrokenPipe(exception))
        {
            // Nobody reads any more.
        }
        catch (IOException exception)
        {
            throw new OutputException($"standard output cannot be written: {FileSearch.ReasonOf(exception)}", exception);
        }
    }

    /// <summary>Writes bytes into a file, whole or not at all.</summary>
    internal static void WriteBytes(CommandIo io, string file, byte[] bytes) => WriteFile(io, file, (Stream stream) => stream.Write(bytes));

    private static void WriteFile(CommandIo io, string file, Action<Stream> write)
    {
        var path = io.Resolve(file);
        try
        {
            // ResolveLinkTarget throws for a file that is not there yet.
            path = new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            if (IsSpecial(path))
            {
                using var special = new FileStream(path, FileMode.Open, FileAccess.Write);
                write(special);
                return;
            }

            Replace(path, write);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"'{file}' cannot be written: {ReasonFor(path, exception)}", exception);
        }
    }

    private static void WriteFile(CommandIo io, string file, Action<TextWriter> write) => WriteFile(io, file, (Stream stream) =>
    {
        using var writer = CommandIo.WriterOn(stream, leaveOpen: true);
        write(writer);
    });

    private static void Replace(string path, Action<Stream> write)
    {
        if (Directory.Exists(path))
        {
            throw new IOException("it is a folder");
        }

        var temporary = $"{path}.{Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                write(stream);
            }

            if (File.Exists(path) && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    // A device keeps its place in the folder: /dev/null must not become a file.
    private static bool IsSpecial(string path) => path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal);

    private static string ReasonFor(string path, Exception exception) =>
        Path.GetDirectoryName(path) is { } folder && !Directory.Exists(folder) ? $"there is no folder {folder}" : FileSearch.ReasonOf(exception);

    private static bool IsBrokenPipe(IOException exception) => (exception.HResult & 0xffff) == BrokenPipe;

    private static Palette PaletteFor(CommandIo io, ColorChoice color) => UsesColor(io, color) ? Palette.Colored : Palette.Plain;

    /// <summary>Whether standard output is to be coloured.</summary>
    internal static bool UsesColor(CommandIo io, ColorChoice color) => color switch
    {
        ColorChoice.Always => true,
        ColorChoice.Never => false,
        _ => io.IsTerminal && string.IsNullOrEmpty(io.Environment("NO_COLOR")) && io.Environment("TERM") is not "dumb",
    };
}
