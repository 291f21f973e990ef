using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Samples;

/// <summary>The sample <c>bridged</c> under every era against the rows of host-scripts §7 and the examples X1, X4 and X12 of §8.</summary>
public sealed class BridgedTimelineTests
{
    private const string Dead = "fe:ff:ff:ff:ff:ff";
    private const string Real = "00:11:22:33:44:50";
    private const string Routes = "default via 192.168.1.1 dev eth0; 192.168.1.0/24 dev eth0 src 192.168.1.10";

    /// <summary>Release; bridge; ports after the start; MAC of card, bridge and dom0's device; what dom0's device is; flags of card, bridge and vif0.0.</summary>
    public static TheoryData<string, string, string, string, string, string, LinkKind, string> Rows => new()
    {
        { "3.0.0", "xenbr0", "peth0 vif0.0", Dead, Dead, Real, LinkKind.Veth, "U NA|U|U" },            // X1
        { "3.0.2", "xenbr0", "peth0 vif0.0", Dead, Dead, Real, LinkKind.Veth, "U NA|U|U" },
        { "3.0.3", "xenbr0", "peth0 vif0.0", Dead, Dead, Real, LinkKind.Veth, "U NA NM|U NA NM|U NA NM" },
        { "3.0.4", "xenbr0", "peth0 vif0.0", Dead, Dead, Real, LinkKind.Veth, "U NA NM|U NA NM|U NA NM" }, // X4
        { "3.1", "xenbr0", "peth0 vif0.0", Dead, Dead, Real, LinkKind.Veth, "U NA NM|U NA NM|U NA NM" },
        { "3.2", "eth0", "peth0", Real, Real, Real, LinkKind.Bridge, "U|U|" },                         // X12
        { "3.4", "eth0", "peth0", Real, Real, Real, LinkKind.Bridge, "U|U|" },
        { "4.0", "eth0", "peth0", Real, Real, Real, LinkKind.Bridge, "U|U|" },
        { "4.1", "eth0", "peth0", Real, Real, Real, LinkKind.Bridge, "U|U|" },
        { "4.4", "eth0", "peth0", Real, Real, Real, LinkKind.Bridge, "U|U|" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Start_of_xend_gives_the_row_of_the_summary_table(
        string release, string bridge, string ports, string cardMac, string bridgeMac, string dom0Mac, LinkKind dom0Device, string flags)
    {
        var timeline = Play(release);

        var state = timeline.AfterXendStart();
        Assert.Equal(StepOutcome.Done, timeline.Step<XendStarted>().Outcome);
        Assert.Equal(bridge, state.BridgeNames());
        Assert.Equal(ports, state.Ports(bridge));
        Assert.Equal("eth0=192.168.1.10/24", state.Addresses());
        Assert.Equal(Routes, state.RouteTexts());
        Assert.Equal(LinkKind.Nic, state.Link("peth0").Kind);
        Assert.Equal(dom0Device, state.Link("eth0").Kind);
        Assert.Equal((cardMac, bridgeMac, dom0Mac), ($"{state.Link("peth0").MacAddress}", $"{state.Link(bridge).MacAddress}", $"{state.Link("eth0").MacAddress}"));
        var backend = dom0Device == LinkKind.Veth ? state.Link("vif0.0").Flags() : "";
        Assert.Equal(flags, $"{state.Link("peth0").Flags()}|{state.Link(bridge).Flags()}|{backend}");
        Assert.Equal("U", state.Link("eth0").Flags());
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_guest_joins_the_bridge_of_its_release(
        string release, string bridge, string ports, string cardMac, string bridgeMac, string dom0Mac, LinkKind dom0Device, string flags)
    {
        _ = (cardMac, bridgeMac, dom0Mac, dom0Device, flags);

        var state = Play(release).FinalState;

        Assert.Equal("1=web 2=db 3=mail", state.RunningDomains());
        Assert.Equal($"{ports} vif1.0 vif2.0 vif3.0", state.Ports(bridge));
        Assert.All(state.Domains.Domains, domain => Assert.Equal("connected", Assert.Single(domain.Vifs).Hotplug.Status));
    }

    [Theory]
    [InlineData("3.0.0", "veth1 veth2 veth3 veth4 veth5 veth6 veth7", "one of eight pairs is used up (host-scripts §5)")]
    [InlineData("3.0.2", "veth1 veth2 veth3 veth4 veth5 veth6 veth7", "one of eight pairs is used up (host-scripts §5)")]
    [InlineData("3.0.4", "veth1 veth2 veth3", "one of four pairs is used up (host-scripts §5)")]
    [InlineData("3.1", "veth1 veth2 veth3", "one of four pairs is used up (host-scripts §5)")]
    [InlineData("3.2", "", "the driver is gone (host-scripts §5)")]
    public void Start_of_xend_uses_up_one_pair(string release, string free, string why)
    {
        var state = Play(release).AfterXendStart();

        var veths = string.Join(' ', state.Links.Select(link => link.Name.ToString()).Where(name => name.StartsWith("veth", StringComparison.Ordinal)));
        Assert.True(string.Equals(free, veths, StringComparison.Ordinal), $"{why}, but these are left: {veths}");
    }

    [Theory]
    [InlineData("3.0.0")]
    [InlineData("3.0.4")]
    [InlineData("3.1")]
    [InlineData("3.4")]
    [InlineData("4.1")]
    [InlineData("4.4")]
    public void Second_start_of_xend_changes_nothing(string release)
    {
        var once = Timeline.Play(SampleWorkspace.HostOf("bridged", release), [new HostBooted()]);

        var twice = once.After(new XendStarted());

        Assert.Equal(StepOutcome.Nothing, twice.Steps[^1].Outcome);
        Assert.Equal(once.FinalState, twice.FinalState);
    }

    private static Timeline Play(string release) => Timeline.ForCheck(SampleWorkspace.HostOf("bridged", release));
}
