using System.Text.Json;
using XenNetLint.Analysis.Fleet;
using XenNetLint.Analysis.Fleet.Traces;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Cures;
using XenNetLint.Testing;
using XenNetLint.Text;

namespace XenNetLint.Reports.Tests;

public sealed class TraceReportTests
{
    private static readonly (string Path, string Text)[] Files =
    [
        ("alpha/xend-config.sxp", "(network-script network-bridge)\n(vif-script vif-bridge)\n"),
        ("alpha/10-web", "name = 'web'\nkernel = '/boot/x'\nvif = [ 'mac=00:16:3e:00:00:01,bridge=eth0,ip=192.168.1.20', 'bridge=eth0,ip=192.168.1.30' ]\n"),
        ("alpha/20-twin", "name = 'twin'\nkernel = '/boot/x'\nvif = [ 'mac=00:16:3e:00:00:01,bridge=eth0' ]\n"),
        ("alpha/30-lost", "name = 'lost'\nkernel = '/boot/x'\nvif = [ 'bridge=nobridge' ]\n"),
        ("alpha/40-odd", "name = 'odd'\nkernel = '/boot/x'\nvif = make()\n"),
    ];

    /// <summary>Both ends, and what the first line says.</summary>
    public static TheoryData<string, string, string> Traces => new()
    {
        { "web", "outside", "web -> outside: reachable" },
        { "outside", "web", "outside -> web: depends on who spoke before" },
        { "twin", "web", "twin -> web: unreachable, " },
        { "web", "lost", "web -> lost: unreachable, lost does not run: " },
        { "web", "odd", "web -> odd: unknown, " },
    };

    [Theory]
    [MemberData(nameof(Traces))]
    public void Traces_fit_their_schema(string from, string to, string line)
    {
        var result = Result(from, to);

        Assert.Empty(SchemaCheck.Errors("trace", Findings.Written(writer => TraceJson.Write(result, writer))));
        Assert.StartsWith(line, Findings.Written(writer => TraceText.Write(result, writer, Palette.Plain)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public void No_line_ends_in_blanks_and_without_colour_nothing_is_painted(string from, string to, string line)
    {
        var text = Findings.Written(writer => TraceText.Write(Result(from, to), writer, Palette.Plain));

        Assert.DoesNotContain(" \n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', text);
        Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
        Assert.Contains('\e', Findings.Written(writer => TraceText.Write(Result(from, to), writer, Palette.Colored)));
        Assert.NotEmpty(line);
    }

    [Fact]
    public void Quiet_leaves_out_what_was_assumed()
    {
        var result = Result("web", "outside");

        Assert.Contains("assumed\n", Findings.Written(writer => TraceText.Write(result, writer, Palette.Plain)), StringComparison.Ordinal);
        Assert.DoesNotContain("assumed\n", Findings.Written(writer => TraceText.Write(result, writer, Palette.Plain, isQuiet: true)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_lists_the_words_of_the_enumerations()
    {
        using var schema = JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf("docs/schemas/trace.schema.json")));
        var definitions = schema.RootElement.GetProperty("$defs");

        Assert.Equal(Words<Disposition>(), EnumAt(definitions, "trace", "disposition"), StringComparer.Ordinal);
        Assert.Equal(Words<StepKind>(), EnumAt(definitions, "step", "kind"), StringComparer.Ordinal);
        Assert.Equal(Words<CureKind>(), EnumAt(definitions, "cure", "kind"), StringComparer.Ordinal);
        Assert.Equal(Words<Way>(), EnumAt(definitions, "blocker", "way"), StringComparer.Ordinal);
        Assert.Equal(
            Enum.GetValues<Disposition>().Where(disposition => !disposition.IsDelivered()).Select(Word),
            EnumAt(definitions, "blocker", "disposition"),
            StringComparer.Ordinal);
    }

    private static List<string> EnumAt(JsonElement definitions, string definition, string member) =>
        [.. definitions.GetProperty(definition).GetProperty("properties").GetProperty(member).GetProperty("enum").EnumerateArray().Where(word => word.ValueKind == JsonValueKind.String).Select(word => word.GetString() ?? "")];

    private static IEnumerable<string> Words<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(Word);

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static TraceResult Result(string from, string to)
    {
        var workspace = Workspace.Arrange(Files.Select(file => FileRecognition.Recognize(SourceText.FromString(file.Path, file.Text))), []);
        var candidate = new BindingCandidate(Release.Get("3.4"), Toolstack.Xend);
        var network = NetworkBinder.Bind(Assert.Single(workspace.Hosts), candidate.Release, candidate.Toolstack);
        var fleet = new FleetAnalysis([new FleetHost(network, Timeline.ForCheck(network.Host))], FleetAnalysis.SurroundingsOf(workspace));
        var answer = new TraceAnalysis(fleet).Answer(End(fleet, from), End(fleet, to), Packet.PingSizeBytes);
        return new TraceResult
        {
            Assumptions = [.. network.Assumptions.Concat(fleet.Network.Assumptions)],
            Events = ["reboot web"],
            StartsAll = true,
            Traces = [new TraceReport(answer, [new TraceHost("alpha", candidate)], candidate.Toolstack)],
        };
    }

    private static TraceEnd End(FleetAnalysis fleet, string text)
    {
        Assert.True(EndReference.TryParse(text, out var reference, out _));
        return EndResolver.Find(fleet.Network, reference) is [var match] ? TraceEnd.Of(reference, match) : new TraceEnd { Text = text, Idle = Assert.Single(IdleGuest.Find(fleet, reference)) };
    }
}
