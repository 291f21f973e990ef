using XenNetLint.Analysis.Fleet;
using XenNetLint.Model.Binding;
using XenNetLint.Simulator;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Comparison;

/// <summary>How two versions of a host's files behave, each after a boot of its own. Source: product §5.</summary>
public static class BootComparison
{
    /// <summary>Boots and compares.</summary>
    /// <param name="before">The earlier files.</param>
    /// <param name="after">The later files, domains under the ids of the earlier ones.</param>
    /// <param name="candidate">Release and toolstack of the later files.</param>
    /// <param name="others">The hosts that share a LAN with it, each booted; null: none.</param>
    public static HostComparison Compare(HostBehaviour before, HostBehaviour after, BindingCandidate candidate, OtherHosts? others = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var old = Boot(before);
        var now = Boot(after);
        var changes = StateComparison.Of(
            SideOf(old, before) with { Others = others?.Before ?? [] }, SideOf(now, after) with { Others = others?.After ?? [] }, new BlameFinder(now, [after]), new BlameFinder(old, [before]));
        return new HostComparison
        {
            Name = before.Host.Name,
            Candidate = candidate,
            Before = before,
            After = after,
            Playback = now,
            Course = Dom0Course.Between(old, now),
            Changes = WhatIf.WithLines(changes, before, after, candidate, files => Boot(files).End, now.End),
        };
    }

    /// <summary>A host that only one of the workspaces has: all its behaviour is gained, or lost.</summary>
    public static HostComparison OneSided(HostBehaviour behaviour, BindingCandidate candidate, bool isNew)
    {
        ArgumentNullException.ThrowIfNull(behaviour);
        var boot = Boot(behaviour);
        return new HostComparison
        {
            Name = behaviour.Host.Name,
            Candidate = candidate,
            Before = isNew ? null : behaviour,
            After = isNew ? behaviour : null,
            Playback = boot,
            Course = Dom0Course.Between(boot, boot),
            Changes = [],
        };
    }

    private static Playback Boot(HostBehaviour behaviour)
    {
        var boot = Timeline.Play(behaviour.Host, [new HostBooted()]);
        return Playback.Of(boot.Initial, boot.Steps, Dom0Contact.Stated(behaviour.Host));
    }

    private static ComparedState SideOf(Playback boot, HostBehaviour behaviour) =>
        new(boot.End, LinkIdentities.After(boot.Steps.Select(step => step.Effect)), boot.Contact, FleetAnalysis.SurroundingsOf(behaviour.Network.Files));
}
