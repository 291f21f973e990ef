using XenNetLint.Model.Binding;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Fleet;

/// <summary>A host of a fleet: what its files describe, and what has happened to it.</summary>
public sealed class FleetHost
{
    private readonly Lazy<Timeline> _timeline;

    /// <summary>A host with what happened to it.</summary>
    /// <param name="network">What its files describe.</param>
    /// <param name="timeline">Boot and events.</param>
    public FleetHost(BoundNetwork network, Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        Network = network;
        FinalState = timeline.FinalState;
        _timeline = new Lazy<Timeline>(timeline);
    }

    /// <summary>A host of which only the end is kept: the steps of a thousand hosts take more memory than all else together.</summary>
    /// <param name="network">What its files describe.</param>
    /// <param name="finalState">The state after all of it.</param>
    /// <param name="play">Plays it again for whoever asks for the steps.</param>
    public FleetHost(BoundNetwork network, NetworkState finalState, Func<Timeline> play)
    {
        Network = network;
        FinalState = finalState;
        _timeline = new Lazy<Timeline>(play);
    }

    /// <summary>What its files describe.</summary>
    public BoundNetwork Network { get; }

    /// <summary>Boot and events.</summary>
    public Timeline Timeline => _timeline.Value;

    /// <summary>The state after all of it.</summary>
    public NetworkState FinalState { get; }

    /// <summary>Its name.</summary>
    public string Name => Network.Host.Name;
}
