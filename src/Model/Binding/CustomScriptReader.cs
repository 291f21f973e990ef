using System.Collections.Frozen;
using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax;
using XenNetLint.Syntax.Shell;
using XenNetLint.Text;

namespace XenNetLint.Model.Binding;

/// <summary>Reads a network script of the administrator's without running it: calls of shipped network scripts with literal arguments. Source: host-scripts §6.</summary>
internal static class CustomScriptReader
{
    private static readonly FrozenSet<string> ShippedNetworkScripts = FrozenSet.Create(StringComparer.Ordinal, "network-bridge", "network-route", "network-nat");

    /// <summary>Whether Xen ships a network script of that name.</summary>
    internal static bool IsShipped(string name) => ShippedNetworkScripts.Contains(name);

    internal static CustomScript Read(WorkspaceFile file, SyntaxTree tree, BindingContext context)
    {
        var steps = new List<CustomScriptStep>();
        foreach (var line in ((ShellFileSyntax)tree.Root).Lines)
        {
            if (line.LineKind is ShellLineKind.Blank or ShellLineKind.Comment or ShellLineKind.Shebang or ShellLineKind.Assignment)
            {
                continue;
            }

            var number = file.Text.GetPosition(line.Span.Start).Line;
            var command = file.Text.ToString(line.Span).TrimEnd('\r', '\n');
            context.Place(OriginMap.ScriptLineKey(file.FileName, number), Aspect.Whole, new Location(file.Text, new TextSpan(line.Span.Start, command.Length)));
            steps.Add((CustomScriptStep?)AsCall(line, number) ?? new CannotBeRead(number, file.Text.GetLine(number).Trim()));
        }

        return new CustomScript(file.FileName, steps.ToEquatableArray());
    }

    private static CallsShippedScript? AsCall(ShellLineSyntax line, int number)
    {
        if (line.LineKind != ShellLineKind.Command || !ShippedNetworkScripts.Contains(line.Words[0].LastPathPart))
        {
            return null;
        }

        var arguments = new List<string?>();
        foreach (var word in line.Words.Skip(1))
        {
            if (word.IsAllArguments)
            {
                arguments.Add(null);
            }
            else if (word.Literal is { } literal)
            {
                arguments.Add(literal);
            }
            else
            {
                return null;
            }
        }

        return new CallsShippedScript(line.Words[0].LastPathPart, arguments.ToEquatableArray(), number);
    }
}
