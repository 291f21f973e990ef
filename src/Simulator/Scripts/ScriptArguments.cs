using System.Buffers;
using XenNetLint.Collections;

namespace XenNetLint.Simulator.Scripts;

/// <summary>Arguments as the shipped scripts evaluate them. Source: host-scripts §1.1.</summary>
/// <param name="Command">The first argument without <c>=</c>, unless a variable of that name replaces it; empty if there is none.</param>
/// <param name="Variables">Assignments, in order; a later one wins.</param>
/// <param name="Unreadable">The first argument that only a shell can evaluate; empty if there is none.</param>
internal sealed record ScriptArguments(string Command, EquatableArray<ScriptVariable> Variables, string Unreadable)
{
    private static readonly SearchValues<char> ShellCharacters = SearchValues.Create("$`\\\"';&|<>()*?[]{}~!# \t\r\n");

    // Variables of the shell and of the scripts' own that no defaults follow: who sets them changes what commands do.
    private static readonly string[] Internals = ["PATH", "IFS", "dir", "addr_pfx", "gateway", "slaves", "kip", "kmask", "kgate", "dhcpd_conf_file", "dhcpd_init_file"];

    /// <summary>The command is the first argument without <c>=</c>; an argument with <c>=</c> behind its first character is an assignment, wherever it stands.</summary>
    public static ScriptArguments Parse(IReadOnlyList<string> arguments)
    {
        var command = arguments.FirstOrDefault(argument => !argument.Contains('=', StringComparison.Ordinal)) ?? "";
        var assignments = arguments.Where(argument => argument.IndexOf('=', StringComparison.Ordinal) > 0).ToArray();
        var variables = assignments.Select(Split).ToEquatableArray();
        var replaced = variables.LastOrDefault(variable => string.Equals(variable.Key, "command", StringComparison.Ordinal))?.Value ?? command;
        return new ScriptArguments(replaced, variables, assignments.FirstOrDefault(IsUnreadable) ?? "");
    }

    /// <summary>The value of a variable; empty if it was not set, which the scripts do not tell from set to nothing.</summary>
    public string this[string name] => Variables.LastOrDefault(variable => string.Equals(variable.Key, name, StringComparison.Ordinal))?.Value ?? "";

    /// <summary>The first argument that the shell takes for a command that does not exist, since what stands before its <c>=</c> names no variable.</summary>
    public string NoAssignment => Variables.Where(variable => !IsVariable(variable.Key)).Select(variable => variable.Key + "=" + variable.Value).FirstOrDefault() ?? "";

    private static bool IsVariable(string name) => !char.IsAsciiDigit(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');

    private static bool IsUnreadable(string assignment) =>
        assignment.AsSpan().ContainsAny(ShellCharacters) || Internals.Contains(Split(assignment).Key, StringComparer.Ordinal);

    private static ScriptVariable Split(string assignment)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        return new(assignment[..equals], assignment[(equals + 1)..]);
    }
}

/// <summary>An assignment among a script's arguments.</summary>
/// <param name="Key">The variable.</param>
/// <param name="Value">Its value.</param>
internal sealed record ScriptVariable(string Key, string Value);
