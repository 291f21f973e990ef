using System.CommandLine;
using XenNetLint.Analysis;
using XenNetLint.Diagnostics;
using XenNetLint.Reports;

namespace XenNetLint.Cli;

/// <summary><c>xennetlint explain</c>: the page of a rule: cause, consequence, example, cure.</summary>
internal static class ExplainCommand
{
    private static readonly string[] Formats = ["text", "json"];

    internal static Command Create(CommandIo io)
    {
        var ids = new Argument<string[]>("ID") { Arity = ArgumentArity.ZeroOrMore, Description = "Ids of rules, as XNL1001" };
        var all = new Option<bool>("--all") { Description = "All rules" };
        var output = CommonOptions.Output(Formats);
        var command = new Command("explain", "Explain a rule: cause, consequence, example, cure") { ids, all, output };
        command.SetAction(result =>
        {
            var outputs = OutputSpec.Parse(result.GetValue(output) ?? [], Formats);
            var rules = Choose(result.GetValue(ids) ?? [], result.GetValue(all));
            OutputWriter.Write(io, outputs, ColorChoice.Auto, (format, writer, _) =>
            {
                if (format is "json")
                {
                    RulesJson.Write(rules, writer, RulePages.Find);
                }
                else
                {
                    WriteText(rules, writer);
                }
            });
            return ExitCode.Clean;
        });
        return command;
    }

    private static IReadOnlyList<DiagnosticDescriptor> Choose(string[] ids, bool isAll)
    {
        if (isAll)
        {
            return ids.Length == 0 ? DescriptorCatalog.All : throw new WrongCallException("explain takes ids or --all, not both");
        }

        return ids.Length == 0
            ? throw new WrongCallException("explain what? name a rule, as in 'xennetlint explain XNL1001', or use --all")
            : [.. ids.Select(Find)];
    }

    private static DiagnosticDescriptor Find(string id) =>
        DescriptorCatalog.Find(id) ?? throw new WrongCallException(
            $"no rule is called '{id}'{Suggestion.For(id, DescriptorCatalog.All.Select(descriptor => descriptor.Id))}; 'xennetlint rules' lists them");

    private static void WriteText(IReadOnlyList<DiagnosticDescriptor> rules, TextWriter writer)
    {
        for (var index = 0; index < rules.Count; index++)
        {
            writer.Write(index > 0 ? "\n" : "");
            var rule = rules[index];
            var page = RulePages.Find(rule.Id) ?? $"# {rule.Id}: {rule.Title}\n\n{rule.Category}, {Wording.Of(rule.Severity)}; {(rule.HasFix ? "offers a fix" : "offers no fix")}.";
            writer.Write(page.TrimEnd() + "\n");
        }
    }
}
