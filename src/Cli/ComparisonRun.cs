using XenNetLint.Analysis;
using XenNetLint.Analysis.Comparison;
using XenNetLint.Analysis.Fleet;
using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Reports;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Cli;

/// <summary>Reads two workspaces, or one, compares their hosts and writes the answer.</summary>
internal static class ComparisonRun
{
    /// <summary>Carries out a call.</summary>
    /// <exception cref="WrongCallException">The call cannot be carried out as it stands.</exception>
    internal static int Run(CommandIo io, ComparisonCall call)
    {
        var (settings, releaseRemark) = CommonOptions.ParseSettings(call.Xen, call.Toolstack);
        if (call is { Before: WorkspaceReader.StandardInput, After: WorkspaceReader.StandardInput })
        {
            throw new WrongCallException("standard input cannot be both sides; name a folder for one of them");
        }

        if (call is { IsDiff: false, Before: not WorkspaceReader.StandardInput, After: { } around } && io.Resolve(call.Before).StartsWith(io.Resolve(around).TrimEnd('/') + "/", StringComparison.Ordinal))
        {
            throw new WrongCallException($"'{call.Before}' lies within '{around}' and would be part of what is proposed for it; name the folder that holds the changed files only");
        }

        // A proposal that lies below the present files is no part of them.
        var isApart = call is { IsDiff: false, After: { } proposed } && !string.Equals(io.Resolve(proposed), io.Resolve(call.Before), StringComparison.Ordinal);
        var before = new WorkspaceReader(io).Read([call.Before], "<stdin>", isApart ? call.After : null);
        var after = call.After is { } later ? new WorkspaceReader(io).Read([later], "<stdin>") : null;
        var errors = before.Findings.Concat(after?.Findings ?? []).Where(finding => finding.Severity == DiagnosticSeverity.Error).ToList();
        foreach (var finding in errors)
        {
            io.Error.Write($"{finding.Location}: {Wording.Of(finding.Severity)}: {finding.Message}\n");
        }

        var work = new Comparing(call, settings, releaseRemark);
        var pairs = after is null
            ? [.. before.Workspace.Hosts.Select(host => new HostPairing(host, host))]
            : HostPairing.Of(before.Workspace.Hosts, after.Workspace.Hosts);
        foreach (var pair in Chosen(pairs, call.Host))
        {
            work.Add(pair);
        }

        var result = work.ToResult();
        if (result.Hosts.Count == 0 && result.Remarks.Count == 0)
        {
            throw new WrongCallException($"'{call.Before}' holds no host: no xend-config.sxp, no xl.conf and no domU file");
        }

        OutputWriter.Write(io, call.Outputs, call.Color, (format, writer, palette) => Write(result, format, writer, palette, call.IsQuiet));
        return !call.HasDetailedExitCode ? ExitCode.Clean
            : errors.Count > 0 ? ExitCode.DetailedError
            : result.Hosts.Any(host => host.HasChanges) ? ExitCode.DetailedChange
            : ExitCode.Clean;
    }

    private static void Write(ComparisonResult result, string format, TextWriter writer, Palette palette, bool isQuiet)
    {
        switch (format)
        {
            case "json":
                ComparisonJson.Write(result, writer);
                break;
            case "markdown":
                ComparisonMarkdown.Write(result, writer);
                break;
            default:
                ComparisonText.Write(result, writer, palette, isQuiet);
                break;
        }
    }

    private static IEnumerable<HostPairing> Chosen(IReadOnlyList<HostPairing> pairs, string? name)
    {
        if (name is null)
        {
            return pairs;
        }

        var chosen = pairs.Where(pair => string.Equals(pair.Name, name, StringComparison.Ordinal) || string.Equals(pair.After?.Name, name, StringComparison.Ordinal)).ToList();
        return chosen.Count > 0 ? chosen : throw new WrongCallException(Suggestion.Unknown("host", name, pairs.Select(pair => pair.Name)));
    }

    private sealed class Comparing(ComparisonCall call, AnalysisSettings settings, string releaseRemark)
    {
        private readonly List<HostComparison> _hosts = [];
        private readonly List<WhatIfHost> _whatIfs = [];
        private readonly List<WhatIfHost> _diffs = [];
        private readonly List<Assumption> _assumptions = [];
        private readonly List<string> _remarks = [];

        internal void Add(HostPairing pair)
        {
            if (releaseRemark.Length > 0)
            {
                _assumptions.Add(new Assumption(pair.Name, "xen", settings.Release?.ToString() ?? "", releaseRemark));
            }

            switch (pair)
            {
                case { Before: { } before, After: { } after }:
                    Compare(before, after);
                    break;
                case { Before: null, After: { } added } when !call.IsDiff:
                    _remarks.Add($"host {added.Name} is only in {call.After}: it does not run yet, so nothing was played on it ('xennetlint simulate {added.Folder}' shows its boot)");
                    break;
                case { Before: { } kept, After: null } when !call.IsDiff:
                    _remarks.Add($"host {kept.Name} is not in {call.After}: its files stay as they are");
                    Compare(kept, kept);
                    break;
                case { Before: null, After: { } added }:
                    AddOneSided(added, isNew: true);
                    break;
                case { Before: { } gone }:
                    AddOneSided(gone, isNew: false);
                    break;
            }
        }

        internal ComparisonResult ToResult()
        {
            PlayEvents();
            CompareBoots();
            return new ComparisonResult
            {
                Assumptions = _assumptions.Distinct().ToEquatableArray(),
                Hosts = _hosts.ToEquatableArray(),
                Before = DisplayPath.Normalize(call.Before),
                After = call.After is { } after ? DisplayPath.Normalize(after) : null,
                IsDiff = call.IsDiff,
                Remarks = _remarks.ToEquatableArray(),
            };
        }

        private void Compare(HostFiles before, HostFiles after)
        {
            var isSame = ReferenceEquals(before, after);
            var files = call.IsDiff || isSame ? after with { Name = before.Name } : ProposedFiles.Over(before, after);
            var kept = call.IsDiff || isSame ? [] : ProposedFiles.KeptKinds(before, after).ToList();
            if (kept.Count > 0)
            {
                _remarks.Add($"{DisplayPath.Normalize(call.After ?? "")} has none of these, so they stay as they are: {string.Join(", ", kept)}");
            }

            var candidates = CandidateChoice.For(before, settings.Release, settings.Toolstacks);
            _assumptions.AddRange(candidates.Assumptions);
            foreach (var candidate in candidates.Primary)
            {
                var present = HostBehaviour.Of(Bind(before, candidate));
                if (isSame)
                {
                    _whatIfs.Add(new WhatIfHost(present, Proposed: null, candidate));
                    continue;
                }

                foreach (var later in CandidatesAfter(files, candidate, candidates.Primary.Count))
                {
                    var proposed = HostBehaviour.InPlaceOf(present, Bind(files, later));
                    if (call.IsDiff)
                    {
                        _diffs.Add(new WhatIfHost(present, proposed, later));
                    }
                    else
                    {
                        _whatIfs.Add(new WhatIfHost(present, proposed, later));
                    }
                }
            }
        }

        // The later files are read as the earlier ones unless they state a release or a toolstack of their own.
        private EquatableArray<BindingCandidate> CandidatesAfter(HostFiles files, BindingCandidate before, int count)
        {
            var statement = files.Statement;
            if (settings.Release is not null || count > 1 || (statement?.Release is null && statement?.Toolstack is null && HasConfigOf(files, before.Toolstack)))
            {
                return [before];
            }

            var candidates = CandidateChoice.For(files, settings.Release ?? (statement?.Release is null && HasConfigOf(files, before.Toolstack) ? before.Release : null), settings.Toolstacks);
            _assumptions.AddRange(candidates.Assumptions);
            return candidates.Primary;
        }

        private static bool HasConfigOf(HostFiles files, Toolstack toolstack) =>
            (files.XendConfig is null && files.XlConf is null) || (toolstack == Toolstack.Xl ? files.XlConf is not null : files.XendConfig is not null);

        private void AddOneSided(HostFiles files, bool isNew)
        {
            var candidates = CandidateChoice.For(files, settings.Release, settings.Toolstacks);
            _assumptions.AddRange(candidates.Assumptions);
            foreach (var candidate in candidates.Primary)
            {
                _hosts.Add(BootComparison.OneSided(HostBehaviour.Of(Bind(files, candidate)), candidate, isNew));
            }
        }

        private BoundNetwork Bind(HostFiles files, BindingCandidate candidate)
        {
            var network = NetworkBinder.Bind(files, candidate.Release, candidate.Toolstack);
            _assumptions.AddRange(network.Assumptions);
            return network;
        }

        // All hosts live at the same time: a guest may move from one to another.
        private void PlayEvents()
        {
            var boots = FleetTimeline.Play(_whatIfs.Select(host => host.Present.Host), [new HostBooted()]);
            SimulationEvents.RequireKnown(call.Events, boots.Hosts, [.. _whatIfs.Select(host => (host.Proposed ?? host.Present).Host)]);
            var fleet = new FleetTimeline([.. boots.Hosts.Zip(_whatIfs, (boot, host) => host.Proposed is { } proposed ? boot.After(new FilesReplaced(proposed.Host)) : boot)]);
            fleet = call.Events.Count > 0
                ? call.Events.Aggregate(fleet, (now, next) => now.After(next))
                : new FleetTimeline([.. fleet.Hosts.Zip(_whatIfs, (timeline, host) => timeline.After(WhatIf.DefaultEvent(host.Candidate.Toolstack)))]);
            for (var index = 0; index < _whatIfs.Count; index++)
            {
                var host = _whatIfs[index];
                var events = WhatIf.EventsOrDefault(call.Events, host.Candidate.Toolstack);
                var others = OtherHosts.Of(
                    host.Present.Host,
                    FleetAnalysis.SurroundingsOf(host.Present.Network.Files),
                    boots.Hosts.Select(timeline => timeline.FinalState),
                    fleet.Hosts.Select(timeline => timeline.FinalState));
                _hosts.Add(WhatIf.Compare(host.Present, host.Proposed, host.Candidate, boots.Hosts[index], fleet.Hosts[index], events, others));
            }
        }

        // The boots of all hosts, where any of them share a LAN: who is reached on another host counts too.
        private void CompareBoots()
        {
            var isShared = _diffs.Exists(host => host.Present.Network.Files.Segments.Count > 0);
            var (before, after) = isShared
                ? (_diffs.ConvertAll(host => BootOf(host.Present.Host)), _diffs.ConvertAll(host => BootOf((host.Proposed ?? host.Present).Host)))
                : ([], []);
            foreach (var host in _diffs)
            {
                var others = isShared ? OtherHosts.Of(host.Present.Host, FleetAnalysis.SurroundingsOf(host.Present.Network.Files), before, after) : null;
                _hosts.Add(BootComparison.Compare(host.Present, host.Proposed ?? host.Present, host.Candidate, others));
            }

            static NetworkState BootOf(HostNetwork host) => Timeline.Play(host, [new HostBooted()]).FinalState;
        }
    }

    /// <summary>A running host and the files that are proposed for it.</summary>
    private sealed record WhatIfHost(HostBehaviour Present, HostBehaviour? Proposed, BindingCandidate Candidate);
}
