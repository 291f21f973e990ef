using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Text;

namespace XenNetLint.Model.Tests.Workspaces;

public sealed class ToolConfigReaderTests
{
    [Fact]
    public void Every_member_is_read()
    {
        var host = Assert.Single(Read(
            """
            {
              // a comment, and trailing commas
              "$schema": "x",
              "hosts": {
                "alpha": {
                  "root": "hosts/alpha",
                  "xen": "3.0.4",
                  "toolstack": "xend",
                  "nloopbacks": 6,
                  "interfaces": [
                    { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ] },
                    { "name": "eth1", "ifup": false },
                    { "name": "br0", "bridge": true },
                  ],
                  "routes": [ "default via 192.168.1.1 dev eth0 metric 10", "10.0.0.0/8 via 192.168.1.2 dev eth0" ],
                },
              },
            }
            """));

        Assert.Equal(("alpha", "conf/hosts/alpha", Release.Get("3.0.4"), Toolstack.Xend, 6), (host.Name, host.Root, host.Release, host.Toolstack, host.LoopbackPairs));
        Assert.Equal("eth0 True False, eth1 False False, br0 True True", string.Join(", ", (host.Interfaces ?? []).Select(link => $"{link.Name} {link.IsKnownToIfup} {link.IsBridge}")));
        Assert.Equal("0.0.0.0/0 192.168.1.1 eth0 10, 10.0.0.0/8 192.168.1.2 eth0 ", string.Join(", ", (host.Routes ?? []).Select(route => $"{route.Destination} {route.Gateway} {route.Device} {route.Metric}")));
    }

    [Theory]
    [InlineData("""{ "hosts": { "a": { "xne": "3.4" } } }""", "1:21", "'xne' means nothing here")]
    [InlineData("""{ "hosts": { "a": { "xen": "9.9" } } }""", "1:28", "'9.9' is no Xen release")]
    [InlineData("""{ "hosts": { "a": { "toolstack": "libvirt" } } }""", "1:34", "\"xend\" or \"xl\" or \"xm\" is expected, not 'libvirt'")]
    [InlineData("""{ "hosts": { "a": { "nloopbacks": -1 } } }""", "1:35", "a number from 0 to 4096")]
    [InlineData("""{ "hosts": { "a": { "interfaces": [ { "mac": "00:11:22:33:44:50" } ] } } }""", "1:37", "an interface needs a name")]
    [InlineData("""{ "hosts": { "a": { "routes": [ "default dev" ] } } }""", "1:33", "a route such as")]
    [InlineData("""{ "hosts": [] }""", "1:12", "an object of hosts by name")]
    [InlineData("""{ "expect": {} }""", "1:13", "an array of objects")]
    [InlineData("[]", "1:1", "an object")]
    [InlineData("", "1:1", "no JSON")]
    [InlineData("{ \"hosts\": { ", "1:14", "no JSON")]
    [InlineData("{\n  \"hosts\": nonsense }", "2:13", "no JSON")]
    public void What_is_wrong_is_told_with_its_place(string json, string position, string message)
    {
        ToolConfigReader.Read(SourceText.FromString("xennetlint.json", json), out var errors);

        Assert.NotEmpty(errors);
        Assert.Contains(message, errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(position, errors[0].Location.Start.ToString());
    }

    private static EquatableArray<HostStatement> Read(string json)
    {
        var hosts = ToolConfigReader.Read(SourceText.FromString("conf/xennetlint.json", json), out var errors).Hosts;
        Assert.Empty(errors);
        return hosts;
    }
}
