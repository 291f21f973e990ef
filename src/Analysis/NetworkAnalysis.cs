using XenNetLint.Model.Binding;
using XenNetLint.Model.Workspaces;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis;

/// <summary>The front door: one host under one release and toolstack, stage by stage. Each stage is computed when it is first asked for.</summary>
public sealed class NetworkAnalysis
{
    private readonly Lazy<BoundNetwork> _network;
    private readonly Lazy<Timeline> _timeline;

    /// <summary>Opens a host's files.</summary>
    public NetworkAnalysis(HostFiles files, BindingCandidate candidate)
    {
        Files = files;
        Candidate = candidate;
        _network = new Lazy<BoundNetwork>(() => NetworkBinder.Bind(files, candidate.Release, candidate.Toolstack));
        _timeline = new Lazy<Timeline>(() => Timeline.ForCheck(Network.Host));
    }

    /// <summary>The host's files.</summary>
    public HostFiles Files { get; }

    /// <summary>The release and toolstack under which they are read.</summary>
    public BindingCandidate Candidate { get; }

    /// <summary>What the files describe.</summary>
    public BoundNetwork Network => _network.Value;

    /// <summary>What happens when the host boots and every domain is started.</summary>
    public Timeline Timeline => _timeline.Value;
}
