using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using Xunit;

namespace XenNetLint.Simulator.Tests.Scripts;

/// <summary>Which line of an administrator's script had an effect.</summary>
public sealed class ScriptLineTests
{
    private const string Text = """
        #!/bin/sh
        join() {
          brctl addbr $1
        }
        join br1
        ip link set br1 up; ip link set br1 down
        brctl addbr br1
        /etc/xen/scripts/network-bridge "$@"

        """;

    [Fact]
    public void Each_effect_has_its_innermost_line_and_a_refused_command_has_none()
    {
        var host = Hosts.S0("3.4", "network-mine") with { CustomScripts = [new CustomScript("network-mine", Text)] };
        var step = Play.On(host, "host boot").Steps.First(step => step.Event is XendStarted);

        Assert.Equal(3, LineOf(step, effect => effect is CreateBridge { Name: var name } && name.ToString() is "br1"));
        Assert.Equal(6, LineOf(step, effect => effect is BringDown { Name: var name } && name.ToString() is "br1"));
        Assert.Equal(8, LineOf(step, effect => effect is RenameLink));
        Assert.Null(LineOf(step, effect => effect is RunXend));
        Assert.DoesNotContain(step.ScriptLines, line => line.Place.Line == 7);
    }

    private static int? LineOf(TimelineStep step, Func<Effect, bool> isMeant) =>
        step.PlaceOf(step.Effects.Select((effect, index) => (effect, index)).First(pair => isMeant(pair.effect)).index)?.Line;
}
