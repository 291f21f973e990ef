using System.Globalization;
using System.Text;

namespace XenNetLint.DocGenerator;

/// <summary>Blocks of prose pages that show a command's real output: a line <c>&lt;!-- run: xennetlint check samples/x --&gt;</c> before the block.</summary>
/// <remarks>Commands run in the repository's root. With <c>run-exit</c> the block ends in the exit code.</remarks>
internal static class RunBlocks
{
    private const string Run = "<!-- run: xennetlint ";
    private const string RunExit = "<!-- run-exit: xennetlint ";

    internal static Document Document(DocumentationTree tree, string path, CheckedProgram program, ProblemList problems)
    {
        var page = tree.Find(path) ?? "";
        var result = new StringBuilder();
        var copied = 0;
        foreach (var fence in Fence.In(page))
        {
            var prose = page.AsSpan(copied, fence.Start - copied);
            result.Append(page, copied, fence.ContentStart - copied);
            copied = fence.ContentStart;
            if (CommandBefore(prose, Run) is { } command)
            {
                result.Append(Shown(program, tree, path, command, problems)).Append('\n');
                copied = fence.ContentEnd;
            }
            else if (CommandBefore(prose, RunExit) is { } exitCommand)
            {
                result.Append(Shown(program, tree, path, exitCommand, problems, showsExit: true)).Append('\n');
                copied = fence.ContentEnd;
            }
        }

        return new Document(path, result.Append(page, copied, page.Length - copied).ToString());
    }

    // The line right above the block, blank lines aside.
    private static string[]? CommandBefore(ReadOnlySpan<char> prose, string start)
    {
        var line = prose.TrimEnd('\n');
        line = line[(line.LastIndexOf('\n') + 1)..];
        return line.StartsWith(start, StringComparison.Ordinal) && line.EndsWith("-->", StringComparison.Ordinal)
            ? line[start.Length..^"-->".Length].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : null;
    }

    private static string Shown(CheckedProgram program, DocumentationTree tree, string path, string[] arguments, ProblemList problems, bool showsExit = false)
    {
        var output = program.Run(tree.Root, arguments);
        if (output.ExitCode > 2 || output.Shown.Length == 0)
        {
            problems.Add(path, string.Create(CultureInfo.InvariantCulture, $"'xennetlint {string.Join(' ', arguments)}' ends with {output.ExitCode} and prints '{output.Shown}'"));
        }

        return showsExit ? string.Create(CultureInfo.InvariantCulture, $"{output.Shown}\n[exit code {output.ExitCode}]") : output.Shown;
    }
}
