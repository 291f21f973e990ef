using System.Text.Json;

namespace XenNetLint.Cli.Tests;

public sealed class TraceCommandTests
{
    private const string Facts = """
        { "hosts": {
            "alpha": { "root": "alpha", "xen": "3.4", "interfaces": [ { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ] } ], "routes": [ "default via 192.168.1.1 dev eth0" ] },
            "beta": { "root": "beta", "xen": "3.4", "interfaces": [ { "name": "eth0", "mac": "00:11:22:33:44:51", "addresses": [ "192.168.1.11/24" ] } ], "routes": [ "default via 192.168.1.1 dev eth0" ] } },
          "segments": { "office": [ "alpha:eth0", "beta:eth0" ] } }
        """;

    public static TheoryData<string, int, string> Calls => new()
    {
        { "alpha:web db", 0, "alpha:web -> beta:db: reachable" },
        { "alpha:web/0 db/eth0", 0, "alpha:web/eth0 -> beta:db/eth0: reachable" },
        { "alpha:web outside", 0, "alpha:web -> office: reachable" },
        { "outside alpha:dom0", 0, "office -> alpha:dom0: reachable" },
        { "office db", 0, "office -> beta:db: reachable" },
        { "192.168.1.10 beta:dom0/eth0", 0, "192.168.1.10 -> beta:dom0/eth0: reachable" },
        { "db 192.168.1.21", 0, "beta:db -> 192.168.1.21: reachable" },
        { "db 192.168.1.99", 1, "beta:db -> 192.168.1.99: unreachable, beta:db asks on eth0 who has 192.168.1.99, and nobody has it" },
        { "db lost", 1, "beta:db -> lost: unreachable, lost does not run: 'start lost' fails (Device 0 (vif) could not be connected. Could not find bridge device xenbr7)" },
        { "lost db", 1, "lost -> beta:db: unreachable, lost does not run: *" },
        { "db twin", 1, "beta:db -> alpha:twin: depends on who spoke before" },
        { "db 10.9.9.9", 1, "beta:db -> 10.9.9.9: unknown, whether the network outside passes it on is not stated: *" },
        { "alpha:web db --size 1500", 0, "alpha:web -> beta:db: reachable" },
        { "alpha:web db --size 1501", 1, "alpha:web -> beta:db: unreachable, 1501 bytes are more than eth0 of alpha:web takes (MTU 1500)" },
        { "alpha:web db --after shutdown_db", 1, "alpha:web -> db: unreachable, db does not run: 'shutdown db' ended it" },
        { "alpha:web idle", 0, "alpha:web -> beta:idle: reachable" },
        { "alpha:web idle --after host_boot", 1, "alpha:web -> idle: unreachable, idle does not run: nothing starts it" },
        { "alpha:web db --after host_boot --after link_down_vif1.0", 1, "alpha:web -> beta:db: unreachable, *" },
        { "outside dom0 --host beta", 0, "office -> dom0: reachable" },
    };

    public static TheoryData<string, string> WrongCalls => new()
    {
        { "alpha:web", "'TO' is missing; 'xennetlint trace --help' shows how to call it" },
        { "alpha:web alpha/auto", "'alpha/auto' is a file or folder and stands where TO is expected; write 'xennetlint trace FROM TO alpha/auto'" },
        { "web db", "'web' may be any of alpha:web, beta:web; name one of them" },
        { "dom0 db", "'dom0' may be any of alpha:dom0, beta:dom0; name one of them" },
        { "dbb alpha:web", "no end is called 'dbb'; ends are: alpha:dom0, *" },
        { "alpha:wbe db", "no end is called 'alpha:wbe'; did you mean 'alpha:web'?; ends are: *" },
        { "gamma:web db", "no host is called 'gamma'; hosts are: alpha, beta" },
        { "alpha:web/3 db", "alpha:web has no interface '3'; it has alpha:web/0" },
        { "alpha:dom0/eth9 db", "alpha:dom0 has no interface 'eth9'; it has alpha:dom0/eth0" },
        { "db db", "'db' and 'db' are the same end, and nothing leaves it for itself; name two" },
        { "db 192.168.1.22", "'db' and '192.168.1.22' are the same end, and nothing leaves it for itself; name two" },
        { "10.9.9.9 db", "nobody has the address 10.9.9.9 that is to be sent from; ends are: alpha:dom0, *" },
        { "db fe80::1", "'fe80::1' is an IPv6 address, and who reaches whom over IPv6 is not known; name the end, or an IPv4 address of it" },
        { "db 10.0.0.0/8", "'10.0.0.0/8' is a network; an end is one address, as in 10.0.0.0" },
        { "db web/", "'web/' names no interface behind the slash, as web/0 would" },
        { "db alpha:web --size big", "--size cannot be 'big'; it is a number of bytes from 28 to 65535" },
        { "db alpha:web --after boot", "unknown event 'boot'; events are: *" },
        { "db alpha:web --after start_nobody", "no domain is called 'nobody'; domains are: *" },
        { "db alpha:web -o svg", "unknown format 'svg'; formats are: text, json" },
        { "db alpha:web missing", "'missing' does not exist; *" },
        { "db alpha:web . extra", "'extra' is one argument too many; 'xennetlint trace --help' shows how to call it" },
        { "db alpha:web --host beta", "no host is called 'alpha'; hosts are: beta" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void The_first_line_is_the_answer_and_the_exit_code_tells_whether_it_is_reachable(string call, int exitCode, string line)
    {
        using var workspace = Fleet();

        var text = CommandRun.In(workspace, Words(call));
        var json = CommandRun.In(workspace, [.. Words(call), "-o", "json"]);

        Assert.Equal("", text.Error);
        Assert.Matches(Pattern(line), text.Output.Split('\n')[0]);
        Assert.Equal((exitCode, exitCode), (text.ExitCode, json.ExitCode));
    }

    [Theory]
    [MemberData(nameof(WrongCalls))]
    public void A_wrong_call_says_what_would_be_right(string call, string line)
    {
        using var workspace = Fleet();

        var run = CommandRun.In(workspace, Words(call));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Matches(Pattern("xennetlint: " + line), run.Error.TrimEnd('\n'));
    }

    [Fact]
    public void Output_that_cannot_be_written_is_a_failure()
    {
        using var workspace = Fleet();

        Assert.Equal(3, CommandRun.In(workspace, "trace", "alpha:web", "db", "-o", "json=nowhere/x").ExitCode);
    }

    [Fact]
    public void Two_toolstacks_give_two_traces_and_both_must_be_reachable()
    {
        using var workspace = new TempWorkspace(
            ("xennetlint.json", """{ "hosts": { "alpha": { "root": "alpha", "interfaces": [ { "name": "eth0" }, { "name": "br0", "bridge": true, "ports": [ "eth0" ], "addresses": [ "192.168.1.10/24" ] } ] } } }"""),
            ("alpha/web.cfg", TempWorkspace.Guest("web", "bridge=br0")),
            ("alpha/db.cfg", TempWorkspace.Guest("db", "bridge=br0")));

        var run = CommandRun.In(workspace, "trace", "web", "db", "alpha", "--toolstack", "both", "--xen", "4.2", "-q");

        Assert.Matches("^xm: web -> db: unknown, .*\n", run.Output);
        Assert.Contains("\nxl: web -> db: reachable\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(0, CommandRun.In(workspace, "trace", "web", "db", "alpha", "--toolstack", "xl", "--xen", "4.2", "-q").ExitCode);
    }

    [Fact]
    public void Further_addresses_are_listed_with_their_verdicts()
    {
        using var workspace = new TempWorkspace(
            ("alpha/xend-config.sxp", TempWorkspace.Xend),
            ("alpha/web", "name = 'web'\nkernel = '/k'\nvif = [ 'bridge=eth0,ip=10.9.0.1', 'bridge=eth0,ip=192.168.1.31' ]\n"),
            ("alpha/db", TempWorkspace.Guest("db", "bridge=eth0,ip=192.168.1.32")));

        var run = CommandRun.In(workspace, "trace", "db", "web", "--xen", "3.4", "-q");

        Assert.Contains("  from 192.168.1.32 to 192.168.1.31, 84 bytes\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nweb has 10.9.0.1 too (eth0): ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_bears_on_the_hosts_of_the_trace_is_listed_as_assumed()
    {
        using var workspace = Fleet();
        using var json = JsonDocument.Parse(CommandRun.In(workspace, "trace", "db", "outside", "-o", "json").Output);

        var hosts = json.RootElement.GetProperty("assumptions").EnumerateArray().Select(assumption => assumption.GetProperty("host").GetString()).Distinct(StringComparer.Ordinal);
        Assert.Equal(["beta"], hosts, StringComparer.Ordinal);
        Assert.DoesNotContain("not checked", json.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_guest_whose_name_looks_like_a_reference_is_found_by_its_name()
    {
        using var workspace = new TempWorkspace(
            ("alpha/xend-config.sxp", TempWorkspace.Xend),
            ("alpha/a", TempWorkspace.Guest("web/1", "bridge=eth0")),
            ("alpha/b", TempWorkspace.Guest("x:db", "bridge=eth0")));

        Assert.StartsWith("web/1 -> x:db: reachable\n", CommandRun.In(workspace, "trace", "web/1", "x:db", "--xen", "3.4").Output, StringComparison.Ordinal);
    }

    private static string[] Words(string call) => ["trace", .. call.Split(' ').Select((word, index) => index > 1 && !word.StartsWith('-') ? word.Replace('_', ' ') : word)];

    // A star stands for anything.
    private static string Pattern(string line) => "^" + System.Text.RegularExpressions.Regex.Escape(line).Replace("\\*", ".*", StringComparison.Ordinal) + "$";

    private static TempWorkspace Fleet() => new(
        ("xennetlint.json", Facts),
        ("alpha/xend-config.sxp", TempWorkspace.Xend),
        ("alpha/auto/web", TempWorkspace.Guest("web", "mac=00:16:3e:00:00:01,bridge=eth0,ip=192.168.1.21")),
        ("alpha/auto/twin", TempWorkspace.Guest("twin", "mac=00:16:3e:00:00:03,bridge=eth0,ip=192.168.1.23")),
        ("alpha/auto/zlost", TempWorkspace.Guest("lost", "bridge=xenbr7")),
        ("beta/xend-config.sxp", TempWorkspace.Xend),
        ("beta/auto/db", TempWorkspace.Guest("db", "mac=00:16:3e:00:00:02,bridge=eth0,ip=192.168.1.22")),
        ("beta/auto/other", TempWorkspace.Guest("other", "mac=00:16:3e:00:00:03,bridge=eth0,ip=192.168.1.25")),
        ("beta/auto/web", TempWorkspace.Guest("web", "mac=00:16:3e:00:00:04,bridge=eth0,ip=192.168.1.24")),
        ("beta/idle.cfg", TempWorkspace.Guest("idle", "mac=00:16:3e:00:00:05,bridge=eth0,ip=192.168.1.26")));
}
