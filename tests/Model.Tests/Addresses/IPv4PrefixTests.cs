using XenNetLint.Model.Addresses;

namespace XenNetLint.Model.Tests.Addresses;

public sealed class IPv4PrefixTests
{
    [Theory]
    [InlineData("192.168.1.10/24", "192.168.1.10/24", "192.168.1.0/24", "192.168.1.255")]
    [InlineData("10.0.0.1", "10.0.0.1/32", "10.0.0.1/32", "10.0.0.1")]
    [InlineData("10.1.44.1/16", "10.1.44.1/16", "10.1.0.0/16", "10.1.255.255")]
    [InlineData("1.2.3.4/0", "1.2.3.4/0", "0.0.0.0/0", "255.255.255.255")]
    public void Prefix_knows_its_network_and_broadcast(string text, string printed, string network, string broadcast)
    {
        Assert.True(IPv4Prefix.TryParse(text, out var prefix));

        Assert.Equal((printed, network, broadcast), (prefix.ToString(), prefix.Network.ToString(), prefix.Broadcast.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0")]
    [InlineData("10.0.0.0.1")]
    [InlineData("10.0.0.256")]
    [InlineData("10.0.0.1/33")]
    [InlineData("10.0.0.1/")]
    [InlineData("10.0.0.1/-1")]
    [InlineData("10.0.0.+1")]
    [InlineData("10..0.1")]
    public void Malformed_text_is_refused(string text) => Assert.False(IPv4Prefix.TryParse(text, out _));

    [Fact]
    public void Address_is_inside_only_its_own_network()
    {
        Assert.True(IPv4Prefix.TryParse("192.168.1.10/24", out var prefix));
        Assert.True(IPv4Address.TryParse("192.168.1.77", out var inside));
        Assert.True(IPv4Address.TryParse("192.168.2.77", out var outside));

        Assert.True(prefix.Contains(inside));
        Assert.False(prefix.Contains(outside));
    }
}
