using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Simulator.Events;
using XenNetLint.Text;

namespace XenNetLint.Reports.Tests;

/// <summary>A small host for reports: bridged, a guest that starts, one whose bridge is missing, one whose vifs are computed.</summary>
internal static class SampleTimelines
{
    private static readonly (string Path, string Text)[] Files =
    [
        ("alpha/xend-config.sxp", "(network-script network-bridge)\n(vif-script vif-bridge)\n"),
        ("alpha/auto/10-web", "name = 'web'\nkernel = '/boot/x'\nvif = [ 'mac=00:16:3e:00:00:01,ip=192.168.1.20' ]\n"),
        ("alpha/auto/20-lost", "name = 'lost'\nkernel = '/boot/x'\nvif = [ 'bridge=nobridge' ]\n"),
        ("alpha/auto/30-db", "name = 'db'\nkernel = '/boot/x'\nvif = [ 'vifname=db0', '' ]\n"),
        ("alpha/auto/40-odd", "name = 'odd'\nkernel = '/boot/x'\nvif = make()\n"),
    ];

    internal static SimulationResult Of(string release, params string[] events)
    {
        var workspace = Workspace.Arrange(Files.Select(file => FileRecognition.Recognize(SourceText.FromString(file.Path, file.Text))), []);
        var host = Assert.Single(workspace.Hosts);
        var candidate = new BindingCandidate(Release.Get(release), Toolstack.Xend);
        var network = NetworkBinder.Bind(host, candidate.Release, candidate.Toolstack);
        var timeline = Timeline.ForCheck(network.Host);
        timeline = events.Select(Parsed).Aggregate(timeline, (now, next) => now.After(next));
        return new SimulationResult(network.Assumptions, [new HostTimeline(host.Name, candidate, timeline)]);
    }

    private static NetworkEvent Parsed(string text) =>
        EventParser.TryParse(text, out var networkEvent, out var error) ? networkEvent : throw new ArgumentException(error, nameof(text));
}
