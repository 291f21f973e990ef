using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Events;
using Xunit;

namespace XenNetLint.Simulator.Tests.Events;

public sealed class EventParserTests
{
    public static TheoryData<string, NetworkEvent> Supported => new()
    {
        { "host boot", new HostBooted() },
        { "xend start", new XendStarted() },
        { "start web", new DomainStarted(Play.Named("web")) },
        { "shutdown web server", new DomainShutDown(Play.Named("web server")) },
        { "destroy web", new DomainShutDown(Play.Named("web"), IsDestroyed: true) },
        { " reboot  web", new DomainRebooted(Play.Named("web")) },
        { "xend stop", new XendStopped() },
        { "xend restart", new XendRestarted() },
        { "xend reload", new XendReloaded() },
        { "xend status", new XendStatusAsked() },
        { "xend crash", new XendCrashed() },
        { "crash web", new DomainCrashed(Play.Named("web")) },
        { "save web", new DomainSaved(Play.Named("web")) },
        { "restore web", new DomainRestored(Play.Named("web")) },
        { "migrate web to beta", new DomainMigrated(Play.Named("web"), "beta") },
        { "migrate move to there to beta", new DomainMigrated(Play.Named("move to there"), "beta") },
        { "attach web", new VifAttached(Play.Named("web"), "") },
        { "attach web bridge=xenbr0,mac=00:16:3e:00:00:01", new VifAttached(Play.Named("web"), "bridge=xenbr0,mac=00:16:3e:00:00:01") },
        { "attach web server ip=10.0.0.1 10.0.0.2", new VifAttached(Play.Named("web server"), "ip=10.0.0.1 10.0.0.2") },
        { "detach web 1", new VifDetached(Play.Named("web"), 1) },
        { "detach web server 0", new VifDetached(Play.Named("web server"), 0) },
        { "link up eth0", new LinkSet(InterfaceName.Parse("eth0"), IsUp: true) },
        { "run \"brctl addbr br1\"", new CommandRun("brctl addbr br1") },
        { "run brctl addbr br1; true", new CommandRun("brctl addbr br1; true") },
        { "run 'network-bridge stop bridge=\"eth0\"'", new CommandRun("network-bridge stop bridge=\"eth0\"") },
        { "run \"a\" b \"c\"", new CommandRun("\"a\" b \"c\"") },
        { "link down peth0", new LinkSet(InterfaceName.Parse("peth0"), IsUp: false) },
    };

    [Theory]
    [MemberData(nameof(Supported))]
    public void Events_are_read(string text, NetworkEvent expected)
    {
        Assert.True(EventParser.TryParse(text, out var networkEvent, out var error), error);
        Assert.Equal(expected, networkEvent);
    }

    [Theory]
    [InlineData("launch web", "unknown event 'launch web'; events are: " + EventParser.Known)]
    [InlineData("", "unknown event ''; events are: " + EventParser.Known)]
    [InlineData("host", "event 'host' is unknown; of the host there is 'host boot'")]
    [InlineData("xend", "event 'xend' is unknown; of xend there are start, stop, restart, reload, status and crash")]
    [InlineData("xend restat", "event 'xend restat' is unknown; of xend there are start, stop, restart, reload, status and crash")]
    [InlineData("migrate web", "event 'migrate' needs a domain and a host, as in 'migrate web to beta'")]
    [InlineData("migrate web to ", "event 'migrate' needs a domain and a host, as in 'migrate web to beta'")]
    [InlineData("attach", "event 'attach' needs a domain and a vif, as in 'attach web bridge=xenbr0'")]
    [InlineData("attach bridge=xenbr0", "event 'attach' needs a domain and a vif, as in 'attach web bridge=xenbr0'")]
    [InlineData("detach web", "event 'detach' needs a domain and the number of its vif, as in 'detach web 0'")]
    [InlineData("detach web x", "event 'detach' needs a domain and the number of its vif, as in 'detach web 0'")]
    [InlineData("run \"brctl", "event 'run' opens a quote that nothing closes: '\"brctl'")]
    [InlineData("run", "event 'run' needs a command, as in 'run \"brctl addbr br1\"'")]
    [InlineData("link eth0", "event 'link' needs 'up' or 'down' and a device, as in 'link down eth0'")]
    [InlineData("link down", "event 'link' needs 'up' or 'down' and a device, as in 'link down eth0'")]
    [InlineData("crash", "event 'crash' needs the name of a domain, as in 'crash web'")]
    [InlineData("start", "event 'start' needs the name of a domain, as in 'start web'")]
    public void Other_texts_say_what_would_be_right(string text, string message)
    {
        Assert.False(EventParser.TryParse(text, out var networkEvent, out var error));
        Assert.Null(networkEvent);
        Assert.Equal(message, error);
    }

    [Fact]
    public void Titles_are_what_the_parser_reads()
    {
        foreach (var networkEvent in Supported.Select(row => row[1]).OfType<NetworkEvent>())
        {
            Assert.True(EventParser.TryParse(networkEvent.Title, out var again, out _));
            Assert.Equal(networkEvent, again);
        }
    }
}
