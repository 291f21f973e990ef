using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;
using Xunit;

namespace XenNetLint.Simulator.Tests.Scripts;

/// <summary>Hooks of the vif scripts. Source: host-scripts §3.11.</summary>
public sealed class VifHookTests
{
    [Theory]
    [InlineData("4.1", false)]
    [InlineData("4.2", true)]
    [InlineData("4.17", true)]
    public void Hooks_run_from_4_2_on_before_the_status(string release, bool isRun)
    {
        var step = Start(release, "vif-bridge", new CustomScript("10-mtu.hook", "ip link set $dev mtu 1400\n"));

        Assert.Equal((StepOutcome.Done, "connected"), (step.Outcome, step.Scripts[0].Hotplug?.Status));
        Assert.Equal(isRun ? 1400 : 1500, step.State.FindLink(Name("vif1.0"))?.MtuBytes);
    }

    [Theory]
    [InlineData("vif-bridge", true)]
    [InlineData("vif-route", true)]
    [InlineData("vif-nat", true)]
    [InlineData("vif-openvswitch", false)]
    public void Three_scripts_call_hooks(string script, bool isCalled)
    {
        var step = Start("4.17", script, new CustomScript("10-mtu.hook", "ip link set $dev mtu 1400\n"));

        Assert.Equal(isCalled, step.Effects.Any(effect => effect.Command is "ip link set dev vif1.0 mtu 1400"));
    }

    [Fact]
    public void A_hook_knows_what_the_script_knows()
    {
        const string text = "echo $vif $dev $bridge $ip $command $type_if $XENBUS_PATH $1 $2 $f\n";
        var script = Start("4.17", "vif-bridge", new CustomScript("10-tell.hook", text)).Scripts[0];

        Assert.Equal("vif1.0 vif1.0 xenbr0 192.168.1.50 online vif backend/vif/1/0 vif post /etc/xen/scripts/vif-post.d/10-tell.hook", Assert.Single(script.StandardOutput));
    }

    [Theory]
    [InlineData("false\n", 1)]
    [InlineData("ip link set nosuch up\n", 1)]
    [InlineData("exit 3\n", 3)]
    public void A_failing_command_ends_the_script_in_silence(string text, int status)
    {
        var step = Start("4.2", "vif-bridge", new CustomScript("10-fails.hook", text), new CustomScript("20-late.hook", "ip link set $dev mtu 1400\n"));

        Assert.Equal((status, HotplugOutcome.Silence), (step.Scripts[0].ExitStatus, step.Scripts[0].Hotplug));
        Assert.Equal("Device 0 (vif) could not be connected. Hotplug scripts not working. (after 100 s)", step.Reason);
        Assert.DoesNotContain(step.Effects, effect => effect.Command.Contains("mtu 1400", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("false || true\n")]
    [InlineData("if false; then exit 1; fi\n")]
    [InlineData("return 0\nfalse\n")]
    [InlineData("")]
    public void A_hook_that_does_not_fail_is_followed_by_the_next(string text)
    {
        var step = Start("4.17", "vif-bridge", new CustomScript("10-first.hook", text), new CustomScript("20-mtu.hook", "ip link set $dev mtu 1400\n"));

        Assert.Equal("connected", step.Scripts[0].Hotplug?.Status);
        Assert.Contains(step.Effects, effect => effect.Command is "ip link set dev vif1.0 mtu 1400");
    }

    [Fact]
    public void A_line_that_cannot_be_read_makes_the_vif_unknown_there()
    {
        var step = Start("4.17", "vif-bridge", new CustomScript("10-shaper.hook", "ip link set $dev mtu 1400\n\ntc qdisc add dev $dev root fq\n"));

        Assert.Equal(StepOutcome.Unknown, step.Outcome);
        Assert.Equal(new ScriptPlace("10-shaper.hook", 3), step.Scripts[0].UnknownAt);
        Assert.Contains(step.Effects, effect => effect.Command is "ip link set dev vif1.0 mtu 1400");
    }

    [Fact]
    public void A_hook_that_is_not_executable_is_left_out()
    {
        var step = Start("4.17", "vif-bridge", new CustomScript("10-fails.hook", "false\n", IsExecutable: false));

        Assert.Equal(StepOutcome.Done, step.Outcome);
    }

    private static TimelineStep Start(string release, string vifScript, params CustomScript[] hooks)
    {
        var host = Hosts.S0(release, networkScript: null).With(Hosts.Bridge("xenbr0")).With(Hosts.Bridge("ovs0") with { IsOpenVSwitch = true }).With(
            Hosts.Guest("web", $"bridge={(vifScript is "vif-openvswitch" ? "ovs0" : "xenbr0")},ip=192.168.1.50,script={vifScript}")) with
        {
            VifHooks = [.. hooks],
        };
        return Play.On(host with { Environment = new() { HasOpenVSwitch = Fact.Stated(true) } }, "host boot", "start web").Steps[^1];
    }

    private static InterfaceName Name(string text) => InterfaceName.Parse(text);
}
