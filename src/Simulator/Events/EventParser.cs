using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.Events;

/// <summary>Reads events as the command line writes them. Source: product §3.</summary>
public static class EventParser
{
    /// <summary>What can be played, for messages.</summary>
    public const string Known = "host boot, xend start|stop|restart|reload|status|crash, start|shutdown|destroy|crash|reboot|save|restore NAME, "
        + "migrate NAME to HOST, attach NAME VIFSPEC, detach NAME N, link up|down DEV, run COMMAND";

    private const string XendVerbs = "start, stop, restart, reload, status and crash";

    /// <summary>Reads one event.</summary>
    /// <param name="text">As <c>--event</c> takes it: a verb, a blank, the rest.</param>
    /// <param name="networkEvent">The event.</param>
    /// <param name="error">What is wrong and what would be right; empty if the text is an event.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out NetworkEvent? networkEvent, out string error)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var verb = words.Length > 0 ? words[0] : "";
        var rest = words.Length > 1 ? words[1] : "";
        (networkEvent, error) = verb switch
        {
            "host" => rest is "boot" ? Right(new HostBooted()) : Wrong($"event '{text}' is unknown; of the host there is 'host boot'"),
            "xend" => ReadXend(text, rest),
            "start" or "shutdown" or "destroy" or "crash" or "reboot" or "save" or "restore" => ReadDomain(verb, rest),
            "migrate" => ReadMigration(rest),
            "attach" => ReadAttachment(rest),
            "detach" => ReadDetachment(rest),
            "link" => ReadLink(rest),
            "run" => ReadCommand(rest),
            _ => Wrong($"unknown event '{text}'; events are: {Known}"),
        };
        return networkEvent is not null;
    }

    private static (NetworkEvent? Event, string Error) Right(NetworkEvent networkEvent) => (networkEvent, "");

    private static (NetworkEvent? Event, string Error) Wrong(string error) => (null, error);

    private static (NetworkEvent? Event, string Error) ReadXend(string text, string rest) => rest switch
    {
        "start" => Right(new XendStarted()),
        "stop" => Right(new XendStopped()),
        "restart" => Right(new XendRestarted()),
        "reload" => Right(new XendReloaded()),
        "status" => Right(new XendStatusAsked()),
        "crash" => Right(new XendCrashed()),
        _ => Wrong($"event '{text}' is unknown; of xend there are {XendVerbs}"),
    };

    private static (NetworkEvent? Event, string Error) ReadDomain(string verb, string name)
    {
        if (name.Length == 0)
        {
            return Wrong($"event '{verb}' needs the name of a domain, as in '{verb} web'");
        }

        var domain = Named(name);
        return Right(verb switch
        {
            "start" => new DomainStarted(domain),
            "shutdown" => new DomainShutDown(domain),
            "destroy" => new DomainShutDown(domain, IsDestroyed: true),
            "crash" => new DomainCrashed(domain),
            "reboot" => new DomainRebooted(domain),
            "save" => new DomainSaved(domain),
            _ => new DomainRestored(domain),
        });
    }

    private static (NetworkEvent? Event, string Error) ReadCommand(string rest)
    {
        if (rest is ['"' or '\'', ..] && rest.IndexOf(rest[0], 1) < 0)
        {
            return Wrong($"event 'run' opens a quote that nothing closes: '{rest}'");
        }

        var isQuoted = rest is ['"', _, .., '"'] or ['\'', _, .., '\''] && rest.IndexOf(rest[0], 1) == rest.Length - 1;
        return rest.Length == 0 ? Wrong("event 'run' needs a command, as in 'run \"brctl addbr br1\"'") : Right(new CommandRun(isQuoted ? rest[1..^1] : rest));
    }

    private static (NetworkEvent? Event, string Error) ReadMigration(string rest)
    {
        const string To = " to ";
        var at = rest.LastIndexOf(To, StringComparison.Ordinal);
        var name = at < 0 ? "" : rest[..at].Trim();
        var target = at < 0 ? "" : rest[(at + To.Length)..].Trim();
        return name.Length > 0 && target.Length > 0
            ? Right(new DomainMigrated(Named(name), target))
            : Wrong("event 'migrate' needs a domain and a host, as in 'migrate web to beta'");
    }

    // The vif begins at the first word that holds a '='; a name may hold blanks.
    private static (NetworkEvent? Event, string Error) ReadAttachment(string rest)
    {
        var equals = rest.IndexOf('=', StringComparison.Ordinal);
        var start = equals < 0 ? rest.Length : rest.LastIndexOf(' ', equals) + 1;
        var name = rest[..start].Trim();
        return name.Length > 0
            ? Right(new VifAttached(Named(name), rest[start..].Trim()))
            : Wrong("event 'attach' needs a domain and a vif, as in 'attach web bridge=xenbr0'");
    }

    private static (NetworkEvent? Event, string Error) ReadDetachment(string rest)
    {
        var at = rest.LastIndexOf(' ');
        var name = at < 0 ? "" : rest[..at].Trim();
        return name.Length > 0 && int.TryParse(rest.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Right(new VifDetached(Named(name), number))
            : Wrong("event 'detach' needs a domain and the number of its vif, as in 'detach web 0'");
    }

    private static (NetworkEvent? Event, string Error) ReadLink(string rest) =>
        rest.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["up" or "down", var device] words && InterfaceName.TryParse(device, out var name)
            ? Right(new LinkSet(name, words[0] is "up"))
            : Wrong("event 'link' needs 'up' or 'down' and a device, as in 'link down eth0'");

    private static DomainReference Named(string name) => DomainReference.ByName(new DomainName(name));
}
