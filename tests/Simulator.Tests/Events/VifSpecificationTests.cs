using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using Xunit;

namespace XenNetLint.Simulator.Tests.Events;

/// <summary>A vif as network-attach takes it: host-scripts §4.5, config-languages §3.4, §8.4.</summary>
public sealed class VifSpecificationTests
{
    private const Toolstack Xm = Toolstack.Xend;
    private const Toolstack Xl = Toolstack.Xl;

    [Theory]
    [InlineData("3.4", Xm, "bridge=br0,mac=00:16:3e:00:00:01")]
    [InlineData("3.4", Xm, "bridge=br0 mac=00:16:3e:00:00:01")]
    [InlineData("3.4", Xm, " bridge=br0 , mac=00:16:3e:00:00:01 ")]
    [InlineData("3.0.4", Xm, "bridge=br0,mac=00:16:3e:00:00:01,nonsense=1")]
    [InlineData("4.17", Xl, "bridge=br0,mac=00:16:3e:00:00:01")]
    [InlineData("4.17", Xl, "bridge=br0 mac=00:16:3e:00:00:01")]
    public void Pairs_stand_behind_each_other_or_between_commas(string release, Toolstack toolstack, string text)
    {
        var vif = Read(release, toolstack, text, out var error);

        Assert.Equal("", error);
        Assert.Equal(("br0", "00:16:3e:00:00:01"), (vif.Bridge.OrElse(null)?.ToString(), vif.MacAddress.OrElse(null)?.ToString()));
    }

    [Fact]
    public void Blanks_between_addresses_part_no_pairs() =>
        Assert.Equal(["10.0.0.1", "10.0.0.2"], Read("3.4", Xm, "ip=10.0.0.1 10.0.0.2 bridge=br0", out _).IpWords.OrElse([]));

    [Theory]
    [InlineData("3.4", Xm, "brige=br0", "Invalid argument: brige=br0")]
    [InlineData("3.1", Xm, "bridge", "Invalid argument: bridge")]
    [InlineData("3.1", Xm, "bridge=", "Invalid argument: bridge=")]
    [InlineData("3.1", Xm, "script=vif-bridge,bridge=a=b", "Invalid argument: bridge=a=b")]
    [InlineData("3.1", Xm, "accel=x", "Invalid argument: accel=x")]
    [InlineData("3.2", Xm, "accel=x", "")]
    [InlineData("3.0.4", Xm, "brige=br0", "")]
    [InlineData("3.4", Xm, "", "")]
    [InlineData("4.17", Xl, "bridge=br0", "")]
    public void What_the_toolstack_refuses_it_refuses_in_its_words(string release, Toolstack toolstack, string text, string message)
    {
        Read(release, toolstack, text, out var error);

        Assert.Equal(message, error);
    }

    [Theory]
    [InlineData("4.17", "brige=br0", "unrecognized argument `brige=br0'")]
    [InlineData("4.17", "bridge", "unrecognized argument `bridge'")]
    [InlineData("4.17", "mac=zz", "Invalid parameter `mac'.")]
    [InlineData("4.17", "mac=00-16-3e-00-00-01", "")]
    [InlineData("4.17", "untrusted", "")]
    [InlineData("4.16", "untrusted", "unrecognized argument `untrusted'")]
    [InlineData("4.14", "mtu=9000", "unrecognized argument `mtu=9000'")]
    [InlineData("4.15", "mtu=x", "xl: failed to convert \"x\" to number")]
    public void Xl_stops_where_create_would_go_on(string release, string text, string message)
    {
        Read(release, Xl, text, out var error);

        Assert.Equal(message, error);
    }

    [Fact]
    public void Xm_checks_the_address_of_a_vif_from_3_4_on()
    {
        Read("3.4", Xm, "mac=zz", out var error);
        Assert.Equal("Cannot create a new virtual network interface - MAC address is not valid!", error);

        Assert.Equal("'zz' is no MAC address", Read("3.3", Xm, "mac=zz", out _).MacAddress.Reason);
    }

    [Fact]
    public void A_number_asked_for_is_xls_from_4_9_on()
    {
        Assert.Equal(7, VifSpecification.Read("devid=7", Id, Release.Get("4.9"), Xl).DeviceId);
        Assert.Equal("unrecognized argument `devid=7'", VifSpecification.Read("devid=7", Id, Release.Get("4.8"), Xl).Error);
    }

    private static VifId Id => new(new DomainId("web"), 1);

    private static Vif Read(string release, Toolstack toolstack, string text, out string error)
    {
        var read = VifSpecification.Read(text, Id, Release.Get(release), toolstack);
        error = read.Error;
        return read.Vif;
    }
}
