using XenNetLint.Analysis.Fleet;

namespace XenNetLint.Analysis.Tests.Fleet;

public sealed class EndReferenceTests
{
    public static TheoryData<string, string?, string, string?, bool> References => new()
    {
        { "web", null, "web", null, false },
        { "web/1", null, "web", "1", false },
        { "web/eth1", null, "web", "eth1", false },
        { "alpha:web", "alpha", "web", null, false },
        { "alpha:web/1", "alpha", "web", "1", false },
        { "dom0", null, "dom0", null, false },
        { "alpha:dom0/eth1", "alpha", "dom0", "eth1", false },
        { "outside", null, "outside", null, false },
        { "192.168.1.20", null, "192.168.1.20", null, true },
        { "alpha:192.168.1.20", "alpha", "192.168.1.20", null, true },
        { "a:b:c", "a", "b:c", null, false },
        { "a/b/2", null, "a/b", "2", false },
        { "10.0.0", null, "10.0.0", null, false },
    };

    public static TheoryData<string, string> Errors => new()
    {
        { "", "an end is a name such as web, alpha:web, web/1, dom0 or outside, or an address" },
        { ":web", "':web' names no host before the colon; an end is a name such as web, alpha:web, web/1, dom0 or outside, or an address" },
        { "alpha:", "'alpha:' names no end; an end is a name such as web, alpha:web, web/1, dom0 or outside, or an address" },
        { "/1", "'/1' names no end; an end is a name such as web, alpha:web, web/1, dom0 or outside, or an address" },
        { "alpha:/1", "'alpha:/1' names no end; an end is a name such as web, alpha:web, web/1, dom0 or outside, or an address" },
        { "web/", "'web/' names no interface behind the slash, as web/0 would" },
        { "10.0.0.0/8", "'10.0.0.0/8' is a network; an end is one address, as in 10.0.0.0" },
        { "::1", "'::1' is an IPv6 address, and who reaches whom over IPv6 is not known; name the end, or an IPv4 address of it" },
    };

    [Theory]
    [MemberData(nameof(References))]
    public void A_reference_has_host_name_and_interface(string text, string? host, string name, string? link, bool isAddress)
    {
        Assert.True(EndReference.TryParse(text, out var reference, out var error));

        Assert.Equal("", error);
        Assert.Equal((text, host, name, link, isAddress), (reference.Text, reference.Host, reference.Name, reference.Interface, reference.Address is not null));
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void A_mistake_is_told_with_what_would_be_right(string text, string error)
    {
        Assert.False(EndReference.TryParse(text, out var reference, out var told));

        Assert.Null(reference);
        Assert.Equal(error, told);
    }
}
