using System.CommandLine;
using XenNetLint.Model.Workspaces;
using XenNetLint.Reports;
using XenNetLint.Syntax;
using XenNetLint.Text;

namespace XenNetLint.Cli;

/// <summary><c>xennetlint syntax</c>: a file's syntax tree, or the file again from its tokens.</summary>
internal static class SyntaxCommand
{
    private const string TextFormat = "text";
    private static readonly string[] Formats = ["tree", "json", TextFormat];

    internal static Command Create(CommandIo io)
    {
        var file = new Argument<string>("FILE") { Description = "The file; '-' is standard input" };
        var language = new Option<string?>("--as") { HelpName = "sxp|xm|xl|interfaces|networkd", Description = "Language to read it as (default: what name and content tell)" };
        var output = CommonOptions.Output(Formats);
        var color = CommonOptions.Color();
        var command = new Command("syntax", "Show a file's syntax tree; '-o text' prints the file's own bytes") { file, language, output, color };
        command.SetAction(result =>
        {
            var outputs = OutputSpec.Parse(result.GetValue(output) ?? [], Formats);
            var choice = CommonOptions.ParseColor(result.GetValue(color));
            Run(io, result.GetValue(file) ?? "", result.GetValue(language), outputs, choice);
            return ExitCode.Clean;
        });
        return command;
    }

    private static void Run(CommandIo io, string file, string? language, List<OutputSpec> outputs, ColorChoice color)
    {
        if (language is not (null or "sxp" or "xm" or "xl" or "interfaces" or "networkd"))
        {
            throw new WrongCallException($"--as cannot be '{language}'; it is sxp, xm, xl, interfaces or networkd");
        }

        var bytes = new WorkspaceReader(io).ReadNamed(file);
        var name = file is WorkspaceReader.StandardInput ? "<stdin>" : DisplayPath.Normalize(file);
        var tree = TreeOf(SourceText.FromBytes(name, bytes), language);
        foreach (var wanted in outputs)
        {
            if (wanted.Format is not TextFormat)
            {
                OutputWriter.Write(io, [wanted], color, (format, writer, palette) =>
                {
                    if (format is "json")
                    {
                        SyntaxTreeJson.Write(tree, writer);
                    }
                    else
                    {
                        SyntaxTreeText.Write(tree, writer, palette);
                    }
                });
            }
            else if (wanted.File is { } target)
            {
                OutputWriter.WriteBytes(io, target, tree.ToBytes());
            }
            else
            {
                OutputWriter.WriteBytes(io, tree.ToBytes());
            }
        }
    }

    private static SyntaxTree TreeOf(SourceText text, string? language) => language switch
    {
        "sxp" => SyntaxTree.ParseSxp(text),
        "xm" or "xl" => SyntaxTree.ParseCfg(text),
        "interfaces" => SyntaxTree.ParseInterfaces(text),
        "networkd" => SyntaxTree.ParseIni(text),
        _ => FileRecognition.RecognizeNamed(text).Tree ?? SyntaxTree.ParseCfg(text),
    };
}
