using System.Diagnostics;
using System.Globalization;
using XenNetLint.Analysis;
using XenNetLint.Analysis.Fleet;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Workspaces;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets.Fleet;
using XenNetLint.Text;

namespace XenNetLint.Bench;

internal static class ReachBenchmark
{
    public static void Run(TextWriter output, int hosts, int guests, string kind, bool isShared)
    {
        var texts = FleetTexts.Of(kind, hosts, guests, isShared).ToArray();
        for (var repetition = 0; repetition < 2; repetition++)
        {
            var last = Environment.CpuUsage.TotalTime;
            var alloc = GC.GetTotalAllocatedBytes();
            string Lap()
            {
                var now = Environment.CpuUsage.TotalTime;
                var text = string.Create(CultureInfo.InvariantCulture, $"{(now - last).TotalMilliseconds,8:F0} ms {(GC.GetTotalAllocatedBytes() - alloc) >> 20,6} MB");
                last = now;
                alloc = GC.GetTotalAllocatedBytes();
                return text;
            }

            var workspace = Workspace.Arrange(texts.Select(FileRecognition.Recognize), [FleetTexts.Config(hosts, isShared)]);
            output.WriteLine($"arrange  {Lap()}");
            var networks = workspace.Hosts.Select(files => new NetworkAnalysis(files, CandidateChoice.For(files, null, []).Primary[0]).Network).ToList();
            output.WriteLine($"bind     {Lap()}");
            var played = networks.ConvertAll(network => new FleetHost(network, Timeline.ForCheck(network.Host)));
            output.WriteLine($"play     {Lap()}");
            var fleet = new FleetAnalysis([.. played], FleetAnalysis.SurroundingsOf(workspace));
            var network = fleet.Network;
            output.WriteLine($"fleet    {Lap()} {network.Ends.Count} ends");
            var matrix = fleet.Matrix;
            output.WriteLine($"classes  {Lap()} {matrix.Classes.Count}");
            var entries = matrix.Entries().ToList();
            output.WriteLine($"entries  {Lap()} {entries.Count} {string.Join(' ', entries.CountBy(entry => entry.Verdict.Verdict))}");
        }

        output.WriteLine($"peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
    }
}
