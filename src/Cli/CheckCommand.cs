using System.CommandLine;
using XenNetLint.Analysis;
using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Reports;

namespace XenNetLint.Cli;

/// <summary><c>xennetlint check</c>: every network mistake with its place, its consequence and the way out.</summary>
internal static class CheckCommand
{
    private const string StandardInputName = "<stdin>";

    private static readonly string[] Formats = ["text", "concise", "json", "sarif", "github"];

    internal static Command Create(CommandIo io)
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.ZeroOrMore, Description = "Files and folders; '-' is standard input (default: the current folder)" };
        var output = CommonOptions.Output(Formats);
        var xen = CommonOptions.Xen();
        var toolstack = CommonOptions.Toolstack();
        var host = CommonOptions.Host();
        var failOn = new Option<string?>("--fail-on") { HelpName = "error|warning|info", Description = "Lowest severity that makes the exit code 1 (default: error)" };
        var select = new Option<string[]>("--select") { HelpName = "IDS", Description = "Only these rules: ids or prefixes, separated by commas", Arity = ArgumentArity.OneOrMore };
        var ignore = new Option<string[]>("--ignore") { HelpName = "IDS", Description = "Not these rules: ids or prefixes, separated by commas", Arity = ArgumentArity.OneOrMore };
        var name = new Option<string?>("--stdin-filename") { HelpName = "NAME", Description = "Name of what comes through standard input; it also decides what it is read as" };
        var statistics = new Option<bool>("--statistics") { Description = "Also say what was read, what was left out and why, and the findings of each rule" };
        var quiet = CommonOptions.Quiet("Only the findings: no assumptions, no summary");
        var color = CommonOptions.Color();
        var command = new Command("check", "Find the network mistakes in Xen configurations")
        {
            paths, output, xen, toolstack, host, failOn, select, ignore, name, statistics, quiet, color,
        };
        command.SetAction(result => Run(io, new CheckCall
        {
            Paths = result.GetValue(paths) ?? [],
            Outputs = OutputSpec.Parse(result.GetValue(output) ?? [], Formats),
            Xen = result.GetValue(xen),
            Toolstack = result.GetValue(toolstack),
            Host = result.GetValue(host),
            FailOn = CommonOptions.ParseSeverity(result.GetValue(failOn)),
            Selection = RuleSelection.Parse(result.GetValue(select) ?? [], result.GetValue(ignore) ?? []),
            StandardInputName = result.GetValue(name) ?? StandardInputName,
            HasStatistics = result.GetValue(statistics),
            IsQuiet = result.GetValue(quiet),
            Color = CommonOptions.ParseColor(result.GetValue(color)),
        }));
        return command;
    }

    private static int Run(CommandIo io, CheckCall call)
    {
        var (settings, releaseRemark) = CommonOptions.ParseSettings(call.Xen, call.Toolstack);
        var reading = new WorkspaceReader(io).Read(call.Paths, call.StandardInputName);
        var hosts = CommonOptions.ChooseHosts(reading.Workspace, call.Host);
        var findings = new List<Diagnostic>(reading.Findings);
        var report = WorkspaceCheck.Run(hosts, reading.Workspace, settings, RuleCatalog.BuiltIn);
        findings.AddRange(report.Findings);
        var assumptions = new List<Assumption>();
        var assumed = report.Assumptions.ToLookup(assumption => assumption.Host, StringComparer.Ordinal);
        foreach (var files in hosts)
        {
            if (releaseRemark.Length > 0)
            {
                assumptions.Add(new Assumption(files.Name, "xen", settings.Release?.ToString() ?? "", releaseRemark));
            }

            assumptions.AddRange(assumed[files.Name]);
        }

        if (call.Host is null)
        {
            // SXP that is nobody's configuration: only its form can be judged.
            findings.AddRange(reading.Workspace.Loose.Where(file => file.Role == FileRole.OtherSxp).SelectMany(file => file.Tree?.Diagnostics ?? []));
        }

        var check = new CheckResult
        {
            Findings = CheckResult.InOrder(findings.Where(call.Selection.Wants)),
            Assumptions = assumptions.ToEquatableArray(),
            FileCount = reading.FileCount,
            HostCount = hosts.Count,
            Statistics = call.HasStatistics ? reading.Statistics : null,
        };
        OutputWriter.Write(io, call.Outputs, call.Color, (format, writer, palette) => Write(check, format, writer, palette, call.IsQuiet));
        if (call.HasStatistics && !call.Outputs.Any(output => output.Format is "text" or "json"))
        {
            // The other formats have no place for it.
            StatisticsText.Write(check, io.Error, Palette.Plain);
        }

        return check.Findings.Any(finding => finding.Severity >= call.FailOn) ? ExitCode.Findings : ExitCode.Clean;
    }

    private static void Write(CheckResult check, string format, TextWriter writer, Palette palette, bool isQuiet)
    {
        switch (format)
        {
            case "text":
                TextReport.Write(check, writer, palette, isQuiet);
                StatisticsText.Write(check, writer, palette);
                break;
            case "concise":
                ConciseReport.Write(check, writer, palette);
                break;
            case "json":
                JsonReport.Write(check, writer);
                break;
            case "sarif":
                SarifReport.Write(check, DescriptorCatalog.All, RulePages.Find, writer);
                break;
            case "github":
                GithubReport.Write(check, writer);
                break;
            default:
                throw new System.Diagnostics.UnreachableException(format);
        }
    }

    private sealed record CheckCall
    {
        public required IReadOnlyList<string> Paths { get; init; }

        public required IReadOnlyList<OutputSpec> Outputs { get; init; }

        public required string? Xen { get; init; }

        public required string? Toolstack { get; init; }

        public required string? Host { get; init; }

        public required DiagnosticSeverity FailOn { get; init; }

        public required RuleSelection Selection { get; init; }

        public required string StandardInputName { get; init; }

        public required bool HasStatistics { get; init; }

        public required bool IsQuiet { get; init; }

        public required ColorChoice Color { get; init; }
    }
}
