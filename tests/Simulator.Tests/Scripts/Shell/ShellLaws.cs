using FsCheck;
using FsCheck.Fluent;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Scripts.Shell;
using XenNetLint.Testing;
using XenNetLint.Testing.Generators;
using Xunit;

namespace XenNetLint.Simulator.Tests.Scripts.Shell;

public sealed class ShellLaws
{
    private static readonly string[] Pieces =
    [
        "if ", "then ", "else ", "elif ", "fi\n", "for x in ", "while ", "until ", "do ", "done\n", "case $1 in ", "esac\n", "a) ", ";; ", "; ", "\n", "\n", " && ", " || ", " | ", " & ", "(", ")", "{ ", "}\n", "! ",
        "[ -e /sys/class/net/eth0 ] ", "[ $1 = start ] ", "[ -z \"$x\" ] ", "true ", "false ", "test -f /x ", "x=1 ", "x=$x$x ", "y=$(ip addr show) ", "z=`dirname $0` ", "i=$((i+1)) ", "echo $x ", "echo \"$@\" ", "f() { ", "f ",
        "brctl addbr br0 ", "brctl addif br0 eth1 ", "brctl delbr br0 ", "ip link set eth1 up ", "ip link set dev eth1 down name peth1 ", "ip addr add 10.9.0.1/24 dev eth1 ", "ip addr flush dev eth1 ", "ip route add default via 192.168.1.254 ",
        "ifconfig eth1 10.9.0.2 ", "route del default ", "sysctl -w net.ipv4.ip_forward=1 ", "echo 1 > /proc/sys/net/ipv4/ip_forward ", "iptables -A FORWARD -j DROP ", "ifup eth1 ", "ifdown eth1 ", "vconfig add eth1 5 ", "modprobe dummy ",
        "/etc/xen/scripts/network-bridge \"$@\" netdev=eth1 ", "network-bridge stop ", ">/dev/null ", "2>&1 ", "exit 1 ", "return ", "break\n", "continue\n", "set -e\n", "shift ", "unknown-command ", "<<EOF\n", "'", "\"", "$", "`", "\\", "${x:-y} ", "${x##*/} ", "$(", "))",
    ];

    private static Arbitrary<string> Scripts { get; } = Arb.From(
        Gen.Sized(size => Gen.Elements(Pieces).ListOf(size)).Select(pieces => string.Concat(pieces)),
        text => Enumerable.Range(1, Math.Min(text.Length, 40)).Select(step => text.Remove(text.Length - step)));

    [Fact]
    public void Any_script_is_followed_to_an_end_and_its_effects_replayed_give_its_state() =>
        Law.Holds(Scripts, LawSettings.RunsOf(1500), Holds);

    [Fact]
    public void Any_text_is_followed_to_an_end() => Law.Holds(TextGenerators.AnyText, LawSettings.RunsOf(300), Holds);

    [Fact]
    public void Noise_is_followed_to_an_end() => Law.Holds(TextGenerators.Noise, LawSettings.RunsOf(1000), Holds);

    [Fact]
    public void An_edited_sample_is_followed_to_an_end() => Law.Holds(TextGenerators.EditsOf(SyntaxTexts.Shell), LawSettings.RunsOf(500), Holds);

    [Theory]
    [InlineData("if x; then ")]
    [InlineData("(")]
    [InlineData("$(")]
    [InlineData("f() { f; }; f;")]
    [InlineData("if ping; then :; elif ")]
    [InlineData("elif ping; then :;\n")]
    [InlineData("! ")]
    [InlineData("a | ")]
    [InlineData("x=$x$x;")]
    [InlineData("${x:-")]
    public void Deep_nesting_uses_no_stack(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000));

        Assert.True(Holds(text));
        Assert.True(Holds("if ping; then :;\n" + text + "fi"));
    }

    private static bool Holds(string text)
    {
        var host = Hosts.S0WithEth1("3.4", "network-own start") with { CustomScripts = [new CustomScript("network-own", text)] };
        var timeline = Play.Starts(host);
        var step = timeline.Steps[^1];
        var replayed = step.Effects.Aggregate(timeline.Steps[0].State, (state, effect) => state.With(effect).State);
        var again = ShellCommands.Run(ShellTesting.Booted, text) == ShellCommands.Run(ShellTesting.Booted, text);
        return replayed == step.State && again && (step.Scripts[0].Unknown.Length > 0) == step.Effects.OfType<BecomeUnknown>().Any();
    }
}
