using System.Globalization;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Keys;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax;
using XenNetLint.Syntax.Sxp;
using XenNetLint.Text;

namespace XenNetLint.Model.Binding;

/// <summary>Reads xend-config.sxp as xend does. Source: config-languages §1.5, §2.</summary>
internal static class XendConfigBinder
{
    private const string NetworkScriptOption = "network-script";
    private const string VifScriptOption = "vif-script";
    private const string CreateTimeoutOption = "device-create-timeout";

    /// <summary>What the configuration says of scripts, and how long xend waits for them; null is the default.</summary>
    internal sealed record Result(Fact<ScriptCommand?> NetworkScript, Fact<ScriptCommand> VifScript, TimeSpan? DeviceCreateTimeout);

    internal static Result Bind(WorkspaceFile file, SyntaxTree tree, BindingContext context)
    {
        var first = new Dictionary<string, SxpListSyntax>(StringComparer.Ordinal);
        var root = (SxpFileSyntax)tree.Root;
        foreach (var list in root.Values.OfType<SxpListSyntax>())
        {
            // An open last form is dropped, or keeps xend from starting. Source: config-languages §1.3.
            if (list.CloseParen.IsMissing || SxpReading.HeadOf(file.Text, list) is not { } name)
            {
                continue;
            }

            if (!first.TryAdd(name, list))
            {
                context.Report(BindingDescriptors.SetTwice.At(LocationOf(file, list.Values[0]), name, "first")
                    .WithCallout("xend reads only the first")
                    .WithRelated(LocationOf(file, first[name].Values[0]), "this one wins"));
                continue;
            }

            CheckName(file, list, name, context);
            CheckExtraItems(file, list, name, context);
        }

        var stopsAtMark = file.Text.Content.StartsWith('\uFEFF');
        if (stopsAtMark || (tree.Diagnostics.Count > 0 && !root.EndsInsideToken))
        {
            var reason = $"xend cannot read {file.Path} and does not start";
            return new Result(Fact.Unknown<ScriptCommand?>(reason), Fact.Unknown<ScriptCommand>(reason), DeviceCreateTimeout: null);
        }

        var networkScript = ReadScript(file, first.GetValueOrDefault(NetworkScriptOption), NetworkScriptOption, Aspect.NetworkScript, context);
        var vifScript = ReadScript(file, first.GetValueOrDefault(VifScriptOption), VifScriptOption, Aspect.VifScript, context);
        return new Result(
            networkScript,
            vifScript.TryGet(out var stated)
                ? stated is null ? Fact.Assumed(new ScriptCommand("vif-bridge", []), "xend's default where xend-config.sxp names no vif-script") : Fact.Stated(stated)
                : Fact.Unknown<ScriptCommand>(vifScript.Reason),
            ReadTimeout(file, first.GetValueOrDefault(CreateTimeoutOption), context));
    }

    private static void CheckName(WorkspaceFile file, SxpListSyntax list, string name, BindingContext context)
    {
        if (ConfigKeyTable.Find(ConfigSection.XendOption, name) is not null)
        {
            return;
        }

        var location = LocationOf(file, list.Values[0]);
        var diagnostic = BindingDescriptors.UnknownOption.At(location, "xend", name)
            .WithCallout("xend ignores it without a word")
            .WithEffect("the option's default applies, as if the line were not there");
        if (ConfigKeyTable.Suggest(ConfigSection.XendOption, name, context.Release) is { } meant)
        {
            diagnostic = diagnostic
                .WithNote($"did you mean '{meant}'?")
                .WithFix(new CodeFix($"Replace '{name}' by '{meant}'", IsSafe: false, [new TextEdit(location, meant)]));
        }

        context.Report(diagnostic);
    }

    private static void CheckExtraItems(WorkspaceFile file, SxpListSyntax list, string name, BindingContext context)
    {
        if (list.Values.Length <= 2 || ConfigKeyTable.Find(ConfigSection.XendOption, name) is null || list.Values[1] is SxpListSyntax)
        {
            return;
        }

        var span = TextSpan.FromBounds(list.Values[2].Span.Start, list.Values[^1].Span.End);
        var items = file.Text.ToString(span);
        var whole = new Location(file.Text, TextSpan.FromBounds(list.Values[1].Span.Start, span.End));
        var diagnostic = BindingDescriptors.IgnoredItems.At(new Location(file.Text, span), name, OnOneLine(items))
            .WithCallout("xend never reads this");
        if (name is NetworkScriptOption or VifScriptOption)
        {
            diagnostic = diagnostic.WithEffect("the script runs without these arguments");
        }

        // Only words without quotes can be put between quotes as they stand.
        if (list.Values.Skip(1).All(value => value is SxpAtomSyntax) && !items.Contains('#', StringComparison.Ordinal))
        {
            var value = string.Join(' ', list.Values.Skip(1).Select(item => file.Text.ToString(item.Span)));
            diagnostic = diagnostic.WithFix(new CodeFix("Put the value between quotes", IsSafe: false, [new TextEdit(whole, $"'{value}'")]));
        }

        context.Report(diagnostic);
    }

    private static Fact<ScriptCommand?> ReadScript(WorkspaceFile file, SxpListSyntax? option, string name, Aspect aspect, BindingContext context)
    {
        if (option is null || option.Values.Length < 2)
        {
            return Fact.Stated<ScriptCommand?>(null);
        }

        var value = option.Values[1];
        var location = LocationOf(file, value);
        context.Place("", aspect, location);
        if (value is SxpListSyntax { Values.Length: 0 })
        {
            return Fact.Stated<ScriptCommand?>(null);
        }

        if (SxpReading.TextOf(file.Text, value, SxpReading.GenerationOf(context.Release)) is not { } text)
        {
            return Fact.Unknown<ScriptCommand?>($"{name} is a list, on which xend fails ({location})");
        }

        if (text.Length == 0)
        {
            return Fact.Stated<ScriptCommand?>(null);
        }

        if (value is SxpStringSyntax)
        {
            CheckBlanks(location, name, text, context);
        }

        // A leading blank makes xend execute the scripts folder, which fails without a word. Source: config-languages §2.3.
        var command = ScriptCommand.Split(text);
        return Fact.Stated(name is NetworkScriptOption && (command.Program.Length == 0 || IsIdle(command.Program)) ? null : command);
    }

    // What administrators write for "none"; an absolute path is executed as it stands. Source: config-languages §2.3.
    private static bool IsIdle(string program) => program is "/bin/true" or "/usr/bin/true" or "/bin/false" or "/usr/bin/false";

    // Source: config-languages §2.2 (integers as Python reads them), §2.7.
    private static TimeSpan? ReadTimeout(WorkspaceFile file, SxpListSyntax? option, BindingContext context) =>
        context.Release.IsAtLeast(4, 0) && option is { Values.Length: > 1 }
        && int.TryParse(SxpReading.TextOf(file.Text, option.Values[1], SxpReading.GenerationOf(context.Release)), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Max(seconds, 0))
            : null;

    // Source: config-languages §2.3. xend splits network-script at single blanks; vif-script is split by a shell or by udev, if at all.
    private static void CheckBlanks(Location location, string name, string text, BindingContext context)
    {
        var trouble = (text, isNetwork: name is NetworkScriptOption) switch
        {
            ([' ', ..], true) => ("a leading blank", "xend runs the scripts folder itself, which fails without a word"),
            ([' ', ..], false) => ("a leading blank", "the path of the script begins with a blank"),
            _ when text.Contains('\t', StringComparison.Ordinal) => ("a TAB", "xend does not split there: the TAB becomes part of the word"),
            (_, true) when text.Contains("  ", StringComparison.Ordinal) => ("a double blank", "xend passes an empty argument"),
            ([.., ' '], true) => ("a trailing blank", "xend passes an empty argument"),
            _ when text.AsSpan().ContainsAny('\'', '"') => ("a quote", "nobody takes quotes away: they become part of the argument"),
            _ => default,
        };
        if (trouble.Item1 is null)
        {
            return;
        }

        var words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace("'", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal));
        context.Report(BindingDescriptors.ScriptValueBlanks.At(location, OnOneLine(text), trouble.Item1)
            .WithCallout(trouble.Item2)
            .WithFix(new CodeFix("Leave single blanks and no quotes", IsSafe: false, [new TextEdit(location, $"'{string.Join(' ', words)}'")])));
    }

    private static Location LocationOf(WorkspaceFile file, SyntaxNode node) => new(file.Text, node.Span);

    private static string OnOneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');
}
