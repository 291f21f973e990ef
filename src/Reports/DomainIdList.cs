using System.Globalization;
using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Reports;

/// <summary>Who has which id at the end of a timeline, which ids are used up, and what would change that.</summary>
internal sealed record DomainIdList
{
    /// <summary>Every domain of the host, those with an id first, by id.</summary>
    internal required EquatableArray<DomainIdEntry> Entries { get; init; }

    /// <summary>Ids that somebody had and nobody has.</summary>
    internal required EquatableArray<UsedDomainId> UsedUp { get; init; }

    /// <summary>The id that the next domain gets; null if none is free.</summary>
    internal required int? NextId { get; init; }

    /// <summary>What would change ids and names.</summary>
    internal required EquatableArray<string> Notes { get; init; }

    /// <summary>Reads a timeline. Source: config-languages §6.1, §6.2.</summary>
    internal static DomainIdList Of(Timeline timeline)
    {
        var state = timeline.FinalState;
        var running = state.Domains.Domains.Select(domain => new DomainIdEntry(domain.DisplayName, domain.Definition.ToString(), domain, ""));
        var others = state.Host.Domains
            .Where(domain => state.Domains.Find(domain.Id) is null)
            .Select(domain => new DomainIdEntry(domain.DisplayName, domain.Id.ToString(), Running: null, WhyNot(timeline, domain)));
        var usedUp = StepsSinceBoot(timeline)
            .Where(step => step.DomId is { } id && !IsHeldAtEnd(state, step, id))
            .Select(step => new UsedDomainId(step.DomId ?? 0, NameOf(state, step), step.Outcome == StepOutcome.Failed ? $"its start failed: {step.Reason}" : "it has ended since"))
            .DistinctBy(used => used.DomId)
            .ToEquatableArray();
        return new DomainIdList
        {
            Entries = [.. running, .. others],
            UsedUp = usedUp,
            NextId = state.Host.DrawsDomainIds ? null : state.Domains.NextId(),
            Notes = NotesOn(timeline, usedUp).ToEquatableArray(),
        };
    }

    // A boot begins again at 1.
    private static IEnumerable<TimelineStep> StepsSinceBoot(Timeline timeline) =>
        timeline.Steps.Reverse().TakeWhile(step => step.Event is not HostNetworkCameUp).Reverse();

    private static bool IsHeldAtEnd(NetworkState state, TimelineStep step, int id) =>
        state.Domains.Find(id) is { } holder && holder.Definition == step.Domain;

    private static string NameOf(NetworkState state, TimelineStep step) =>
        state.Host.Domains.FirstOrDefault(domain => domain.Id == step.Domain)?.DisplayName ?? step.Title;

    private static string WhyNot(Timeline timeline, Domain domain)
    {
        var last = timeline.Steps.LastOrDefault(step => step.Domain == domain.Id);
        return last is null ? "never started here"
            : last.Outcome is StepOutcome.Failed or StepOutcome.Nothing && last.Reason.Length > 0 ? last.Reason
            : last.Event is DomainMigrated { Target: var target } ? $"went to {target}"
            : last.Event is DomainSaved ? "is saved in a file"
            : last.Event is DomainShutDown ? "has ended"
            : "does not run";
    }

    private static IEnumerable<string> NotesOn(Timeline timeline, EquatableArray<UsedDomainId> usedUp)
    {
        var state = timeline.FinalState;
        if (state.Domains.Domains.Count + usedUp.Count > 1)
        {
            yield return "ids are given out in the order of the starts; another order gives other ids";
        }

        foreach (var note in NotesOnBoot(timeline))
        {
            yield return note;
        }

        foreach (var step in timeline.Steps.Where(step => step.Event is DomainStarted && step.Outcome == StepOutcome.Failed))
        {
            var name = NameOf(state, step);
            yield return step.DomId is { } id
                ? string.Create(CultureInfo.InvariantCulture, $"the failed start of {name} used up id {id}; each further try uses up another one")
                : $"the start of {name} failed before it had an id; once it succeeds, every domain started after it gets the next higher id";
        }

        if (state.Domains.Domains.FirstOrDefault(domain => domain.IsDomIdKnown) is { } first && state.Domains.NextId() is { } next)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"a reboot, or a shutdown and a start, gives a new id: {first.DisplayName} would change from {first.DomId} to {next}{Renamed(first, next)}");
            if (state.Domains.Domains.Count(domain => domain.IsDomIdKnown) > 1)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"so would any other guest: whichever reboots first gets {next}");
            }
        }

        foreach (var domain in state.Domains.Domains)
        {
            foreach (var vif in domain.Vifs.Where(vif => domain.IsDomIdKnown && !IsNumbered(vif.Backend.ToString(), domain.DomId)))
            {
                yield return $"{vif.Backend} of {domain.DisplayName} is a name of its own (vifname=) and stays whatever the id is";
            }
        }

        yield return "after a host boot the ids begin again at 1";
    }

    /// <summary>What the next boot would do otherwise. Source: config-languages §6.2, §6.4.</summary>
    private static IEnumerable<string> NotesOnBoot(Timeline timeline)
    {
        var host = timeline.FinalState.Host;
        var files = host.Domains.Select(domain => domain.AutostartName).OfType<string>().Where(file => file.Length > 0 && file[0] != '.').Order(StringComparer.Ordinal).ToList();
        if (files.Count > 1 && host.BootOrder is null)
        {
            yield return $"the boot starts the files of auto/ by the bytes of their names, {files[0]} first: a new or renamed file that sorts before {files[^1]} gives {files[^1]} the next higher id";
        }

        if (files.Count > 0)
        {
            yield return "a start that fails behind its id uses it up, and the others keep theirs; one that fails before (bad file, name in use) lets those behind it move down by one";
            yield return "a shutdown of the host in good order saves the running guests, unless xendomains is told otherwise: the next boot restores them first, in the order of their names, and they get the low ids";
        }
    }

    private static string Renamed(RunningDomain domain, int next)
    {
        var names = domain.Vifs.Where(vif => IsNumbered(vif.Backend.ToString(), domain.DomId)).Select(vif => string.Create(CultureInfo.InvariantCulture, $"{vif.Backend} to vif{next}.{vif.DeviceId}")).ToList();
        return names.Count == 0 ? "" : $", {Wording.Listed(names)}";
    }

    private static bool IsNumbered(string backend, int domId) => backend.StartsWith(string.Create(CultureInfo.InvariantCulture, $"vif{domId}."), StringComparison.Ordinal);
}
