using XenNetLint.Analysis.Comparison;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Simulator.Events;
using XenNetLint.Text;

namespace XenNetLint.Reports.Tests;

/// <summary>Small comparisons for reports: the present files in <c>now/</c>, the proposed ones in <c>new/</c>.</summary>
internal static class SampleComparisons
{
    internal const string Guest = "name = 'web|`1`'\nkernel = '/boot/x'\nvif = [ 'mac=00:16:3e:00:00:01,bridge=xenbr0' ]\n";

    /// <summary>What events do once a network script is replaced by another.</summary>
    internal static ComparisonResult WhatIf(string presentScript, string proposedScript, params string[] events)
    {
        var candidate = new BindingCandidate(Release.Get("3.4"), Toolstack.Xend);
        var present = HostBehaviour.Of(Bound("now", presentScript));
        var proposed = HostBehaviour.InPlaceOf(present, Bound("new", proposedScript));
        IReadOnlyList<NetworkEvent> played = [.. events.Select(text => EventParser.TryParse(text, out var networkEvent, out _) ? networkEvent : throw new ArgumentException(text, nameof(events)))];
        var boot = Timeline.Play(present.Host, [new HostBooted()]);
        var whole = played.Aggregate(boot.After(new FilesReplaced(proposed.Host)), (timeline, next) => timeline.After(next));
        return Result(Analysis.Comparison.WhatIf.Compare(present, proposed, candidate, boot, whole, played));
    }

    /// <summary>Two versions, each after a boot, and a host that is new.</summary>
    internal static ComparisonResult Diff(string earlierScript, string laterScript)
    {
        var candidate = new BindingCandidate(Release.Get("3.4"), Toolstack.Xend);
        var before = HostBehaviour.Of(Bound("now", earlierScript));
        var result = Result(BootComparison.Compare(before, HostBehaviour.InPlaceOf(before, Bound("new", laterScript)), candidate));
        return result with { IsDiff = true, Hosts = result.Hosts.Add(BootComparison.OneSided(before, candidate, isNew: true)) };
    }

    private static ComparisonResult Result(HostComparison host) => new()
    {
        Assumptions = host.After?.Network.Assumptions ?? [],
        Hosts = [host],
        Before = "/srv/now",
        After = "/srv/new",
        Remarks = ["a remark"],
    };

    private static BoundNetwork Bound(string folder, string networkScript)
    {
        (string Path, string Text)[] files =
        [
            ($"/srv/{folder}/xend-config.sxp", $"(network-script '{networkScript}')\n(vif-script vif-bridge)\n"),
            ($"/srv/{folder}/auto/10-web", Guest),
        ];
        var host = Assert.Single(Workspace.Arrange(files.Select(file => FileRecognition.Recognize(SourceText.FromString(file.Path, file.Text))), []).Hosts);
        return NetworkBinder.Bind(host with { Statement = new HostStatement { Name = host.Name, Environment = HostEnvironment.Default with { Ifup = IfupBehaviour.Failing } } }, Release.Get("3.4"), Toolstack.Xend);
    }
}
