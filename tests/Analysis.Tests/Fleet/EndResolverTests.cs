using XenNetLint.Analysis.Fleet;

namespace XenNetLint.Analysis.Tests.Fleet;

public sealed class EndResolverTests
{
    private const string Facts = """
        { "hosts": {
            "alpha": { "root": "alpha", "interfaces": [ { "name": "eth0", "addresses": [ "192.168.1.10/24" ] }, { "name": "eth1", "addresses": [ "10.1.0.10/24" ] } ], "routes": [ "default via 192.168.1.1 dev eth0" ] },
            "beta": { "root": "beta", "interfaces": [ { "name": "eth0", "addresses": [ "192.168.1.11/24" ] } ], "routes": [ "default via 192.168.1.1 dev eth0" ] },
            "gamma": { "root": "gamma", "interfaces": [ { "name": "eth0", "addresses": [ "192.168.2.10/24" ] } ], "routes": [ "default via 192.168.2.1 dev eth0" ] } },
          "segments": { "office": [ "alpha:eth0", "beta:eth0" ] } }
        """;

    private static readonly FleetAnalysis Fleet = TestFleet.Of(
        Facts,
        ("alpha/xend-config.sxp", Hosts.Bridged),
        ("alpha/web.cfg", TestFleet.Guest("web", "bridge=eth0,ip=192.168.1.21", "bridge=eth0,ip=192.168.1.22")),
        ("alpha/lost.cfg", TestFleet.Guest("lost", "bridge=nowhere")),
        ("beta/xend-config.sxp", Hosts.Bridged),
        ("beta/web.cfg", TestFleet.Guest("web", "bridge=eth0,ip=192.168.1.23")),
        ("beta/odd.cfg", TestFleet.Guest("alpha:web/0", "bridge=eth0,ip=192.168.1.24")),
        ("gamma/xend-config.sxp", Hosts.Bridged));

    public static TheoryData<string, string[]> References => new()
    {
        { "web", ["alpha:web", "beta:web"] },
        { "beta:web", ["beta:web"] },
        { "web/1", ["alpha:web eth1 192.168.1.22"] },
        { "web/eth0", ["alpha:web eth0 192.168.1.21", "beta:web eth0 192.168.1.23"] },
        { "web/7", [] },
        { "alpha:web/0", ["beta:alpha:web/0"] },
        { "alpha:web/1", ["alpha:web eth1 192.168.1.22"] },
        { "dom0", ["alpha:dom0", "beta:dom0", "gamma:dom0"] },
        { "alpha:dom0/eth1", ["alpha:dom0 eth1 10.1.0.10"] },
        { "alpha:dom0/0", [] },
        { "office", ["office"] },
        { "outside", ["gamma:outside", "office"] },
        { "alpha:outside", ["office"] },
        { "gamma:outside", ["gamma:outside"] },
        { "outside-eth1", ["alpha:outside-eth1"] },
        { "192.168.1.22", ["alpha:web 192.168.1.22"] },
        { "beta:192.168.1.22", [] },
        { "192.168.1.1", ["office 192.168.1.1"] },
        { "lost", [] },
    };

    [Theory]
    [MemberData(nameof(References))]
    public void A_reference_finds_every_end_that_it_may_mean(string reference, string[] ends) => Assert.Equal(
        ends,
        EndResolver.Find(Fleet.Network, TestFleet.Reference(reference)).Select(match => match.End.FullName + (match.Interface is { } link ? " " + link : "") + (match.Address is { } address ? " " + address.Address : "")),
        StringComparer.Ordinal);

    [Fact]
    public void Interfaces_can_be_named_by_their_numbers_or_at_dom0_by_their_names()
    {
        var network = Fleet.Network;

        Assert.Equal(["0", "1"], EndResolver.InterfacesOf(network, network.Ends.First(end => end.Name is "web")), StringComparer.Ordinal);
        Assert.Equal(["eth0", "eth1"], EndResolver.InterfacesOf(network, network.Ends.First(end => end.Name is "dom0")), StringComparer.Ordinal);
        Assert.Empty(EndResolver.InterfacesOf(network, network.Ends.First(end => end.Name is "office")));
    }

    [Fact]
    public void A_guest_that_does_not_run_is_found_with_the_reason()
    {
        var idle = Assert.Single(IdleGuest.Find(Fleet, TestFleet.Reference("lost")));

        Assert.Equal("alpha:lost", idle.FullName);
        Assert.Equal("'start lost' fails (Device 0 (vif) could not be connected. Could not find bridge device nowhere)", idle.Reason);
        Assert.Equal(["alpha:lost"], IdleGuest.In(Fleet).Select(guest => guest.FullName), StringComparer.Ordinal);
    }
}
