namespace XenNetLint.Cli;

/// <summary>The program <c>xennetlint</c>.</summary>
public static class Program
{
    /// <summary>Runs the command line of the process.</summary>
    public static int Main(string[] args) => Run(args, CommandIo.OfProcess());

    /// <summary>Runs a command line and says how it ended. Source: product §3, exit codes.</summary>
    public static int Run(IReadOnlyList<string> args, CommandIo io)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(io);
        try
        {
            return CommandTree.Invoke(args, io);
        }
        catch (WrongCallException exception)
        {
            io.Error.Write(exception.NamesItsPlace ? exception.Message + "\n" : $"xennetlint: {exception.Message}\n");
            return ErrorCode(args, ExitCode.WrongCall);
        }
        catch (OutputException exception)
        {
            io.Error.Write($"xennetlint: {exception.Message}\n");
            return ErrorCode(args, ExitCode.Failure);
        }
#pragma warning disable CA1031 // The last line of defence: one line for the user instead of a stack trace.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var message = exception.Message.ReplaceLineEndings(" ");
            io.Error.Write($"xennetlint: internal error, please report it: {exception.GetType().Name}: {message} ({PlaceOf(exception)})\n");
            return ErrorCode(args, ExitCode.Failure);
        }
    }

    // With --detailed-exitcode 2 says that something changes, so every error is 1. Source: product §3.
    private static int ErrorCode(IReadOnlyList<string> args, int usual) =>
        args is ["whatif" or "diff", ..] && args.TakeWhile(word => word is not "--").Contains(ComparisonOptions.DetailedExitCode, StringComparer.Ordinal) ? ExitCode.DetailedError : usual;

    private static string PlaceOf(Exception exception) =>
        exception.StackTrace?.Split('\n', 2)[0].Trim() ?? "no stack";
}
