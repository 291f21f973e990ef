using XenNetLint.Analysis.Comparison;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Analysis.Tests.Comparison;

public sealed class WhatIfTests
{
    private const string NoIfup = """ "environment": { "ifup": "failing" } """;
    private const string Usual = """
        "interfaces": [ { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ] } ],
        "routes": [ "default via 192.168.1.1 dev eth0" ]
        """;
    private const string TwoCards = """
        "interfaces": [ { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ] },
                        { "name": "eth1", "mac": "00:11:22:33:44:51", "addresses": [ "10.0.0.10/24" ] } ],
        "routes": [ "default via 192.168.1.1 dev eth0", "default via 10.0.0.1 dev eth1 metric 10" ]
        """;

    private static readonly (string, string)[] Named = [Compared.Xend("network-bridge netdev=eth0 bridge=xenbr0"), Compared.Guest("web", "mac=00:16:3e:00:00:01,bridge=xenbr0")];

    /// <summary>Trap T2. Source: host-scripts §1.9, §10.</summary>
    [Theory]
    [InlineData("3.4")]
    [InlineData("4.0")]
    public void A_restart_with_the_card_no_longer_named_loses_dom0_where_the_bridge_goes_down(string release)
    {
        var comparison = Compared.WhatIf(release, NoIfup, Named, [Compared.Xend("network-bridge bridge=xenbr0")]);

        Assert.Equal(ComparisonVerdict.Dom0Lost, comparison.Answer);
        var lost = Assert.IsType<Dom0Outage>(comparison.Course.Final).Lost;
        Assert.Equal("ip link set dev xenbr0 down", lost.Effect.Command);
        Assert.IsType<XendRestarted>(lost.Event.Event);
        Assert.Equal("new/xend-config.sxp:1:17", comparison.CauseOfOutage?.ToString());
        Assert.Contains("web", comparison.AffectedGuests, StringComparer.Ordinal);
    }

    [Fact]
    public void What_is_offered_instead_keeps_dom0_when_it_is_played()
    {
        var comparison = Compared.WhatIf("3.4", NoIfup, Named, [Compared.Xend("network-bridge bridge=xenbr0")]);

        var named = Assert.Single(comparison.Alternatives, alternative => alternative.Lines.Count > 0);
        Assert.Equal("(network-script 'network-bridge bridge=xenbr0 netdev=eth0')", named.Lines[0]);
        Assert.Equal(ComparisonVerdict.NoChange, Compared.WhatIf("3.4", NoIfup, Named, [Compared.Xend("network-bridge bridge=xenbr0 netdev=eth0")]).Answer);
        Assert.All(comparison.Alternatives, alternative => Assert.Equal(Verdict.Reachable, alternative.Course.After));
    }

    [Fact]
    public void Where_the_boot_loses_dom0_already_the_step_of_the_boot_is_named()
    {
        var comparison = Compared.WhatIf("3.4", NoIfup, [Compared.Xend("network-bridge bridge=xenbr0")], proposed: null);

        Assert.Equal(ComparisonVerdict.Dom0Unreachable, comparison.Answer);
        Assert.False(comparison.HasChanges);
        Assert.Equal("ip link set dev xenbr0 down", comparison.Boot?.Final?.Lost.Effect.Command);
        Assert.Equal("now/xend-config.sxp:1:17", comparison.CauseOfOutage?.ToString());
        Assert.Contains("(network-script 'network-bridge bridge=xenbr0 netdev=eth0')", comparison.Alternatives.SelectMany(alternative => alternative.Lines), StringComparer.Ordinal);
    }

    [Fact]
    public void A_first_run_of_network_bridge_interrupts_dom0_and_gives_it_back()
    {
        var comparison = Compared.WhatIf("4.1", Usual, [Compared.XendAlone], [Compared.Xend("network-bridge")]);

        Assert.Equal(ComparisonVerdict.Dom0Interrupted, comparison.Answer);
        var outage = Assert.Single(comparison.Course.Outages);
        Assert.True(outage.Lost.Number < outage.Regained?.Number);
        Assert.All(
            comparison.Playback.Steps.Where(step => step.Number >= outage.Lost.Number && step.Number < outage.Regained?.Number),
            step => Assert.Equal(Verdict.Unreachable, step.Dom0Reachable));
        Assert.Contains("~ name of network card eth0: eth0 -> peth0", comparison.Lines(), StringComparer.Ordinal);
        Assert.Contains("+ bridge eth0 with port peth0", comparison.Lines(), StringComparer.Ordinal);
    }

    /// <summary>Source: config-languages §7.</summary>
    [Theory]
    [InlineData("3.0.4", "peth0 exists already")]
    [InlineData("3.4", "peth0 exists already")]
    [InlineData("4.2", "a bridge exists already: xenbr0")]
    public void Another_name_for_the_bridge_has_no_effect_by_a_restart(string release, string why)
    {
        var comparison = Compared.WhatIf(release, Usual, Named, [Compared.Xend("network-bridge netdev=eth0 bridge=lan0")]);

        Assert.Equal(ComparisonVerdict.NoEffect, comparison.Answer);
        Assert.False(comparison.HasChanges);
        Assert.Empty(comparison.Changes);
        var pending = Assert.Single(comparison.Pending);
        Assert.Equal($"network-script 'network-bridge netdev=eth0 bridge=lan0' does nothing here: {why}; bridge lan0 is not made, bridge xenbr0 stays", pending.Text);
        Assert.Equal("new/xend-config.sxp:1:17", pending.Place?.ToString());
        Assert.Equal("XNL4002", pending.Descriptor?.Id);
        Assert.Contains(comparison.Alternatives, alternative => alternative.IsReboot);
    }

    [Fact]
    public void A_boot_with_another_name_for_the_bridge_has_the_effect()
    {
        var comparison = Compared.WhatIf("3.4", Usual, Named, [Compared.Xend("network-bridge netdev=eth0 bridge=lan0")], "host boot");

        Assert.Empty(comparison.Pending);
        Assert.Contains("+ bridge lan0 with port peth0", comparison.Lines(), StringComparer.Ordinal);
        var gone = Assert.Single(comparison.Changes, change => change.Text.StartsWith("web runs", StringComparison.Ordinal));
        Assert.Equal("web runs (bridge xenbr0); its start fails: Device 0 (vif) could not be connected. Could not find bridge device xenbr0", gone.Text);
        Assert.Equal("start web", gone.Blame.Event);
        Assert.Equal("now/auto/web:3:32", gone.Blame.Place?.ToString());
    }

    [Fact]
    public void From_bridge_to_routes_leaves_the_bridge_in_place()
    {
        var comparison = Compared.WhatIf("3.4", Usual, Named, [("xend-config.sxp", "(network-script 'network-route netdev=xenbr0')\n(vif-script vif-route)\n")]);

        Assert.Contains("bridge xenbr0 stays", Assert.Single(comparison.Pending).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_vif_waits_for_the_guest_to_be_started_again()
    {
        (string, string)[] changed = [Compared.Xend("network-bridge netdev=eth0 bridge=xenbr0"), Compared.Guest("web", "mac=00:16:3e:00:00:02,bridge=xenbr0")];

        var waiting = Compared.WhatIf("3.4", Usual, Named, changed);
        var rebooted = Compared.WhatIf("3.4", Usual, Named, changed, "reboot web");
        var again = Compared.WhatIf("3.4", Usual, Named, changed, "shutdown web", "start web");

        Assert.Equal("the new vifs of web have no effect while it runs, nor when it reboots", Assert.Single(waiting.Pending).Text);
        Assert.Equal("new/auto/web:3:9", waiting.Pending[0].Place?.ToString());
        Assert.DoesNotContain("~ MAC address of web/0: 00:16:3e:00:00:01 -> 00:16:3e:00:00:02", rebooted.Lines(), StringComparer.Ordinal);
        Assert.Contains("~ MAC address of web/0: 00:16:3e:00:00:01 -> 00:16:3e:00:00:02", again.Lines(), StringComparer.Ordinal);
        Assert.Empty(again.Pending);
    }

    [Fact]
    public void A_reboot_changes_id_and_names_and_says_by_which_step()
    {
        var comparison = Compared.WhatIf("3.4", Usual, Named, proposed: null, "reboot web");

        var id = Assert.Single(comparison.Changes, change => change.Text is "id of web: 1 -> 2");
        Assert.Equal((ChangeKind.Changed, ChangeGroup.Ids, "web", "reboot web"), (id.Kind, id.Group, id.Guest, id.Blame.Event));
        Assert.Contains("~ back end of web/0: vif1.0 -> vif2.0", comparison.Lines(), StringComparer.Ordinal);
        Assert.Equal("now/auto/web:1:1", id.Blame.Place?.ToString());
        Assert.Equal(ComparisonVerdict.Changes, comparison.Answer);
    }

    [Fact]
    public void Guests_that_come_and_go_are_told()
    {
        (string, string)[] other = [Compared.Xend("network-bridge netdev=eth0 bridge=xenbr0"), Compared.Guest("db", "bridge=xenbr0")];

        var comparison = Compared.WhatIf("3.4", Usual, Named, other);

        Assert.Contains("+ guest db is defined and does not run", comparison.Lines(), StringComparer.Ordinal);
        Assert.Equal("web is no longer defined and goes on running", Assert.Single(comparison.Pending).Text);
        Assert.Null(comparison.Pending[0].Descriptor);
    }

    [Fact]
    public void A_card_that_goes_while_another_answers_is_a_loss_of_its_address()
    {
        var comparison = Compared.WhatIf("3.4", TwoCards, [Compared.XendAlone], [Compared.Xend("network-bridge")]);

        Assert.Equal(ComparisonVerdict.Dom0PartlyLost, comparison.Answer);
        Assert.Equal("192.168.1.10", Assert.Single(comparison.Course.LostAddresses).ToString());
        Assert.Equal("ip addr flush dev eth0", comparison.Course.LostAddressesAt?.Effect.Command);
        Assert.Equal("10.0.0.10", Assert.Single(comparison.Playback.Steps[^1].OnlyAt).ToString());
    }

    [Fact]
    public void What_nobody_can_read_is_unknown_from_its_step_on_and_never_no_change()
    {
        var comparison = Compared.WhatIf("3.4", Usual, [Compared.XendAlone], [Compared.Xend("network-nowhere")]);

        Assert.Equal(ComparisonVerdict.Unknown, comparison.Answer);
        Assert.True(comparison.HasChanges);
        Assert.IsType<BecomeUnknown>(comparison.Course.UnknownFrom?.Effect);
        Assert.Contains("network-nowhere", comparison.Course.WhyUnknown, StringComparison.Ordinal);
        Assert.Empty(comparison.Alternatives);
    }

    [Fact]
    public void A_restart_that_finds_all_done_changes_nothing()
    {
        var comparison = Compared.WhatIf("4.1", Usual, Named, proposed: null);

        Assert.Equal(ComparisonVerdict.NoChange, comparison.Answer);
        Assert.Empty(comparison.Lines());
        Assert.Empty(comparison.Course.Outages);
    }

    [Fact]
    public void That_nobody_answers_while_the_host_boots_is_no_outage()
    {
        var comparison = Compared.WhatIf("3.4", Usual, [Compared.XendAlone], proposed: null, "host boot");

        Assert.Equal(ComparisonVerdict.NoChange, comparison.Answer);
        Assert.Null(comparison.Playback.Steps[0].Dom0Reachable);
        Assert.Equal(Verdict.Reachable, comparison.Playback.Steps[^1].Dom0Reachable);
    }

    [Fact]
    public void Steps_are_numbered_through_and_each_begins_where_the_last_one_ended()
    {
        var comparison = Compared.WhatIf("3.4", Usual, Named, proposed: null, "reboot web", "host boot");

        Assert.Equal(Enumerable.Range(1, comparison.Playback.Steps.Count), comparison.Playback.Steps.Select(step => step.Number));
        Assert.All(comparison.Playback.Steps.Zip(comparison.Playback.Steps.Skip(1)), pair => Assert.Same(pair.First.After, pair.Second.Before));
        Assert.Equal(comparison.Playback.End, comparison.Playback.Steps[^1].After);
    }

    [Fact]
    public void A_step_belongs_to_the_innermost_script_that_did_it()
    {
        (string, string) wrapper = ("scripts/network-two", "#!/bin/sh\ndir=$(dirname \"$0\")\n\"$dir/network-bridge\" \"$@\" netdev=eth0\n");

        var comparison = Compared.WhatIf("3.4", Usual, [Compared.XendAlone], [Compared.Xend("network-two"), wrapper]);

        var scripts = comparison.Playback.Steps.Select(step => step.Script?.CommandLine).OfType<string>().Distinct(StringComparer.Ordinal);
        Assert.Equal("/etc/xen/scripts/network-bridge start netdev=eth0", Assert.Single(scripts));
        Assert.Null(comparison.Playback.Steps[^1].Script);
    }
}
