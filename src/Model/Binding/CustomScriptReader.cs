using System.Collections.Frozen;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax;
using XenNetLint.Syntax.Shell;
using XenNetLint.Text;

namespace XenNetLint.Model.Binding;

/// <summary>Takes a script of the administrator's over, with the places of its lines. What it does is for the simulator to say. Source: host-scripts §6.</summary>
internal static class CustomScriptReader
{
    private static readonly FrozenSet<string> ShippedNetworkScripts = FrozenSet.Create(StringComparer.Ordinal, "network-bridge", "network-route", "network-nat");

    /// <summary>Whether Xen ships a network script of that name.</summary>
    internal static bool IsShipped(string name) => ShippedNetworkScripts.Contains(name);

    internal static CustomScript Read(WorkspaceFile file, SyntaxTree tree, BindingContext context)
    {
        foreach (var line in ((ShellFileSyntax)tree.Root).Lines)
        {
            if (line.LineKind is not (ShellLineKind.Blank or ShellLineKind.Comment or ShellLineKind.Shebang))
            {
                Place(file, line, context);
            }
        }

        return new CustomScript(file.FileName, file.Text.Content);
    }

    private static void Place(WorkspaceFile file, ShellLineSyntax line, BindingContext context)
    {
        var span = TextSpan.FromBounds(line.Span.Start, line.Parts[^1].Span.End);
        context.Place(OriginMap.ScriptLineKey(file.FileName, file.Text.GetPosition(span.Start).Line), Aspect.Whole, new Location(file.Text, span));
    }
}
