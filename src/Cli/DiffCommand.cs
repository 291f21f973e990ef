using System.CommandLine;

namespace XenNetLint.Cli;

/// <summary><c>xennetlint diff</c>: how two versions of the files behave, each after a boot of its own.</summary>
internal static class DiffCommand
{
    internal static Command Create(CommandIo io)
    {
        var before = new Argument<string>("OLD") { Description = "File or folder with the earlier files" };
        var after = new Argument<string>("NEW") { Description = "File or folder with the later files" };
        var options = new ComparisonOptions();
        var command = new Command("diff", "Compare how two versions of the files behave after a boot: bridges, guests, ids, reachability")
        {
            before, after,
        };
        options.AddTo(command);
        command.SetAction(result => ComparisonRun.Run(io, options.Read(result, result.GetValue(before) ?? ".", result.GetValue(after) ?? ".") with { IsDiff = true }));
        return command;
    }
}
