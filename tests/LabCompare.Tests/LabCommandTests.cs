using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;

namespace XenNetLint.LabCompare.Tests;

public sealed class LabCommandTests
{
    private const string All = "scenarios read, played and compared: 1, 1, 1";

    [Fact]
    public void Agreement_ends_with_0_and_says_what_was_compared()
    {
        var scenario = TempLab.Scenario();
        using var lab = new TempLab().WithScenarios(scenario).WithResult(TempLab.ResultOf(scenario));

        var (exitCode, output, error) = lab.Run();

        Assert.Equal(0, exitCode);
        Assert.Empty(error);
        Assert.Contains("1 of 1 scenarios agree", output, StringComparison.Ordinal);
        Assert.EndsWith(All + "\n", output, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> WrongFields => new()
    {
        { "observations/end/state/dom0/links/eth0/mtu", "1401", "end/dom0/links/eth0/mtu" },
        { "observations/end/state/dom0/links/eth0/up", "false", "end/dom0/links/eth0/up" },
        { "observations/end/state/dom0/links/xenbr0/arp", "false", "end/dom0/links/xenbr0/arp" },
        { "observations/end/state/dom0/links/vif1.0/mac", "\"00:00:00:00:00:01\"", "end/dom0/links/vif1.0/mac" },
        { "observations/end/state/dom0/links/vif1.0/master", "\"eth0\"", "end/dom0/links/vif1.0/master" },
        { "observations/end/state/dom0/links/vif1.0/port_state", "\"disabled\"", "end/dom0/links/vif1.0/port_state" },
        { "observations/end/state/dom0/links/eth0/addresses", "[\"10.0.0.2/24\"]", "end/dom0/links/eth0/addresses" },
        { "observations/end/state/dom0/links/eth1", "{\"up\": true}", "end/dom0/links/eth1" },
        { "observations/end/state/dom0/routes", "[]", "end/dom0/routes" },
        { "observations/end/state/dom0/bridges/xenbr0/ports", "[]", "end/dom0/bridges/xenbr0/ports" },
        { "observations/end/state/dom0/bridges/xenbr0/forward_delay", "0", "end/dom0/bridges/xenbr0/forward_delay" },
        { "observations/end/state/dom0/sysctl/ip_forward", "\"1\"", "end/dom0/sysctl/ip_forward" },
        { "observations/end/state/dom0/sysctl/proxy_arp", "[\"eth0\"]", "end/dom0/sysctl/proxy_arp" },
        { "observations/end/state/dom0/iptables", "[\"filter: -P FORWARD DROP\"]", "end/dom0/iptables" },
        { "observations/end/state/dom0/locks", "[\"network-bridge\"]", "end/dom0/locks" },
        { "observations/started/state/g1/links/eth0/addresses", "[]", "started/g1/links/eth0/addresses" },
        { "observations/started/state/lan0/links/port-eth0/running", "false", "started/lan0/links/port-eth0/running" },
        { "observations/end/state/g2", "{\"links\": {}, \"routes\": []}", "end/g2/links" },
        { "observations/later", "{\"state\": {}}", "later" },
        { "events/0/result/rc", "2", "events/0/rc" },
        { "events/1/result/ok", "false", "events/1/ok" },
        { "events/1/result/domid", "2", "events/1/domid" },
        { "events/1/result/vifs/0/rc", "1", "events/1/vifs/0/rc" },
        { "events/1/result/vifs/0/hotplug_status", "\"error\"", "events/1/vifs/0/hotplug_status" },
        { "events/1/result/vifs/0/hotplug_error", "\"no\"", "events/1/vifs/0/hotplug_error" },
        { "events/1/result/destroyed", "true", "events/1/destroyed" },
        { "events/2/event", "{\"dump\": \"other\"}", "events/2/event" },
    };

    [Theory]
    [MemberData(nameof(WrongFields))]
    public void A_wrong_result_is_a_difference(string place, string value, string field)
    {
        var scenario = TempLab.Scenario();
        var result = TempLab.ResultOf(scenario);
        Set(result, place.Split('/'), JsonNode.Parse(value));
        using var lab = new TempLab().WithScenarios(scenario).WithResult(result);

        var (exitCode, output, _) = lab.Run();

        Assert.Equal(1, exitCode);
        Assert.Contains($"small: {field}\n    simulated: ", output, StringComparison.Ordinal);
        Assert.Contains("0 of 1 scenarios agree", output, StringComparison.Ordinal);
        Assert.EndsWith(All + "\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_result_is_a_difference()
    {
        var (first, second) = (TempLab.Scenario("first"), TempLab.Scenario("second"));
        using var lab = new TempLab().WithScenarios(first, second).WithResult(TempLab.ResultOf(first));

        var (exitCode, output, _) = lab.Run();

        Assert.Equal(1, exitCode);
        Assert.Contains("second: result\n", output, StringComparison.Ordinal);
        Assert.EndsWith("scenarios read, played and compared: 2, 2, 1\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_without_observations_is_a_difference()
    {
        var scenario = TempLab.Scenario();
        using var lab = new TempLab().WithScenarios(scenario).WithResult(TempLab.Parse("""{"scenario": "small", "oracle_error": "no result within 90s"}"""));

        var (exitCode, output, _) = lab.Run();

        Assert.Equal(1, exitCode);
        Assert.Contains("no result within 90s", output, StringComparison.Ordinal);
        Assert.EndsWith("scenarios read, played and compared: 1, 1, 0\n", output, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Unplayable => new()
    {
        { "events/3", """{"dom0": "frobnicate --all"}""", "events/3" },
        { "events/3", """{"guest": "g1", "run": "frobnicate"}""", "events/3" },
        { "events/3", """{"moon": "full"}""", "events/3" },
        { "events/3", """{"start": "nobody"}""", "events/3" },
        { "scripts", "\"2.0\"", "scripts" },
        { "scripts", "\"4.17-suse\"", "scripts" },
        { "scripts", "\"3.0.9\"", "scripts" },
        { "toolstack", "\"libvirt\"", "toolstack" },
        { "ipv6", "true", "ipv6" },
        { "dom0/nics/0/mac", "\"no mac\"", "dom0/nics/0/mac" },
        { "dom0/nics/0/lan", "\"lan7\"", "dom0/nics/0/lan" },
        { "dom0/nics/0/colour", "\"red\"", "dom0/nics/0/colour" },
        { "domains/0/vifs", "7", "domains/0/vifs" },
    };

    [Theory]
    [MemberData(nameof(Unplayable))]
    public void What_cannot_be_played_is_a_difference_and_no_skip(string place, string value, string field)
    {
        var scenario = TempLab.Scenario();
        var result = TempLab.ResultOf(scenario);
        Set(scenario, place.Split('/'), JsonNode.Parse(value));
        using var lab = new TempLab().WithScenarios(scenario).WithResult(result);

        var (exitCode, output, _) = lab.Run("--write", lab.Written);

        Assert.Equal(1, exitCode);
        Assert.Contains($"small: {field}\n    simulated: cannot be played: ", output, StringComparison.Ordinal);
        Assert.EndsWith("scenarios read, played and compared: 1, 0, 0\n", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(lab.Written));
    }

    [Fact]
    public void Debians_packaging_is_not_the_release_itself()
    {
        var (debian, upstream) = (TempLab.Scenario("debian", "4.17-debian"), TempLab.Scenario("upstream", "4.17"));
        var result = TempLab.ResultOf(debian);
        result["scenario"] = "upstream";
        using var lab = new TempLab().WithScenarios(debian, upstream).WithBatch(TempLab.ResultOf(debian), result);

        var (exitCode, output, _) = lab.Run();

        Assert.Equal(1, exitCode);
        Assert.DoesNotContain("debian: ", output, StringComparison.Ordinal);
        Assert.Contains("upstream: scripts\n", output, StringComparison.Ordinal);
        Assert.Contains("upstream: end/dom0/iptables\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_and_compressed_batches_are_matched_by_name()
    {
        var (first, second, third) = (TempLab.Scenario("first"), TempLab.Scenario("second", "3.4"), TempLab.Scenario("third", "4.2"));
        using var lab = new TempLab().WithScenarios(first, second, third).WithBatch(TempLab.ResultOf(third), TempLab.ResultOf(first)).WithResult(TempLab.ResultOf(second));

        var (exitCode, output, _) = lab.Run();

        Assert.Equal(0, exitCode);
        Assert.EndsWith("scenarios read, played and compared: 3, 3, 3\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Written_predictions_are_results_of_the_same_schema()
    {
        var scenario = TempLab.Scenario();
        using var lab = new TempLab().WithScenarios(scenario).WithResult(TempLab.ResultOf(scenario));

        Assert.Equal(0, lab.Run("--write", lab.Written).ExitCode);
        Assert.Equal(0, TempLab.RunProgram(lab.Scenarios, lab.Written).ExitCode);

        var written = TempLab.Parse(File.ReadAllText(Path.Combine(lab.Written, "small.json")));
        Assert.Equal("small", written["scenario"]?.GetValue<string>());
        Assert.Equal(
            ["dom0>10.0.0.254", "dom0>10.0.0.11", "lan0>10.0.0.1", "lan0>10.0.0.11", "g1>10.0.0.1", "g1>10.0.0.254"],
            written["observations"]?["end"]?["reach"]?.AsObject().Select(pair => pair.Key) ?? [],
            StringComparer.Ordinal);
        Assert.Equal(4, written["events"]?.AsArray().Count);
    }

    [Fact]
    public void An_excused_difference_is_named_and_accepted()
    {
        using var lab = WithWrongMtu().WithExcuses("# comment", "", "small end/dom0/links/eth0/mtu the lab's cable is short");

        var (exitCode, output, _) = lab.Run("--excuses", lab.Excuses);

        Assert.Equal(0, exitCode);
        Assert.Contains("small: end/dom0/links/eth0/mtu: excused: the lab's cable is short", output, StringComparison.Ordinal);
        Assert.Contains("1 are excused; 1 of 1 scenarios agree", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_excuse_holds_for_its_field_and_scenario_alone()
    {
        using var lab = WithWrongMtu().WithExcuses("small end/dom0/links/eth0/mac no", "other end/dom0/links/eth0/mtu no");

        var (exitCode, output, _) = lab.Run("--excuses", lab.Excuses);

        Assert.Equal(1, exitCode);
        Assert.Contains("small: end/dom0/links/eth0/mtu\n", output, StringComparison.Ordinal);
        Assert.Contains("small: end/dom0/links/eth0/mac: excused, but there is no difference", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_excuse_that_excuses_nothing_is_a_failure()
    {
        var scenario = TempLab.Scenario();
        using var lab = new TempLab().WithScenarios(scenario).WithResult(TempLab.ResultOf(scenario)).WithExcuses("small end/dom0/links/eth0/mtu the lab's cable is short");

        Assert.Equal(1, lab.Run("--excuses", lab.Excuses).ExitCode);
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    public void There_are_at_most_ten_excuses(int count, int expected)
    {
        using var lab = WithWrongMtu().WithExcuses([.. Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"small field{number} reason"))]);

        var (exitCode, _, error) = lab.Run("--excuses", lab.Excuses);

        Assert.Equal(expected, exitCode);
        Assert.Equal(expected == 2, error.Contains("11 excuses; at most 10 are accepted", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("small end/dom0/links/eth0/mtu", "an excuse is a scenario, a field and a reason")]
    [InlineData("small a b\nsmall a c", "a of small is excused already")]
    public void A_broken_excuse_ends_with_2(string text, string reason)
    {
        using var lab = WithWrongMtu().WithExcuses(text.Split('\n'));

        var (exitCode, _, error) = lab.Run("--excuses", lab.Excuses);

        Assert.Equal(2, exitCode);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Unreadable_files_end_with_2_and_are_named()
    {
        using var lab = new TempLab().WithScenarios(TempLab.Scenario());
        File.WriteAllText(Path.Combine(lab.Results, "broken.json"), "{ no json");

        var (exitCode, output, error) = lab.Run();

        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.Contains("broken.json: ", error, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> BrokenScenarios => new()
    {
        { "[1, 2]", "neither an object nor a list of objects" },
        { "[]", "no scenarios in it" },
        { """{"scripts": "3.4"}""", "a scenario without a name" },
        { """[{"name": "a"}, {"name": "a"}]""", "scenario 'a' is in it 2 times" },
        { "", "scenarios.json: " },
    };

    [Theory]
    [MemberData(nameof(BrokenScenarios))]
    public void Files_without_scenarios_end_with_2(string text, string reason)
    {
        using var lab = new TempLab();
        File.WriteAllText(lab.Scenarios, text);

        var (exitCode, _, error) = lab.Run();

        Assert.Equal(2, exitCode);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scenarios and a folder of results are needed", "one")]
    [InlineData("unknown option '--quick'", "one", "two", "--quick")]
    [InlineData("'--write' needs a value", "one", "two", "--write")]
    [InlineData("'--write' is given twice", "one", "two", "--write", "a", "--write", "b")]
    [InlineData("two: no such folder", "one", "two")]
    public void A_wrong_call_ends_with_2(string reason, params string[] arguments)
    {
        using var lab = new TempLab().WithScenarios(TempLab.Scenario());

        var (exitCode, _, error) = TempLab.RunProgram([.. arguments.Select(argument => argument is "one" ? lab.Scenarios : argument)]);

        Assert.Equal(2, exitCode);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_are_compared_on_request()
    {
        var scenario = TempLab.Scenario();
        var result = TempLab.ResultOf(scenario);
        Set(result, ["events", "1", "result", "vifs", "0", "stderr"], "bad luck");
        using var lab = new TempLab().WithScenarios(scenario).WithResult(result);

        Assert.Equal(0, lab.Run().ExitCode);
        Assert.Equal(1, lab.Run("--texts").ExitCode);
        Assert.Contains("small: events/1/vifs/0/stderr\n", lab.Run("--texts").Output, StringComparison.Ordinal);
    }

    private static TempLab WithWrongMtu()
    {
        var scenario = TempLab.Scenario();
        var result = TempLab.ResultOf(scenario);
        Set(result, ["observations", "end", "state", "dom0", "links", "eth0", "mtu"], 1401);
        return new TempLab().WithScenarios(scenario).WithResult(result);
    }

    private static void Set(JsonNode root, string[] place, JsonNode? value)
    {
        JsonNode? node = root;
        foreach (var key in place[..^1])
        {
            node = node is JsonArray list ? list[int.Parse(key, CultureInfo.InvariantCulture)] : node?[key];
        }

        if (node is JsonArray array)
        {
            array[int.Parse(place[^1], CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            Assert.NotNull(node);
            node[place[^1]] = value;
        }
    }
}
