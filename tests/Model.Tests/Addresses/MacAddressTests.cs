using XenNetLint.Model.Addresses;

namespace XenNetLint.Model.Tests.Addresses;

public sealed class MacAddressTests
{
    [Theory]
    [InlineData("00:16:3e:00:00:0a", "00:16:3e:00:00:0a", "lower case")]
    [InlineData("00:16:3E:00:00:0A", "00:16:3e:00:00:0a", "upper case")]
    [InlineData("fe:ff:ff:ff:ff:ff", "fe:ff:ff:ff:ff:ff", "the dead address")]
    public void Six_pairs_of_digits_are_an_address(string text, string printed, string why)
    {
        Assert.True(MacAddress.TryParse(text, out var address), why);

        Assert.Equal(printed, address.ToString());
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("00:16:3e:00:00", "five pairs")]
    [InlineData("00:16:3e:00:00:0a:0b", "seven pairs")]
    [InlineData("00-16-3e-00-00-0a", "other separators")]
    [InlineData("0:16:3e:00:00:0a0", "pairs of other lengths")]
    [InlineData("00:16:3e:00:00:0g", "no hexadecimal digit")]
    [InlineData(" 0:16:3e:00:00:0a", "a blank instead of a digit")]
    [InlineData("+0:16:3e:00:00:0a", "a sign instead of a digit")]
    [InlineData("00163e00000a", "no separators")]
    public void Anything_else_is_none(string text, string why) => Assert.False(MacAddress.TryParse(text, out _), why);

    [Theory]
    [InlineData("01:00:5e:00:00:01", true, false, false)]
    [InlineData("ff:ff:ff:ff:ff:ff", true, true, false)]
    [InlineData("00:00:00:00:00:00", false, false, true)]
    [InlineData("fe:ff:ff:ff:ff:ff", false, false, false)]
    public void Group_bit_and_extremes_are_told_apart(string text, bool isMulticast, bool isBroadcast, bool isZero)
    {
        Assert.True(MacAddress.TryParse(text, out var address));

        Assert.Equal((isMulticast, isBroadcast, isZero), (address.IsMulticast, address.IsBroadcast, address.IsZero));
    }

    [Fact]
    public void Addresses_sort_by_number_as_bridges_compare_them()
    {
        Assert.True(MacAddress.TryParse("00:11:22:33:44:50", out var nic));

        Assert.True(nic < MacAddress.Dead);
        Assert.True(MacAddress.Zero < nic);
    }

    [Fact]
    public void Octets_make_the_same_address_as_text()
    {
        Assert.True(MacAddress.TryParse("00:16:3e:01:02:03", out var address));

        Assert.Equal(address, MacAddress.FromOctets(0x00, 0x16, 0x3e, 0x01, 0x02, 0x03));
    }
}
