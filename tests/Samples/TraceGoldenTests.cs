using XenNetLint.Testing;
using Xunit;

namespace XenNetLint.Samples;

/// <summary>The traces that samples list in <c>expected/traces.txt</c>, FROM TO and options between tabs, run by the built program in both formats.</summary>
public sealed class TraceGoldenTests
{
    private const string List = "expected/traces.txt";

    /// <summary>Sample and words of each call.</summary>
    public static TheoryData<string, string> Calls
    {
        get
        {
            var calls = new TheoryData<string, string>();
            foreach (var sample in Repository.SampleNames.Where(sample => File.Exists(ListOf(sample))))
            {
                foreach (var line in File.ReadAllLines(ListOf(sample)).Where(line => line.Length > 0))
                {
                    calls.Add(sample, line);
                }
            }

            return calls;
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Trace_is_as_reviewed(string sample, string call)
    {
        var words = call.Split('\t');
        string[] arguments = ["trace", words[0], words[1], $"samples/{sample}", .. words[2..]];

        var text = await BuiltProgram.RunAsync(arguments).ConfigureAwait(true);
        var json = await BuiltProgram.RunAsync([.. arguments, "-o", "json"]).ConfigureAwait(true);

        Assert.Equal(("", ""), (text.Error, json.Error));
        Assert.Equal(text.ExitCode, json.ExitCode);
        Assert.Equal(text.Output.Contains(": reachable\n", StringComparison.Ordinal) ? 0 : 1, text.ExitCode);
        Golden.Matches(text.Output, $"{sample}/expected/{NameOf(words)}.txt");
        Golden.Matches(json.Output, $"{sample}/expected/{NameOf(words)}.json");
    }

    private static string ListOf(string sample) => Repository.PathOf($"samples/{sample}/{List}");

    // trace-web-db, trace-web-db-after-reboot-db: letters, digits and hyphens only.
    private static string NameOf(string[] words) =>
        "trace-" + string.Join('-', words.SelectMany(word => word.Split([' ', '/', ':', '.', '-'], StringSplitOptions.RemoveEmptyEntries)));
}
