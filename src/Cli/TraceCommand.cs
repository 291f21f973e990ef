using System.CommandLine;
using System.Globalization;
using XenNetLint.Analysis.Fleet.Traces;
using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Reports;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.State;

namespace XenNetLint.Cli;

/// <summary><c>xennetlint trace</c>: why one end reaches another, or does not, hop by hop.</summary>
internal static class TraceCommand
{
    private static readonly string[] Formats = ["text", "json"];

    internal static Command Create(CommandIo io)
    {
        const string Ends = "web, web/1 (its vif 1), alpha:web, dom0, outside, the name of a LAN under \"segments\", or an address";
        var from = new Argument<string>("FROM") { Description = $"Who sends: {Ends}" };
        var to = new Argument<string>("TO") { Description = "Who is meant: as FROM, or an address that nobody may have" };
        var size = new Option<string?>("--size") { HelpName = "BYTES", Description = $"Size of the packet with its IP header; it is not taken apart, so that an MTU on the way may be too small for it (default: {Packet.PingSizeBytes.ToString(CultureInfo.InvariantCulture)}, as ping sends)" };
        var options = new SimulationOptions(Formats, CommonOptions.After());
        var command = new Command("trace", "Follow a packet and its answer hop by hop: which line makes each step, what is in the way, what would cure it") { from, to };
        options.AddTo(command);
        command.Add(size);
        command.SetAction(result =>
        {
            var call = options.Read(result, Formats);
            var bytes = ParseSize(result.GetValue(size));
            RequireNoPath(io, result.GetValue(to) ?? "");
            var (assumptions, fleets) = FleetSimulation.Run(io, call);
            var traces = fleets.Select(fleet => Trace(fleet, result.GetValue(from) ?? "", result.GetValue(to) ?? "", bytes)).ToEquatableArray();
            var answer = new TraceResult
            {
                Assumptions = [.. AssumptionsOf(assumptions, traces)],
                Events = [.. call.Events.Select(played => played.Title)],
                StartsAll = FleetSimulation.StartsAll(call),
                Traces = traces,
            };
            OutputWriter.Write(io, call.Outputs, call.Color, (format, writer, palette) =>
            {
                if (format is "json")
                {
                    TraceJson.Write(answer, writer);
                }
                else
                {
                    TraceText.Write(answer, writer, palette, call.IsQuiet);
                }
            });
            return traces.All(trace => trace.Answer.Verdict == Verdict.Reachable) ? ExitCode.Clean : ExitCode.Findings;
        });
        return command;
    }

    private static TraceReport Trace(PlayedFleet fleet, string from, string to, int sizeBytes)
    {
        var (sender, meant) = TraceEnds.Find(fleet.Analysis, from, to);
        var answer = new TraceAnalysis(fleet.Analysis).Answer(sender, meant, sizeBytes);
        return new TraceReport(answer, [.. fleet.Hosts.Where(host => answer.Hosts.Contains(host.Network.Host.Name, StringComparer.Ordinal)).Select(host => new TraceHost(host.Network.Host.Name, host.Candidate))], fleet.Toolstack);
    }

    private static IEnumerable<Assumption> AssumptionsOf(EquatableArray<Assumption> assumptions, EquatableArray<TraceReport> traces)
    {
        // What check does not look at has its effect here.
        var hosts = traces.SelectMany(trace => trace.Answer.Hosts).ToHashSet(StringComparer.Ordinal);
        return assumptions.Concat(traces.SelectMany(trace => trace.Answer.Network.Assumptions.Concat(trace.Answer.Assumptions))).Where(assumption => hosts.Contains(assumption.Host) && assumption.Value is not "not checked").Distinct();
    }

    /// <summary>Whoever leaves an end out has the path in its place.</summary>
    private static void RequireNoPath(CommandIo io, string to)
    {
        if (to.Contains('/', StringComparison.Ordinal) && Path.Exists(io.Resolve(to)))
        {
            throw new WrongCallException($"'{to}' is a file or folder and stands where TO is expected; write 'xennetlint trace FROM TO {to}'");
        }
    }

    private static int ParseSize(string? text)
    {
        const int Least = 28;
        return text is null ? Packet.PingSizeBytes
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= Least and <= LinkState.GreatestMtuBytes ? size
            : throw new WrongCallException($"--size cannot be '{text}'; it is a number of bytes from {Least.ToString(CultureInfo.InvariantCulture)} to {LinkState.GreatestMtuBytes.ToString(CultureInfo.InvariantCulture)}");
    }
}
