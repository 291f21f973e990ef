using System.Globalization;
using XenNetLint.Analysis;
using XenNetLint.Model.Workspaces;
using XenNetLint.Text;

namespace XenNetLint.Bench;

/// <summary>What checking many hosts costs, from texts in memory to findings, in CPU time of the whole process; and how it grows with a host's guests.</summary>
internal static class HostBenchmark
{
    private const int Repetitions = 3;

    private static readonly (string Name, string Options, string Vif)[] Kinds =
    [
        ("bridged", "(network-script 'network-bridge bridge=xenbr0 netdev=eth0')\n(vif-script vif-bridge)\n", "bridge=xenbr0"),
        ("routed", "(network-script network-route)\n(vif-script vif-route)\n", ""),
    ];

    public static void Run(TextWriter output, int hosts, int guests)
    {
        output.WriteLine("kind     hosts  guests/host  CPU s  ms/guest  alloc KB/guest");
        foreach (var kind in Kinds)
        {
            foreach (var number in (int[])[guests, 10 * guests])
            {
                Measure(output, kind, hosts, number);
            }
        }
    }

    private static void Measure(TextWriter output, (string Name, string Options, string Vif) kind, int hosts, int guests)
    {
        var texts = Texts(kind.Options, kind.Vif, hosts, guests).ToArray();
        var times = new List<double>();
        long allocated = 0;
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            var started = Environment.CpuUsage.TotalTime;
            var before = GC.GetTotalAllocatedBytes(precise: true);
            Check(texts);
            allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
            times.Add((Environment.CpuUsage.TotalTime - started).TotalSeconds);
        }

        // The first repetition compiles; the best of the others is the machine's least disturbed.
        var best = times.Skip(1).Min();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{kind.Name,-8} {hosts,5}  {guests,11}  {best,5:F2}  {1000 * best / (hosts * guests),8:F3}  {allocated / 1024.0 / (hosts * guests),14:F1}"));
    }

    private static void Check(SourceText[] texts)
    {
        var workspace = Workspace.Arrange(texts.Select(FileRecognition.Recognize), []);
        _ = WorkspaceCheck.Run(workspace.Hosts, workspace, new AnalysisSettings(), RuleCatalog.BuiltIn);
    }

    private static IEnumerable<SourceText> Texts(string options, string vif, int hosts, int guests)
    {
        for (var host = 0; host < hosts; host++)
        {
            var folder = string.Create(CultureInfo.InvariantCulture, $"host{host:D4}/etc/xen/");
            yield return SourceText.FromString(folder + "xend-config.sxp", options);
            for (var guest = 0; guest < guests; guest++)
            {
                var number = (host * guests) + guest;
                var name = string.Create(CultureInfo.InvariantCulture, $"web{number:D6}");
                var (high, middle, low) = (number >> 16 & 0xFF, number >> 8 & 0xFF, number & 0xFF);
                var address = string.Create(CultureInfo.InvariantCulture, $"mac=00:16:3e:{high:x2}:{middle:x2}:{low:x2}");
                var rest = vif.Length > 0 ? vif : string.Create(CultureInfo.InvariantCulture, $"ip=10.{high}.{middle}.{low}");
                yield return SourceText.FromString($"{folder}{name}.cfg", $"kernel = \"/boot/vmlinuz\"\nmemory = 256\nname = \"{name}\"\nvif = [ '{address}, {rest}' ]\n");
            }
        }
    }
}
