using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax;
using XenNetLint.Syntax.Cfg;

namespace XenNetLint.Model.Binding;

/// <summary>Reads what becomes of a guest when it ends, and whether another domain ends with it. Source: xm(1), xl.cfg(5), config-languages §6.2.</summary>
internal static class GuestEndBinder
{
    /// <summary>The value of <c>on_reboot</c> and the like; a known null if it is absent.</summary>
    internal static Fact<EndAction?> Read(WorkspaceFile file, CfgAssignments assignments, string variable, BindingContext context)
    {
        if (assignments.UncertaintyOf(variable) is { Length: > 0 } why)
        {
            return Fact.Unknown<EndAction?>(why);
        }

        if (assignments.Find(variable) is not { } assignment)
        {
            return Fact.Stated<EndAction?>(null);
        }

        return ActionOf(TextOf(assignment.Value, context)) is { } action
            ? Fact.Stated<EndAction?>(action)
            : Fact.Unknown<EndAction?>($"'{variable}' says nothing that is known ({file.Path}:{file.Text.GetPosition(assignment.Span.Start)})");
    }

    /// <summary>The action of a word, or null.</summary>
    internal static EndAction? ActionOf(string? word) => word switch
    {
        "destroy" or "coredump-destroy" => EndAction.Destroy,
        "restart" or "coredump-restart" => EndAction.Restart,
        "preserve" => EndAction.Preserve,
        "rename-restart" => EndAction.RenameRestart,
        "soft-reset" => EndAction.SoftReset,
        _ => null,
    };

    /// <summary>Whether xl puts the device model into a domain of its own.</summary>
    internal static bool HasStubDomain(CfgAssignments assignments, BindingContext context) =>
        context.IsXl && assignments.Find("device_model_stubdomain_override") is { Value: NumberSyntax number }
        && assignments.UncertaintyOf("device_model_stubdomain_override").Length == 0
        && number.Token.Text.Trim('0') is not ("" or "x" or "X");

    private static string? TextOf(SyntaxNode value, BindingContext context) =>
        value is StringSyntax text ? context.IsXl ? text.GetXlValue() : text.GetPythonValue() : null;
}
