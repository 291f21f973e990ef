using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.Shell;

/// <summary>procps' <c>sysctl</c>.</summary>
internal static class SysctlCommand
{
    /// <summary>Runs it; a parameter that does not exist fails, and the others are set all the same.</summary>
    public static ToolRun Run(ToolRun tool, string[] words)
    {
        var isQuiet = false;
        var status = 0;
        foreach (var word in words)
        {
            if (word is ['-', ..])
            {
                if (!word.AsSpan(1).TrimStart('-').Trim("wqne").IsEmpty)
                {
                    return word is "-a" or "-A" ? tool.PrintUnknown() : tool.Unread();
                }

                isQuiet |= word.Contains('q', StringComparison.Ordinal);
                continue;
            }

            var equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                tool = tool.PrintUnknown();
                continue;
            }

            var name = word[..equals].Trim();
            name = name.Contains('/', StringComparison.Ordinal) && !name.Contains('.', StringComparison.Ordinal) ? KernelFiles.SysctlName(name) : name;
            var value = word[(equals + 1)..].Trim();
            var set = tool.Do(new SetSysctl(new Sysctl(name, value)));
            if (set.Status != 0)
            {
                status = 255;
                tool = tool with { Errors = tool.Errors.Add($"sysctl: cannot stat /proc/sys/{name.Replace('.', '/')}: No such file or directory") };
                continue;
            }

            tool = isQuiet ? set : set.Print($"{name} = {value}");
        }

        return tool with { Status = status };
    }
}
