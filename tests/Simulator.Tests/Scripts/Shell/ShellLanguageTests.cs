using XenNetLint.Simulator.Scripts.Shell;
using Xunit;

namespace XenNetLint.Simulator.Tests.Scripts.Shell;

public sealed class ShellLanguageTests
{
    /// <summary>Scripts, started with <c>start a b</c>, and what they print.</summary>
    public static TheoryData<string, string> Scripts => new()
    {
        { "echo hello 'two  blanks' \"x y\" a\\ b", "hello two  blanks x y a b" },
        { "x=1; y=${x}2; echo $y", "12" },
        { "x='a  b'; echo $x; echo \"$x\"", "a b/a  b" },
        { "echo ${never:-default} x${never:+other}", "default x" },
        { "x=; echo ${x:-d} x${x-d} ${y:=e} $y", "d x e e" },
        { "x=a.b.c; echo ${x%.*} ${x%%.*} ${x#*.} ${x##*.} ${#x}", "a.b a b.c c 5" },
        { "echo $# $1 \"$2\" ${3} x$4; shift; echo $*", "3 start a b x/a b" },
        { "for w in \"$@\"; do echo $w; done", "start/a/b" },
        { "set -- x y; echo $2", "y" },
        { "echo $0; d=$(dirname $0); echo $d `basename $0`", "/etc/xen/scripts/network-own//etc/xen/scripts network-own" },
        { "true && echo a || echo b; false && echo c || echo d; ! false && echo e", "a/d/e" },
        { "false; echo $?; (exit 3); echo $?", "1/3" },
        { "if [ \"$1\" = start ]; then\n  echo s\nelif true; then echo e; else echo n\nfi", "s" },
        { "if false; then echo s; elif [ $1 != stop ]\nthen echo e; fi", "e" },
        { "case \"$1\" in\n stop) echo no ;;\n st?rt|status) echo yes;;\n *) echo other\nesac", "yes" },
        { "case x in (a) echo a;; *) echo rest;; esac", "rest" },
        { "case '*' in '?') echo no;; \\*) echo star;; esac", "star" },
        { "for i in 1 2 3; do [ $i = 2 ] && continue; echo $i; done; for i in 1 2; do echo $i; break; done", "1/3/1" },
        { "i=0; while [ $i -lt 3 ]; do i=$((i+1)); echo $i; done; echo $(( (2+3)*$i % 4 ))", "1/2/3/3" },
        { "i=3; until [ $i -eq 0 ]; do i=$(($i-1)); done; echo $i", "0" },
        { "f() { echo \"$1-$#\"; return 4; }\nf x y; echo $? $1", "x-2/4 start" },
        { "function g { local z=1; echo $z; }; g", "1" },
        { "x=1; (x=2; echo $x); echo $x; { x=3; }; echo $x", "2/1/3" },
        { "echo a >/dev/null; echo b 2>&1; echo c >&2; { echo d; echo e; } >/dev/null 2>&1", "b" },
        { "brctl addbr br0; brctl addbr br0 2>/dev/null; echo $?", "1" },
        { "brctl addbr br7; brctl show | grep -q br7 && echo there; brctl show | grep br8 || echo gone", "there/gone" },
        { "set -e\nfalse || true\nif false; then :; fi\necho on\nfalse\necho never", "on" },
        { "set -e; set +e; false; echo on", "on" },
        { "exit 3\necho never", "" },
        { "# comment\n\n: nothing # either\necho \\\n  joined", "joined" },
        { "[ -e /sys/class/net/eth1 ] && echo nic; [ -d /sys/class/net/eth1/bridge ] || echo no bridge; [ ! -e /sys/class/net/eth9 ] && echo none", "nic/no bridge/none" },
        { "[ -z \"\" -a -n x ] && echo both; [ a = b -o c = c ] && echo one; [[ $1 == start ]] && echo two; test 010 -lt 11 && echo num", "both/one/two/num" },
        { "[ -x /etc/xen/scripts/network-bridge ] && echo there", "there" },
        { "unset x; echo ${x:-gone}; export y=1; echo $y", "gone/1" },
        { "x=$(cat /etc/motd); echo known", "known" },
        { "if [ -f /etc/motd ]; then x=1; else x=2; fi; echo known", "known" },
        { "exec >/dev/null; exec echo last; echo never", "last" },
        { "printf text; seq 2 3", "text/2/3" },
        { "eval echo x", "unknown: line 1 of network-own cannot be read: eval echo x" },
        { "echo a\n  frobnicate eth0\necho b", "unknown: line 2 of network-own cannot be read: frobnicate eth0" },
        { "while true; do :; done", "unknown: line 1 of network-own cannot be read: while true; do :; done" },
        { "echo a\nif true; then\necho b", "unknown: line 2 of network-own cannot be read: if true; then" },
        { "x=$(cat /etc/vlans)\nbrctl addbr br$x", "unknown: line 2 of network-own cannot be read: brctl addbr br$x" },
        { "if [ -f /etc/motd ]; then\n  brctl addbr br0\nfi", "unknown: line 1 of network-own cannot be read: if [ -f /etc/motd ]; then" },
        { "brctl addbr $NAME", "unknown: line 1 of network-own cannot be read: brctl addbr $NAME" },
        { "cat > /tmp/x <<EOF\na\nEOF\necho b", "unknown: line 1 of network-own cannot be read: cat > /tmp/x <<EOF" },
        { "ip link set eth0 up &", "unknown: line 1 of network-own cannot be read: ip link set eth0 up &" },
        { "sleep 1 & echo on", "on" },
        { ". /etc/default/xen", "unknown: line 1 of network-own cannot be read: . /etc/default/xen" },
        { "rm -rf /", "unknown: line 1 of network-own cannot be read: rm -rf /" },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_prints_what_a_shell_would(string text, string printed) => Assert.Equal(printed, ShellTesting.Printed(text, "a b"));

    [Theory]
    [InlineData("false", 1)]
    [InlineData("exit 300", 44)]
    [InlineData("true; exit", 0)]
    [InlineData("set -e\nfalse\ntrue", 1)]
    [InlineData("#!/bin/sh -e\nfalse\ntrue", 1)]
    [InlineData("f() { false; true; }\nset -e\nif f; then exit 5; fi", 5)]
    [InlineData("set -e\nf() { false; true; }\nf\nexit 5", 1)]
    [InlineData(". /etc/xen/scripts/xen-script-common.sh\nfalse\nexit 5", 1)]
    [InlineData("ping -c 1 192.168.1.1", null)]
    public void A_script_ends_with_the_status_a_shell_gives(string text, int? status) => Assert.Equal(status, ShellTesting.Script(text).Scripts[0].ExitStatus);

    [Fact]
    public void Conditions_that_nobody_knows_do_no_harm_where_both_ways_change_nothing()
    {
        var step = ShellTesting.Script("if ping -c1 10.0.0.1; then x=a; else x=b; fi\nfor f in $(ls /etc); do echo $f; done\nwhile ! ping -c1 10.0.0.1; do sleep 1; done\nbrctl addbr br0");

        Assert.Equal("", step.Scripts[0].Unknown);
        Assert.NotNull(step.State.FindBridge(Model.Addresses.InterfaceName.Parse("br0")));

        Assert.NotEmpty(ShellTesting.Script("if ping -c1 10.0.0.1; then x=a; else x=b; fi\nbrctl addbr br$x").Scripts[0].Unknown);
        Assert.NotEmpty(ShellTesting.Script("ping -c1 10.0.0.1 && exit 1\nbrctl addbr br0").Scripts[0].Unknown);
    }

    [Fact]
    public void A_script_that_may_not_be_run_ends_with_126()
    {
        var host = Hosts.S0("3.4", "network-own") with { CustomScripts = [new Model.Elements.CustomScript("network-own", "brctl addbr br0", IsExecutable: false)] };
        var script = Play.Starts(host).Steps[^1].Scripts[0];

        Assert.Equal((126, "/etc/xen/scripts/network-own: Permission denied"), (script.ExitStatus, Assert.Single(script.StandardError)));
    }

    [Fact]
    public void A_line_that_is_typed_is_named_when_it_cannot_be_read()
    {
        var result = ShellCommands.Run(ShellTesting.Booted, "brctl addbr br0; frobnicate br0; brctl addbr br1");

        Assert.Equal((null, "'frobnicate br0' cannot be read"), (result.ExitStatus, result.Unread));
        Assert.Equal(result.Unread, result.State.UnknownSince);
    }

    [Fact]
    public void Values_that_grow_without_end_are_not_followed()
    {
        var step = ShellTesting.Script("x=aaaaaaaa\ni=0\nwhile [ $i -lt 100 ]; do x=$x$x; i=$((i+1)); done\nbrctl addbr br$x");

        Assert.Equal("line 4 of network-own cannot be read: brctl addbr br$x", step.Scripts[0].Unknown);
    }
}
