using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>What happened to a host, step by step.</summary>
/// <param name="Initial">The state before the first step.</param>
/// <param name="Steps">The steps in order.</param>
public sealed record Timeline(NetworkState Initial, EquatableArray<TimelineStep> Steps)
{
    /// <summary>The state after the last step.</summary>
    public NetworkState FinalState => Steps.Count == 0 ? Initial : Steps[^1].State;

    /// <summary>Plays events on a host that is powered off. Pure: same arguments, same timeline.</summary>
    public static Timeline Play(HostNetwork host, IEnumerable<NetworkEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var initial = NetworkState.PoweredOff(host);
        var state = initial;
        var steps = new List<TimelineStep>();
        foreach (var networkEvent in events)
        {
            var result = Transition.Apply(state, networkEvent);
            steps.AddRange(result.Steps);
            state = result.State;
        }

        return new Timeline(initial, [.. steps]);
    }

    /// <summary>What <c>check</c> looks at: the boot, then the start of every domain that the boot did not start, in the order of the definitions. Source: product §3.</summary>
    public static Timeline ForCheck(HostNetwork host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var boot = Play(host, [new HostBooted()]);
        var tried = boot.Steps.Where(step => step.Event is DomainEvent).Select(step => step.Domain?.Text).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var steps = new List<TimelineStep>(boot.Steps);
        foreach (var domain in host.Domains.Where(domain => !tried.Contains(domain.Id.Text)))
        {
            steps.AddRange(Transition.Apply(steps.Count == 0 ? boot.Initial : steps[^1].State, new DomainStarted(DomainReference.ByDefinition(domain))).Steps);
        }

        return boot with { Steps = [.. steps] };
    }

    /// <summary>The timeline with a step that was played elsewhere.</summary>
    internal Timeline With(TimelineStep step) => this with { Steps = Steps.Add(step) };

    /// <summary>The timeline with one more event played.</summary>
    public Timeline After(NetworkEvent networkEvent) =>
        this with { Steps = [.. Steps, .. Transition.Apply(FinalState, networkEvent).Steps] };
}
