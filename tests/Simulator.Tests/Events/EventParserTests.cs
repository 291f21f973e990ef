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
    };

    [Theory]
    [MemberData(nameof(Supported))]
    public void Events_are_read(string text, NetworkEvent expected)
    {
        Assert.True(EventParser.TryParse(text, out var networkEvent, out var error), error);
        Assert.Equal(expected, networkEvent);
    }

    [Theory]
    [InlineData("xend restart")]
    [InlineData("migrate web to beta")]
    [InlineData("link down eth0")]
    [InlineData("attach web bridge=xenbr0")]
    public void Events_of_later_are_known_by_name(string text)
    {
        Assert.False(EventParser.TryParse(text, out _, out var error));
        Assert.Equal($"event '{text}' is not supported yet; events that are: {EventParser.Known}", error);
    }

    [Theory]
    [InlineData("launch web", "unknown event 'launch web'; events are: " + EventParser.Known)]
    [InlineData("", "unknown event ''; events are: " + EventParser.Known)]
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
