using System.Buffers;
using XenNetLint.Collections;

namespace XenNetLint.Simulator.Scripts;

/// <summary>Arguments as the shipped scripts evaluate them. Source: host-scripts §1.1.</summary>
/// <param name="Command">The first argument without <c>=</c>; empty if there is none.</param>
/// <param name="Variables">Assignments, in order; a later one wins.</param>
/// <param name="Unreadable">The first argument that only a shell can evaluate; empty if there is none.</param>
internal sealed record ScriptArguments(string Command, EquatableArray<KeyValuePair<string, string>> Variables, string Unreadable)
{
    private static readonly SearchValues<char> ShellCharacters = SearchValues.Create("$`\\\"';&|<>()*?[]{}~!# \t\r\n");

    /// <summary>The command is the first argument without <c>=</c>; arguments with <c>=</c> from the second one on are assignments.</summary>
    public static ScriptArguments Parse(IReadOnlyList<string> arguments)
    {
        var command = arguments.FirstOrDefault(argument => !argument.Contains('=', StringComparison.Ordinal)) ?? "";
        var assignments = arguments.Skip(1).Where(argument => argument.Contains('=', StringComparison.Ordinal)).ToArray();
        return new ScriptArguments(command, [.. assignments.Select(Split)], assignments.FirstOrDefault(text => text.AsSpan().ContainsAny(ShellCharacters)) ?? "");
    }

    /// <summary>The value of a variable; empty if it was not set, which the scripts do not tell from set to nothing.</summary>
    public string this[string name] => Variables.LastOrDefault(variable => string.Equals(variable.Key, name, StringComparison.Ordinal)).Value ?? "";

    private static KeyValuePair<string, string> Split(string assignment)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        return new(assignment[..equals], assignment[(equals + 1)..]);
    }
}
