using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using Xunit;

namespace XenNetLint.Simulator.Tests.Scripts.Shell;

public sealed class ShellWrapperTests
{
    // Source: host-scripts §6.
    private const string Wrapper = "#!/bin/sh\nd=$(dirname $0)\n\"$d/network-bridge\" \"$@\" vifnum=0 netdev=eth0 bridge=xenbr0\n\"$d/network-bridge\" \"$@\" vifnum=1 netdev=eth1 bridge=xenbr1\n";

    // Source: host-scripts §6.
    [Theory]
    [InlineData("3.0.0", "0 0", "xenbr0=peth0,vif0.0 xenbr1=peth1,vif0.1")]
    [InlineData("3.0.2", "0 0", "xenbr0=peth0,vif0.0 xenbr1=peth1,vif0.1")]
    [InlineData("3.0.4", "0 0", "xenbr0=peth0,vif0.0 xenbr1=peth1,vif0.1")]
    [InlineData("3.1", "0 0", "xenbr0=peth0,vif0.0 xenbr1=peth1,vif0.1")]
    [InlineData("4.1", "0 0", "xenbr0=peth0")]
    [InlineData("4.4", "0 0", "xenbr0=peth0")]
    public void The_wrapper_does_in_each_era_what_the_reference_says(string release, string statuses, string bridges)
    {
        var step = ShellTesting.Script(Wrapper, release);

        Assert.Equal(statuses, string.Join(' ', step.Scripts.Skip(1).Select(script => script.ExitStatus)));
        Assert.Equal(bridges, string.Join(' ', step.State.Bridges.Select(bridge => bridge.Name + "=" + string.Join(',', step.State.PortsOf(bridge.Name).Select(port => port.Name)))));
    }

    [Fact]
    public void Each_call_says_from_which_line_it_came()
    {
        var step = ShellTesting.Script(Wrapper);

        Assert.Equal([null, new ScriptPlace("network-own", 3), new ScriptPlace("network-own", 4)], step.Scripts.Select(script => script.CalledFrom));
        Assert.Equal("/etc/xen/scripts/network-bridge start vifnum=1 netdev=eth1 bridge=xenbr1", step.Scripts[2].CommandLine);
    }

    // Source: host-scripts §6.
    [Fact]
    public void Under_set_e_a_failing_call_skips_the_rest()
    {
        string[] texts = [Wrapper, "set -e\n" + Wrapper];
        var calls = texts.Select(text =>
        {
            var host = Hosts.S0("3.4", "network-own").With(Hosts.Nic("eth1", "00:11:22:33:44:51", "10.1.0.10/24")) with
            {
                Environment = new() { Ifup = IfupBehaviour.Failing },
                Routes = [],
                CustomScripts = [new CustomScript("network-own", text)],
            };
            return Play.Starts(host).Steps[^1].Scripts.Count - 1;
        });

        Assert.Equal([2, 1], calls);
    }

    /// <summary>Wrappers as people write them, and the command lines of the shipped scripts that they run.</summary>
    public static TheoryData<string, string> Wrappers => new()
    {
        { "script=/etc/xen/scripts/network-bridge\nop=$1\nshift\ncase ${op} in\nstart)\n  $script start vifnum=1 bridge=xenbr1 netdev=eth1\n  $script start vifnum=0 bridge=xenbr0 netdev=eth0\n  ;;\nstop)\n  $script stop vifnum=1\n  ;;\nstatus)\n  $script status\n  ;;\n*)\n  echo \"Unknown command: ${op}\"\n  exit 1\nesac", "start vifnum=1 bridge=xenbr1 netdev=eth1|start vifnum=0 bridge=xenbr0 netdev=eth0" },
        { "dir=`dirname \"$0\"`\n$dir/network-bridge  \"$@\"   vifnum=0   bridge=lan\n$dir/network-bridge  \"$@\"   vifnum=1   bridge=wan", "start vifnum=0 bridge=lan|start vifnum=1 bridge=wan" },
        { "for n in 0 1; do ./network-bridge \"$@\" vifnum=$n netdev=eth$n bridge=xenbr$n || exit 1; done", "start vifnum=0 netdev=eth0 bridge=xenbr0|start vifnum=1 netdev=eth1 bridge=xenbr1" },
        { "sh /etc/xen/scripts/network-bridge $* netdev=eth1", "start netdev=eth1" },
        { "exec /etc/xen/scripts/network-bridge \"$@\"\nbrctl addbr never", "start" },
        { "export netdev=eth1\nbridge=xenbr1 /etc/xen/scripts/network-bridge start", "start" },
        { "bridge() { network-bridge \"$@\" bridge=b$2; }\nbridge start 1\n", "start 1 bridge=b1" },
        { "if /etc/xen/scripts/network-bridge start netdev=eth0; then :; fi >/dev/null 2>&1", "start netdev=eth0" },
    };

    [Theory]
    [MemberData(nameof(Wrappers))]
    public void Calls_are_found_however_they_are_written(string text, string calls)
    {
        var step = ShellTesting.Script(text);

        Assert.Equal("", step.Scripts[0].Unknown);
        Assert.Equal(calls, string.Join('|', step.Scripts.Skip(1).Select(script => script.CommandLine[(script.CommandLine.IndexOf(' ', StringComparison.Ordinal) + 1)..])));
    }

    [Fact]
    public void The_script_takes_its_parameters_from_the_environment_too()
    {
        var step = ShellTesting.Script("export netdev=eth1\nbridge=xenbr1 /etc/xen/scripts/network-bridge start");

        Assert.Equal("xenbr1", Assert.Single(step.State.Bridges).Name.ToString());
        Assert.NotNull(step.State.FindLink(InterfaceName.Parse("peth1")));
    }

    // The fifth pattern of real scripts: no call of Xen's at all.
    [Fact]
    public void A_bridge_made_by_hand_is_there_and_what_follows_a_dhcp_client_is_unknown()
    {
        const string text = "case \"$1\" in\nstart)\n  brctl addbr xenbr0\n  brctl stp xenbr0 off\n  brctl setfd xenbr0 0\n  brctl addif xenbr0 eth1\n  ifconfig eth1 0.0.0.0 up\n  ifconfig xenbr0 up\n  dhclient xenbr0\n  ;;\nesac";
        var step = ShellTesting.Script(text);

        Assert.Equal((new ScriptPlace("network-own", 9), "line 9 of network-own cannot be read: dhclient xenbr0"), (step.Scripts[0].UnknownAt, step.Scripts[0].Unknown));
        Assert.Equal(InterfaceName.Parse("xenbr0"), step.State.FindLink(InterfaceName.Parse("eth1"))?.Master);
        Assert.Equal(StepOutcome.Unknown, step.Outcome);
    }

    // A web page's stray quote: a shell would refuse the rest.
    [Fact]
    public void A_damaged_script_is_unknown_from_the_damage_on()
    {
        var step = ShellTesting.Script("op=$1\nscript=/etc/xen/scripts/network-bridge`\n$script start netdev=eth1");

        Assert.Equal("line 2 of network-own cannot be read: script=/etc/xen/scripts/network-bridge`", step.Scripts[0].Unknown);
        Assert.Single(step.Scripts);
    }

    [Fact]
    public void Scripts_of_the_workspace_call_and_source_each_other()
    {
        var host = Hosts.S0WithEth1("3.4", "network-own") with
        {
            CustomScripts =
            [
                new CustomScript("network-own", "d=$(dirname $0)\n. $d/settings\n$d/network-second $name && echo done"),
                new CustomScript("settings", "name=br5\n"),
                new CustomScript("network-second", "brctl addbr $1\n"),
            ],
        };
        var step = Play.Starts(host).Steps[^1];

        Assert.NotNull(step.State.FindBridge(InterfaceName.Parse("br5")));
        Assert.Equal(["done"], step.Scripts[0].StandardOutput);
        Assert.Equal(("/etc/xen/scripts/network-second br5", new ScriptPlace("network-own", 3)), (step.Scripts[1].CommandLine, step.Scripts[1].CalledFrom));

        var endless = host with { CustomScripts = [new CustomScript("network-own", "/etc/xen/scripts/network-own")] };
        Assert.Equal(StepOutcome.Unknown, Play.Starts(endless).Steps[^1].Outcome);
    }

    [Fact]
    public void An_own_vif_script_that_can_be_read_connects_its_vif()
    {
        const string text = "#!/bin/sh\ncase \"$1\" in\nonline)\n  brctl addif xenbr0 $vif\n  ip link set $vif up\n  xenstore-write \"$XENBUS_PATH/hotplug-status\" connected\n  ;;\noffline)\n  brctl delif xenbr0 $vif\n  ;;\nesac\n";
        var host = Hosts.S0("3.4").With(Hosts.Guest("web", "bridge=xenbr0,script=vif-own")) with { CustomScripts = [new CustomScript("vif-own", text)] };
        var timeline = Play.On(host, "host boot", "run \"brctl addbr xenbr0; ip link set xenbr0 up\"", "start web");

        Assert.Equal(StepOutcome.Done, timeline.Steps[^1].Outcome);
        Assert.Equal((InterfaceName.Parse("xenbr0"), true), (timeline.FinalState.FindLink(InterfaceName.Parse("vif1.0"))?.Master, timeline.FinalState.FindLink(InterfaceName.Parse("vif1.0"))?.IsUp));

        var sourcing = host with { CustomScripts = [new CustomScript("vif-own", ". $(dirname $0)/vif-common.sh\nsuccess\n")] };
        Assert.Equal("line 1 of vif-own cannot be read: . $(dirname $0)/vif-common.sh", Play.On(sourcing, "host boot", "start web").Steps[^1].Scripts[0].Unknown);
    }

    [Theory]
    [InlineData("run \"brctl addbr br1\"", StepOutcome.Done, "")]
    [InlineData("run brctl addif br1 eth0", StepOutcome.Failed, "brctl addif br1 eth0 ends with 1: bridge br1 does not exist!")]
    [InlineData("run 'network-bridge stop bridge=\"eth0\"'", StepOutcome.Done, "")]
    [InlineData("run \"brctl show\"", StepOutcome.Nothing, "it changes nothing")]
    [InlineData("run frobnicate", StepOutcome.Unknown, "'frobnicate' cannot be read")]
    public void A_command_can_be_an_event(string text, StepOutcome outcome, string reason)
    {
        var timeline = Play.On(Hosts.S0("3.4"), "host boot", text);

        Assert.Equal((outcome, reason), (timeline.Steps[^1].Outcome, timeline.Steps[^1].Reason));
    }

    [Fact]
    public void A_command_does_nothing_before_the_boot_and_where_nothing_is_known()
    {
        var off = Play.On(Hosts.S0("3.4"), "run brctl addbr br1").Steps[0];
        var lost = Play.On(Hosts.S0("3.4"), "host boot", "run frobnicate", "run brctl addbr br1").Steps[^1];

        Assert.Equal((StepOutcome.Nothing, "the host has not booted", 0), (off.Outcome, off.Reason, off.Effects.Count));
        Assert.Equal((StepOutcome.Unknown, "'frobnicate' cannot be read", 0), (lost.Outcome, lost.Reason, lost.Effects.Count));
    }
}
