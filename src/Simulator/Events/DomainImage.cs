using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Events;

/// <summary>A domain is saved, or made of its image again. Source: config-languages §6.2, §6.4.</summary>
/// <remarks>The event says nothing of the file: it is taken for one outside of the folder that the boot restores (<see cref="HostNetwork.SavedDomains"/>).</remarks>
internal static class DomainImage
{
    public static TimelineStep Save(NetworkState state, DomainSaved saved)
    {
        if (DomainEnd.FindRunning(state, saved, needsToolstack: true, out var why) is not { } running)
        {
            return StepBuilder.Inapplicable(state, saved, why);
        }

        return DomainEnd.IsOver(running)
            ? StepBuilder.Inapplicable(state, saved, $"{running.DisplayName} has ended already")
            : DomainEnd.Finish(DomainEnd.Remove(new StepBuilder(state).Do(new KeepImage(running.Config)), running), saved, running);
    }

    public static TimelineStep Restore(NetworkState state, DomainRestored restored)
    {
        if (DomainStart.WhyNotNow(state) is { Length: > 0 } notNow)
        {
            return StepBuilder.Inapplicable(state, restored, notNow);
        }

        if (restored.Domain.FindSaved(state) is not { } image)
        {
            return StepBuilder.Inapplicable(
                state,
                restored,
                restored.Domain.FindIn(state) is { } domain ? $"nobody has saved {domain.DisplayName}" : $"no domain is called {restored.Domain}");
        }

        return DomainStart.NamesakeOf(state, image) is { Length: > 0 } taken
            ? StepBuilder.Inapplicable(state, restored, taken, StepOutcome.Failed)
            : DomainStart.Create(new StepBuilder(state).Do(new DropImage(image.Id)), restored, image, isReboot: false);
    }

    /// <summary>The boot restores a domain of the folder of saved ones. What the image holds is taken from the domain's file.</summary>
    public static TimelineStep RestoreAtBoot(NetworkState state, DomainName name)
    {
        var image = DomainReference.ByName(name).FindIn(state.Host) ?? new Domain
        {
            Id = new DomainId($"saved domain {name}"),
            Name = Fact.Stated(name),
            Vifs = Fact.Unknown<Collections.EquatableArray<Vif>>($"no file here defines the saved domain '{name}'"),
        };
        var restored = new DomainRestored(DomainReference.ByDefinition(image));
        return DomainStart.WhyNotNow(state) is { Length: > 0 } notNow ? StepBuilder.Inapplicable(state, restored, notNow)
            : DomainStart.NamesakeOf(state, image) is { Length: > 0 } taken ? StepBuilder.Inapplicable(state, restored, taken, StepOutcome.Failed)
            : DomainStart.Create(new StepBuilder(state), restored, image, isReboot: false);
    }
}
