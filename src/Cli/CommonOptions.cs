using System.CommandLine;
using XenNetLint.Analysis;
using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;

namespace XenNetLint.Cli;

/// <summary>Options that several commands share, and the reading of their values. Errors name what would be right.</summary>
internal static class CommonOptions
{
    internal static Option<string[]> Output(IReadOnlyList<string> formats) => new("--output", "-o")
    {
        HelpName = "FORMAT[=FILE]",
        Description = $"Output format, to standard output or into a file; may be repeated. Formats: {string.Join(", ", formats)} (default: {formats[0]})",
        Arity = ArgumentArity.OneOrMore,
    };

    internal static Option<string?> Xen() => new("--xen")
    {
        HelpName = "RELEASE",
        Description = "Xen release whose scripts run: 3.0.0 to 4.22, with '-debian' for Debian's packaging (default: what xennetlint.json says, else deduced)",
    };

    internal static Option<string?> Toolstack() => new("--toolstack")
    {
        HelpName = "xm|xl|both",
        Description = "Who reads domU files and starts domains ('xend' means xm; default: what xennetlint.json says, else deduced)",
    };

    internal static Option<string?> Host() => new("--host")
    {
        HelpName = "HOST",
        Description = "Only this host (default: all)",
    };

    internal static Option<string?> Color() => new("--color")
    {
        HelpName = "auto|always|never",
        Description = "Colour: on a terminal unless NO_COLOR is set (auto), always, or never",
    };

    internal static Option<bool> Quiet(string description) => new("--quiet", "-q") { Description = description };

    internal static Option<string[]> Events() => new("--event", "-e")
    {
        HelpName = "EVENT",
        Description = $"What happens after 'host boot', in order; may be repeated. Events: {Simulator.Events.EventParser.Known}",
        Arity = ArgumentArity.OneOrMore,
    };

    internal static Option<string[]> After() => new("--after")
    {
        HelpName = "EVENT",
        Description = $"What has happened besides the boot and the start of every guest, in order; may be repeated. Events: {Simulator.Events.EventParser.Known}",
        Arity = ArgumentArity.OneOrMore,
    };

    internal static ColorChoice ParseColor(string? value) => value switch
    {
        null or "auto" => ColorChoice.Auto,
        "always" => ColorChoice.Always,
        "never" => ColorChoice.Never,
        _ => throw new WrongCallException($"--color cannot be '{value}'; it is auto, always or never"),
    };

    internal static DiagnosticSeverity ParseSeverity(string? value) => value switch
    {
        null or "error" => DiagnosticSeverity.Error,
        "warning" => DiagnosticSeverity.Warning,
        "info" => DiagnosticSeverity.Info,
        _ => throw new WrongCallException($"--fail-on cannot be '{value}'; it is error, warning or info"),
    };

    /// <summary>The settings of the analysis, with a remark if the release stands for another one.</summary>
    internal static (AnalysisSettings Settings, string ReleaseRemark) ParseSettings(string? xen, string? toolstack)
    {
        Release? release = null;
        var remark = "";
        if (xen is not null)
        {
            if (!Release.TryParse(xen, out var known, out var isExact))
            {
                throw new WrongCallException($"unknown Xen release '{xen}'; known are {string.Join(", ", Release.Known)}, each also with '-debian'");
            }

            release = known;
            remark = isExact ? "" : $"--xen {xen} counts as {known}, the nearest known release below it";
        }

        EquatableArray<Toolstack> toolstacks = toolstack switch
        {
            null => [],
            "xm" or "xend" => [Model.Elements.Toolstack.Xend],
            "xl" => [Model.Elements.Toolstack.Xl],
            "both" => [Model.Elements.Toolstack.Xend, Model.Elements.Toolstack.Xl],
            _ => throw new WrongCallException($"--toolstack cannot be '{toolstack}'; it is xm (or xend), xl or both"),
        };
        if (release is not null)
        {
            var missing = toolstacks.Where(asked => !release.Has(asked)).ToList();
            if (missing.Count > 0)
            {
                throw new WrongCallException($"Xen {release} has no {(missing[0] == Model.Elements.Toolstack.Xl ? "xl (it came with 4.1); use --toolstack xm" : "xend (it went with 4.5); use --toolstack xl")}");
            }
        }

        return (new AnalysisSettings { Release = release, Toolstacks = toolstacks }, remark);
    }

    /// <summary>The hosts that were asked for.</summary>
    internal static IReadOnlyList<HostFiles> ChooseHosts(Workspace workspace, string? name)
    {
        if (name is null)
        {
            return workspace.Hosts;
        }

        var chosen = workspace.Hosts.Where(host => string.Equals(host.Name, name, StringComparison.Ordinal)).ToList();
        return chosen.Count > 0 ? chosen : throw new WrongCallException(Suggestion.Unknown("host", name, workspace.Hosts.Select(host => host.Name)));
    }
}
