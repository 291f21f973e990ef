using XenNetLint.Collections;

namespace XenNetLint.Model.Elements;

/// <summary>What Xen's scripts look at besides interfaces and routes: tools, files and kernel. Source: host-scripts §0.3, §1.3, §1.4, §2.2.</summary>
/// <remarks>The defaults are those of the classic host: working ifupdown of the time, bridge-utils of the time, local root file system.</remarks>
public sealed record HostEnvironment
{
    /// <summary>The classic host.</summary>
    public static HostEnvironment Default { get; } = new();

    /// <summary>Which of the parts below a file states; the others are defaults. A reader of files adds what it reads.</summary>
    public EnvironmentFacts Stated { get; init; }

    /// <summary>Whether a file states this part.</summary>
    public bool States(EnvironmentFacts fact) => (Stated & fact) == fact;

    /// <summary>What ifup and ifdown do.</summary>
    public IfupBehaviour Ifup { get; init; } = IfupBehaviour.Working;

    /// <summary>Whether a working ifdown succeeds, doing nothing, for a name that it has not brought up itself. Source: host-scripts §0.3.</summary>
    public bool IfdownIgnoresUnknownNames { get; init; } = true;

    /// <summary>Whether a working ifup succeeds, doing nothing, for a name without configuration (ifupdown 0.6). Source: host-scripts §0.3.</summary>
    public bool IfupIgnoresUnknownNames { get; init; }

    /// <summary>Configurations that ifup has besides those of the host's interfaces: names that do not exist yet, such as a bridge of Xen's.</summary>
    public EquatableArray<IfupConfiguration> IfupConfigurations { get; init; } = [];

    /// <summary>The brctl on the PATH.</summary>
    public BrctlTool Brctl { get; init; } = BrctlTool.WithHeading;

    /// <summary>Whether <c>ip route list</c> prints the default route first (trie) or last (the hash table of Xen 3's kernels). Source: host-scripts §0.3.</summary>
    public bool ListsDefaultRouteFirst { get; init; }

    /// <summary>Whether the kernel renames interfaces that are up (Linux 6.2 and later). Source: host-scripts §0.3, §12.5.</summary>
    public bool RenamesUpInterfaces { get; init; }

    /// <summary>The root file system if it is on the network; null if it is local. Source: host-scripts §1.3.1.</summary>
    public NetworkRoot? NetworkRoot { get; init; }

    /// <summary>The kernel's command line; null if nobody states it, which counts as one without <c>ip=</c>. Source: host-scripts §1.5.1.</summary>
    public string? KernelCommandLine { get; init; }

    /// <summary>Absolute paths of files that scripts look for (dhcpd's configuration, init and argument files) and that exist. Source: host-scripts §2.2, §3.6.</summary>
    public EquatableArray<string> Files { get; init; } = [];

    /// <summary>Whether <c>ovs-vsctl</c> is on the PATH. No release brings it and no file of Xen's tells. Source: host-scripts §3.7.</summary>
    public Fact<bool> HasOpenVSwitch { get; init; } =
        Fact.Unknown<bool>("whether ovs-vsctl is installed is stated nowhere; say \"openvswitch\" in the environment of xennetlint.json, or of a bridge among the interfaces");

    /// <summary>Whether a vif's path in xenstore has a <c>domain</c> node under libxl too, which writes none (the kernel lab does). Source: host-scripts §3.6.</summary>
    public bool HasDomainNodes { get; init; }

    /// <summary>Whether FORWARD drops before any script runs.</summary>
    public bool DropsForward { get; init; }

    /// <summary>Rules of FORWARD before any script runs, as written behind <c>iptables -A FORWARD</c>.</summary>
    public EquatableArray<string> ForwardRules { get; init; } = [];

    /// <summary>Whether bridged frames pass iptables (<c>bridge-nf-call-iptables</c>). Source: host-scripts §3.4, §12.3.</summary>
    public bool FiltersBridgedFrames { get; init; } = true;

    /// <summary>Whether the kernel routes between interfaces before any script runs (<c>net.ipv4.ip_forward</c> of sysctl.conf). Source: host-scripts §12.7.</summary>
    public bool ForwardsIp { get; init; }

    /// <summary>Whether <c>iptables</c> can be run; where not, handle_iptable is skipped. Source: host-scripts §3.4.</summary>
    public bool HasIptables { get; init; } = true;
}
