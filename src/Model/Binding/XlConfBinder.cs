using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Keys;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax;
using XenNetLint.Syntax.Cfg;
using XenNetLint.Text;

namespace XenNetLint.Model.Binding;

/// <summary>Reads xl.conf: the defaults of vifs. Source: config-languages §5.2, §8.7.</summary>
internal static class XlConfBinder
{
    /// <summary>What the file says of vifs and ids; a known null is "nothing".</summary>
    internal sealed record Result(Fact<InterfaceName?> DefaultBridge, Fact<InterfaceName?> DefaultGatewayDevice, Fact<ScriptCommand?> DefaultScript, bool DrawsDomainIds);

    internal static Result Bind(WorkspaceFile file, SyntaxTree tree, BindingContext context)
    {
        var assignments = CfgAssignments.Read(file, tree, isXl: true);
        foreach (var assignment in assignments.InOrder)
        {
            CheckName(file, assignment, context);
        }

        RepeatedAssignments.Report(file, assignments, context);
        var bridge = Text(file, assignments, "vif.default.bridge", context) ?? Text(file, assignments, "defaultbridge", context);
        var script = Text(file, assignments, "vif.default.script", context) ?? Text(file, assignments, "vifscript", context);
        return new Result(
            NameFact(bridge, file),
            NameFact(Text(file, assignments, "vif.default.gatewaydev", context) is { Length: > 0 } gateway ? gateway : null, file),
            Fact.Stated(script is null ? null : new ScriptCommand(script, [])),
            DrawsDomainIds(assignments, context));
    }

    private static Fact<InterfaceName?> NameFact(string? text, WorkspaceFile file) =>
        text is null ? Fact.Stated<InterfaceName?>(null)
        : InterfaceName.TryParse(text, out var name) ? Fact.Stated<InterfaceName?>(name)
        : Fact.Unknown<InterfaceName?>($"'{text}' in {file.Path} names no interface");

    // Source: config-languages §6.1, §8.7 (4.14 and later).
    private static bool DrawsDomainIds(CfgAssignments assignments, BindingContext context) =>
        context.Release.IsAtLeast(4, 14) && assignments.Find("domid_policy") is { Value: StringSyntax value } && value.GetXlValue() is "random";

    private static void CheckName(WorkspaceFile file, AssignmentSyntax assignment, BindingContext context)
    {
        var name = file.Text.ToString(assignment.Name.Span);
        if (name.Length == 0 || ConfigKeyTable.Find(ConfigSection.XlConfOption, name) is not null)
        {
            return;
        }

        var location = new Location(file.Text, assignment.Name.Span);
        var diagnostic = BindingDescriptors.UnknownOption.At(location, "xl.conf", name)
            .WithCallout("xl ignores it without a word")
            .WithEffect("the option's default applies, as if the line were not there");
        if (ConfigKeyTable.Suggest(ConfigSection.XlConfOption, name, context.Release) is { } meant)
        {
            diagnostic = diagnostic
                .WithNote($"did you mean '{meant}'?")
                .WithFix(new CodeFix($"Replace '{name}' by '{meant}'", IsSafe: false, [new TextEdit(location, meant)]));
        }

        context.Report(diagnostic);
    }

    private static string? Text(WorkspaceFile file, CfgAssignments assignments, string name, BindingContext context)
    {
        if (ConfigKeyTable.Find(ConfigSection.XlConfOption, name) is not { } key || !key.IsKnownTo(context.Release)
            || assignments.Find(name) is not { Value: StringSyntax value })
        {
            return null;
        }

        context.Place("", AspectOf(name), new Location(file.Text, value.Span));
        return value.GetXlValue();
    }

    private static Aspect AspectOf(string name) => name switch
    {
        "vif.default.gatewaydev" => Aspect.GatewayDevice,
        "vif.default.bridge" or "defaultbridge" => Aspect.Bridge,
        _ => Aspect.VifScript,
    };
}
