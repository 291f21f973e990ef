using System.Diagnostics.CodeAnalysis;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.Events;

/// <summary>Reads events as the command line writes them.</summary>
public static class EventParser
{
    /// <summary>What can be played, for messages.</summary>
    public const string Known = "host boot, xend start, start NAME, shutdown NAME, destroy NAME, reboot NAME, run COMMAND";

    private static readonly string[] LaterVerbs = ["xend", "crash", "save", "restore", "migrate", "attach", "detach", "link"];

    /// <summary>Reads one event.</summary>
    /// <param name="text">As <c>--event</c> takes it: a verb, a blank, the rest.</param>
    /// <param name="networkEvent">The event.</param>
    /// <param name="error">What is wrong and what would be right; empty if the text is an event.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out NetworkEvent? networkEvent, out string error)
    {
        error = "";
        var words = text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        networkEvent = words switch
        {
            ["host", "boot"] => new HostBooted(),
            ["xend", "start"] => new XendStarted(),
            ["start", var name] => new DomainStarted(Named(name)),
            ["shutdown", var name] => new DomainShutDown(Named(name)),
            ["destroy", var name] => new DomainShutDown(Named(name), IsDestroyed: true),
            ["reboot", var name] => new DomainRebooted(Named(name)),
            ["run", var command] => new CommandRun(Unquoted(command)),
            _ => null,
        };
        if (networkEvent is not null)
        {
            return true;
        }

        error = words switch
        {
            ["start" or "shutdown" or "destroy" or "reboot"] => $"event '{words[0]}' needs the name of a domain, as in '{words[0]} web'",
            ["run"] => "event 'run' needs a command, as in 'run \"brctl addbr br1\"'",
            [var verb, ..] when LaterVerbs.Contains(verb, StringComparer.Ordinal) => $"event '{text}' is not supported yet; events that are: {Known}",
            _ => $"unknown event '{text}'; events are: {Known}",
        };
        return false;

        static string Unquoted(string command) =>
            command is ['"', .., '"'] or ['\'', .., '\''] && command.IndexOf(command[0], 1) == command.Length - 1 ? command[1..^1] : command;

        static DomainReference Named(string name) => DomainReference.ByName(new DomainName(name));
    }
}
