using XenNetLint.Analysis.Comparison;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Simulator.Events;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Tests.Comparison;

/// <summary>Comparisons of small hosts: the present or earlier one lies in <c>now/</c>, the proposed or later one in <c>new/</c>.</summary>
internal static class Compared
{
    /// <summary>xend with the usual options in front of a network script.</summary>
    internal static (string Name, string Text) Xend(string networkScript) => ("xend-config.sxp", $"(network-script '{networkScript}')\n(vif-script vif-bridge)\n");

    /// <summary>xend that runs no network script.</summary>
    internal static (string Name, string Text) XendAlone { get; } = ("xend-config.sxp", "(vif-script vif-bridge)\n");

    /// <summary>A guest that the boot starts.</summary>
    internal static (string Name, string Text) Guest(string name, string vif) => ("auto/" + name, $"name = '{name}'\nkernel = '/boot/x'\nvif = [ '{vif}' ]\n");

    internal static BindingCandidate Candidate(string release) => new(Release.Get(release), Toolstack.Xend);

    internal static HostFiles Files(string folder, string facts, params (string Name, string Text)[] files)
    {
        var config = ToolConfigReader.Read(SourceText.FromString(folder + "/xennetlint.json", $$"""{ "hosts": { "{{folder}}": { "root": ".", {{facts}} } } }"""), out var errors);
        Assert.Empty(errors);
        return Assert.Single(Workspace.Arrange(files.Select(file => FileRecognition.Recognize(SourceText.FromString($"{folder}/{file.Name}", file.Text))), [config]).Hosts);
    }

    internal static HostBehaviour Behaviour(HostFiles files, string release) => HostBehaviour.Of(NetworkBinder.Bind(files, Release.Get(release), Toolstack.Xend));

    /// <summary>What events do to a host whose files are replaced.</summary>
    internal static HostComparison WhatIf(string release, string facts, (string Name, string Text)[] present, (string Name, string Text)[]? proposed, params string[] events)
    {
        var now = Files("now", facts, present);
        var host = Behaviour(now, release);
        var replaced = proposed is null
            ? null
            : HostBehaviour.InPlaceOf(host, NetworkBinder.Bind(ProposedFiles.Over(now, Files("new", "\"nloopbacks\": 8", proposed) with { Statement = null }), Release.Get(release), Toolstack.Xend));
        var played = Events(events);
        var boot = Timeline.Play(host.Host, [new HostBooted()]);
        var whole = replaced is null ? boot : boot.After(new FilesReplaced(replaced.Host));
        whole = played.Aggregate(whole, (timeline, next) => timeline.After(next));
        return Analysis.Comparison.WhatIf.Compare(host, replaced, Candidate(release), boot, whole, played);
    }

    /// <summary>How two versions behave, each after a boot.</summary>
    internal static HostComparison Diff(string release, string facts, (string Name, string Text)[] before, (string Name, string Text)[] after)
    {
        var old = Behaviour(Files("now", facts, before), release);
        return BootComparison.Compare(old, HostBehaviour.InPlaceOf(old, NetworkBinder.Bind(Files("new", facts, after), Release.Get(release), Toolstack.Xend)), Candidate(release));
    }

    /// <summary>The changes as the report signs them.</summary>
    internal static IEnumerable<string> Lines(this HostComparison comparison) => comparison.Changes.Select(change => $"{"+-~"[(int)change.Kind]} {change.Text}");

    private static IReadOnlyList<NetworkEvent> Events(string[] texts) => texts.Length == 0
        ? [new XendRestarted()]
        : [.. texts.Select(text => EventParser.TryParse(text, out var networkEvent, out var error) ? networkEvent : throw new ArgumentException(error, nameof(texts)))];
}
