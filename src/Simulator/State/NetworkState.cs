using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.State;

/// <summary>dom0 as its kernel, hypervisor and xenstore see it. Only <see cref="With"/> makes another state of it.</summary>
public sealed record NetworkState
{
    /// <summary>The host whose state this is.</summary>
    public required HostNetwork Host { get; init; }

    /// <summary>Whether the host's own network came up since the last boot.</summary>
    public bool IsUp { get; init; }

    /// <summary>Links, ordinally by name; the loopback device is left out.</summary>
    public EquatableArray<LinkState> Links { get; init; } = [];

    /// <summary>Routes in the order of destination address and length, equal ones in the order in which they were added.</summary>
    public EquatableArray<RouteEntry> Routes { get; init; } = [];

    /// <summary>Parameters that were set, by name.</summary>
    public EquatableArray<Sysctl> Sysctls { get; init; } = [];

    /// <summary>The FORWARD chain.</summary>
    public FilterTable Filter { get; init; } = FilterTable.Empty;

    /// <summary>Rules of the nat table in order, as the scripts write them behind <c>-t nat -A</c>.</summary>
    public EquatableArray<string> NatRules { get; init; } = [];

    /// <summary>Lines that scripts added to files, by file, in the order in which they were added.</summary>
    public EquatableArray<FileLine> FileLines { get; init; } = [];

    /// <summary>Rules and policies of all other chains and tables in order, as <c>iptables -S</c> writes them behind the table's name: <c>filter: -A INPUT -j DROP</c>.</summary>
    public EquatableArray<string> OtherRules { get; init; } = [];

    /// <summary>Links that ifup regards as configured, by name. Source: host-scripts §0.3.</summary>
    public EquatableArray<InterfaceName> ConfiguredByIfup { get; init; } = [];

    /// <summary>Locks that a dead script left behind (4.0, 4.1). Source: host-scripts §1.4.8.</summary>
    public EquatableArray<string> Locks { get; init; } = [];

    /// <summary>What the running xend has read; null while none runs.</summary>
    public XendOptions? Xend { get; init; }

    /// <summary>Whether <c>xm</c> finds a xend that answers, or xl needs none.</summary>
    public bool IsToolstackReady => Xend is not null || Host.Toolstack == Toolstack.Xl;

    /// <summary>What runs for a vif that names no script: what xend has read at its start, what xl reads now. Source: config-languages §2.1, §5.</summary>
    public Fact<ScriptCommand> VifScript => Xend is { } xend && Host.Toolstack == Toolstack.Xend ? xend.VifScript : Host.VifScript;

    /// <summary>Images of domains saved by an event, the last one last; they outlive a boot.</summary>
    public EquatableArray<Domain> Saved { get; init; } = [];

    /// <summary>Empty files of locks that nobody holds, left behind by a dead script (4.2 and later); they keep nobody out. Source: host-scripts §1.4.8.</summary>
    public EquatableArray<string> LockFiles { get; init; } = [];

    /// <summary>The domains.</summary>
    public DomainTable Domains { get; init; } = DomainTable.Empty;

    /// <summary>Why nothing is known about links, routes and rules any more; empty while all is known. Ids and domains stay known.</summary>
    public string UnknownSince { get; init; } = "";

    /// <summary>Whether links, routes and rules are known.</summary>
    public bool IsKnown => UnknownSince.Length == 0;

    /// <summary>A host before its kernel starts.</summary>
    public static NetworkState PoweredOff(HostNetwork host) => new() { Host = host };

    /// <summary>The link of that name, or null.</summary>
    public LinkState? FindLink(InterfaceName name)
    {
        var at = IndexOfLink(name);
        return at < 0 ? null : Links[at];
    }

    /// <summary>The bridge of that name, or null if there is none or the name is another link's.</summary>
    public LinkState? FindBridge(InterfaceName name) => FindLink(name) is { Kind: LinkKind.Bridge } bridge ? bridge : null;

    /// <summary>All bridges, ordinally by name, as <c>brctl show</c> lists them. Source: host-scripts §0.3.</summary>
    public IEnumerable<LinkState> Bridges => Links.Where(link => link.Kind == LinkKind.Bridge);

    /// <summary>The ports of a bridge, ordinally by name.</summary>
    public IEnumerable<LinkState> PortsOf(InterfaceName bridge) => Links.Where(link => link.Master == bridge);

    /// <summary>The routes through a link.</summary>
    public IEnumerable<RouteEntry> RoutesOf(InterfaceName device) => Routes.Where(route => route.Device == device);

    /// <summary>The value of a parameter, or null if nobody set it.</summary>
    public string? FindSysctl(string name) => Sysctls.FirstOrDefault(sysctl => string.Equals(sysctl.Name, name, StringComparison.Ordinal))?.Value;

    /// <summary>The running vif of a definition's vif, or null.</summary>
    public RunningVif? FindVif(VifId id) => Domains.Find(id.Domain) is { } domain && domain.IndexOfVif(id) is var at and >= 0 ? domain.Vifs[at] : null;

    /// <summary>Applies one effect: the only place where a state changes. Pure.</summary>
    public KernelAnswer With(Effect effect) => Kernel.Apply(this, effect);

    internal int IndexOfLink(InterfaceName name)
    {
        int low = 0, high = Links.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            switch (Links[middle].Name.CompareTo(name))
            {
                case 0:
                    return middle;
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        return ~low;
    }
}
