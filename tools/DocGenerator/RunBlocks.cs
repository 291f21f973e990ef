using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace XenNetLint.DocGenerator;

/// <summary>Blocks of prose pages that show a command's real output: a line <c>&lt;!-- run: xennetlint check samples/x --&gt;</c> before the block.</summary>
/// <remarks>Commands run in the repository's root. With <c>run-exit</c> the block ends in the exit code.</remarks>
internal static partial class RunBlocks
{
    private const string Run = "<!-- run: xennetlint ";
    private const string RunExit = "<!-- run-exit: xennetlint ";

    internal static Document Document(DocumentationTree tree, string path, CheckedProgram program, ProblemList problems) =>
        new(path, Fill(tree, path, tree.Find(path) ?? "", program, problems));

    /// <summary>The page with its blocks filled in.</summary>
    internal static string Fill(DocumentationTree tree, string path, string page, CheckedProgram program, ProblemList problems)
    {
        var result = new StringBuilder();
        var copied = 0;
        foreach (var fence in Fence.In(page))
        {
            var prose = page.AsSpan(copied, fence.Start - copied);
            result.Append(page, copied, fence.ContentStart - copied);
            copied = fence.ContentStart;
            var command = CommandBefore(prose, Run);
            var showsExit = command is null;
            command ??= CommandBefore(prose, RunExit);
            if (command is not null && FindOutput(program, tree, path, command, showsExit, problems) is { } output)
            {
                result.Append(output).Append('\n');
                copied = fence.ContentEnd;
            }
        }

        return result.Append(page, copied, page.Length - copied).ToString();
    }

    // The line right above the block, blank lines aside.
    private static string[]? CommandBefore(ReadOnlySpan<char> prose, string start)
    {
        var line = prose.TrimEnd('\n');
        line = line[(line.LastIndexOf('\n') + 1)..];
        return line.StartsWith(start, StringComparison.Ordinal) && line.EndsWith("-->", StringComparison.Ordinal)
            ? [.. Word().Matches(line[start.Length..^"-->".Length].ToString()).Select(match => match.Value.Trim('"'))]
            : null;
    }

    // Null if the command does not do what a page could show; the block then stays as it is.
    private static string? FindOutput(CheckedProgram program, DocumentationTree tree, string path, string[] arguments, bool showsExit, ProblemList problems)
    {
        var output = program.Run(tree.Root, arguments);
        if (output.ExitCode is not (0 or 1) || output.Shown.Length == 0)
        {
            problems.Add(path, string.Create(CultureInfo.InvariantCulture, $"'xennetlint {string.Join(' ', arguments)}' ends with {output.ExitCode} and prints '{output.Shown}'"));
            return null;
        }

        return showsExit ? string.Create(CultureInfo.InvariantCulture, $"{output.Shown}\n[exit code {output.ExitCode}]") : output.Shown;
    }

    // An argument with blanks stands in double quotes.
    [GeneratedRegex("\"[^\"]*\"|\\S+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
