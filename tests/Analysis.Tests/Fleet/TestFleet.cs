using XenNetLint.Analysis.Fleet;
using XenNetLint.Analysis.Fleet.Traces;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Tests.Fleet;

/// <summary>Hosts from texts, booted under xend of Xen 3.4 with all their guests started.</summary>
internal static class TestFleet
{
    public static FleetAnalysis Of(string? facts, params (string Path, string Text)[] files)
    {
        var config = facts is null ? [] : (ToolConfig[])[ToolConfigReader.Read(SourceText.FromString("xennetlint.json", facts), out var errors)];
        var workspace = Workspace.Arrange(files.Select(file => FileRecognition.Recognize(SourceText.FromString(file.Path, file.Text))), config);
        var hosts = workspace.Hosts.Select(host => NetworkBinder.Bind(host, Release.Get("3.4"), Toolstack.Xend)).Select(network => new FleetHost(network, Timeline.ForCheck(network.Host)));
        return new FleetAnalysis([.. hosts], FleetAnalysis.SurroundingsOf(workspace));
    }

    public static string Guest(string name, params string[] vifs) => $"name = '{name}'\nkernel = '/k'\nvif = [ {string.Join(", ", vifs.Select(vif => $"'{vif}'"))} ]\n";

    public static EndReference Reference(string text) => EndReference.TryParse(text, out var reference, out var error) ? reference : throw new ArgumentException(error, nameof(text));

    /// <summary>The trace from the only end of one name to the only one of another, or to an address.</summary>
    public static TraceAnswer Trace(this FleetAnalysis fleet, string from, string to, int sizeBytes = Packet.PingSizeBytes) =>
        new TraceAnalysis(fleet).Answer(fleet.End(from), fleet.End(to), sizeBytes);

    private static TraceEnd End(this FleetAnalysis fleet, string text)
    {
        var reference = Reference(text);
        return EndResolver.Find(fleet.Network, reference) is [var match] ? TraceEnd.Of(reference, match)
            : IdleGuest.Find(fleet, reference) is [var idle] ? new TraceEnd { Text = text, Idle = idle }
            : new TraceEnd { Text = text, Address = reference.Address, IsAddress = true };
    }
}
