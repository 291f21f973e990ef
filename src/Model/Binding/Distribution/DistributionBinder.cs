using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax;

namespace XenNetLint.Model.Binding.Distribution;

/// <summary>Reads the distribution's network files into facts about a host. Source: product §2.</summary>
internal static class DistributionBinder
{
    /// <summary>What the files of a host say; null if it has none.</summary>
    /// <param name="context">The host's files.</param>
    /// <param name="script">What xend runs at its start; null if nothing, or if it is not known.</param>
    internal static DistributionFacts? Bind(BindingContext context, ScriptCommand? script)
    {
        if (context.Files.NetworkFiles.Count == 0)
        {
            return null;
        }

        var host = new HostDraft(context);
        var interfaces = Of(context, SyntaxLanguage.Interfaces);
        var ifcfg = Of(context, SyntaxLanguage.Shell);
        if (interfaces.Count > 0)
        {
            InterfacesBinder.Bind(host, context.Files, interfaces);
        }

        IfcfgBinder.Bind(host, ifcfg);
        NetworkdBinder.Bind(host, Of(context, SyntaxLanguage.Ini));
        return host.Build(statesIfup: interfaces.Count + ifcfg.Count > 0, script);
    }

    private static List<WorkspaceFile> Of(BindingContext context, SyntaxLanguage language) =>
        [.. context.Files.NetworkFiles.Where(file => file.Tree is { } tree && tree.Language == language)];
}
