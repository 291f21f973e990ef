using System.Globalization;
using System.Runtime.InteropServices;
using XenNetLint.Syntax;
using XenNetLint.Text;

namespace XenNetLint.Bench;

/// <summary>How fast texts become trees, on one thread, in CPU time; and whether the time grows as the text does.</summary>
internal static partial class ParseBenchmark
{
    private const int Files = 2000;

    private const int Repetitions = 15;

    private const int ThreadCpuTime = 3;

    public static void Run(TextWriter output)
    {
        output.WriteLine("language  files  chars/file  MB/s (CPU)  with findings  alloc B/char");
        Measure(output, "domU", SyntaxTree.ParseCfg, GeneratedFiles.Domain);
        Measure(output, "sxp", SyntaxTree.ParseSxp, GeneratedFiles.XendConfig);
        Measure(output, "shell", SyntaxTree.ParseShell, GeneratedFiles.NetworkScript);

        output.WriteLine();
        output.WriteLine("shape                     5 MB s   50 MB s   ratio");
        foreach (var (name, parse, make) in Shapes())
        {
            Grow(output, name, parse, make);
        }
    }

    private static void Measure(TextWriter output, string name, Func<SourceText, SyntaxTree> parse, Func<int, string> make)
    {
        var texts = Enumerable.Range(0, Files).Select(number => SourceText.FromString(name, make(number))).ToArray();
        var chars = texts.Sum(text => (long)text.Length);
        var parsing = new List<double>();
        var finding = new List<double>();
        long allocated = 0;
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            parsing.Add(Timed(texts, text => parse(text).Root.ChildCount));
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            finding.Add(Timed(texts, text => parse(text).Diagnostics.Count));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-8} {Files,6} {chars / Files,11} {chars / 1e6 / Median(parsing),11:F1} {chars / 1e6 / Median(finding),14:F1} {(double)allocated / chars,13:F2}"));
    }

    private static double Timed(SourceText[] texts, Func<SourceText, int> use)
    {
        var total = 0;
        var start = CpuSeconds();
        foreach (var text in texts)
        {
            total += use(text);
        }

        var seconds = CpuSeconds() - start;
        return total < 0 ? throw new InvalidOperationException("A count is never negative.") : seconds;
    }

    private static IEnumerable<(string Name, Func<string, SyntaxTree> Parse, Func<int, string> Make)> Shapes()
    {
        (string Name, Func<string, SyntaxTree> Parse)[] languages =
            [("sxp", SyntaxTree.ParseSxp), ("cfg", SyntaxTree.ParseCfg), ("shell", SyntaxTree.ParseShell)];
        (string Name, Func<int, string> Make)[] shapes =
        [
            ("one line", size => new string('x', size)),
            ("words", size => string.Concat(Enumerable.Repeat("word ", size / 5))),
            ("one string", size => "a = '" + new string('x', size) + "'"),
            ("open string", size => "a = '''" + new string('x', size)),
            ("one list", size => "vif = [" + string.Concat(Enumerable.Repeat("'bridge=br0', ", size / 14)) + "]"),
            ("one vif", size => "vif = ['" + string.Concat(Enumerable.Repeat("bridge=br0, ", size / 12)) + "']"),
            ("one sxp list", size => "(a " + string.Concat(Enumerable.Repeat("(b 'c') ", size / 8)) + ")"),
            ("one comment", size => "#" + new string('x', size)),
            ("open brackets", size => "a = " + new string('[', size)),
            ("open lists by line", size => string.Concat(Enumerable.Repeat("a = [ 'x',\n(\n", size / 13))),
            ("assignments, one line", size => string.Concat(Enumerable.Repeat("a=1;", size / 4))),
            ("open quotes by line", size => string.Concat(Enumerable.Repeat("a = $(b `c \"${\n", size / 15))),
            ("blanks", size => new string(' ', size)),
        ];
        return from language in languages from shape in shapes select ($"{language.Name} {shape.Name}", language.Parse, shape.Make);
    }

    // Ten small texts whose trees all stay alive fill as much memory as the large one: the ratio shows how the grammar grows, not the caches.
    private static void Grow(TextWriter output, string name, Func<string, SyntaxTree> parse, Func<int, string> make)
    {
        var small = Best(parse, [.. Enumerable.Range(0, 10).Select(_ => make(5_000_000))]) / 10;
        var large = Best(parse, [make(50_000_000)]);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-28} {small,8:F4} {large,8:F3} {large / small,7:F1}"));
    }

    private static double Best(Func<string, SyntaxTree> parse, string[] texts)
    {
        var best = double.MaxValue;
        for (var repetition = 0; repetition < 3; repetition++)
        {
            GC.Collect();
            var trees = new SyntaxTree[texts.Length];
            var start = CpuSeconds();
            for (var index = 0; index < texts.Length; index++)
            {
                trees[index] = parse(texts[index]);
                _ = trees[index].Diagnostics.Count;
            }

            best = Math.Min(best, CpuSeconds() - start);
            GC.KeepAlive(trees);
        }

        return best;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static double CpuSeconds() =>
        ClockGetTime(ThreadCpuTime, out var time) == 0 ? time.Seconds + (time.Nanoseconds / 1e9) : throw new InvalidOperationException("no thread clock");

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
