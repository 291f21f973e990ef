using XenNetLint.Diagnostics;
using XenNetLint.Text;

namespace XenNetLint.Analysis;

/// <summary>Edits of a network script's arguments where they are written.</summary>
internal static class ScriptArgumentFix
{
    /// <summary>Puts arguments before one that is there, in xend-config.sxp or in a line of a script.</summary>
    /// <param name="location">The call.</param>
    /// <param name="before">Beginning of the argument before which they go: <c>bridge=</c>.</param>
    /// <param name="arguments">What is put in, without blanks at its ends.</param>
    /// <returns>Null if that argument is not written there, or is computed.</returns>
    internal static CodeFix? Insert(Location location, string before, string arguments)
    {
        var at = location.Source.ToString(location.Span).IndexOf(" " + before, StringComparison.Ordinal);
        return at < 0 ? null : new CodeFix(
            $"State {arguments}", IsSafe: false, [new TextEdit(new Location(location.Source, new TextSpan(location.Span.Start + at + 1, 0)), arguments + " ")]);
    }

    /// <summary>Puts arguments behind a script that has none: <c>network-bridge</c> becomes <c>'network-bridge netdev=eth0'</c>.</summary>
    /// <returns>Null unless the call is the bare name of the script in xend-config.sxp.</returns>
    internal static CodeFix? Quote(Location location, string arguments) => location.Source.ToString(location.Span).Trim('\'', '"') is "network-bridge"
        ? new CodeFix($"State {arguments}", IsSafe: false, [new TextEdit(location, $"'network-bridge {arguments}'")])
        : null;
}
