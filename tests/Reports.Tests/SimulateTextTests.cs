namespace XenNetLint.Reports.Tests;

public sealed class SimulateTextTests
{
    private static readonly string Text = Findings.Written(writer => SimulateText.Write(SampleTimelines.Of("3.4"), writer, Palette.Plain));

    [Fact]
    public void Every_event_has_a_number_and_an_outcome()
    {
        Assert.Contains("  1. host network: done\n", Text, StringComparison.Ordinal);
        Assert.Contains("  2. xend start: done\n", Text, StringComparison.Ordinal);
        Assert.Contains("  3. xend status: nothing (peth0 exists already; the init script asks, up to 10 times, until xend answers", Text, StringComparison.Ordinal);
        Assert.Contains("  5. start lost: failed (Device 0 (vif) could not be connected. Could not find bridge device nobridge)\n", Text, StringComparison.Ordinal);
        Assert.Contains("  7. start odd: unknown (", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_effect_is_told_in_words_and_as_command() =>
        Assert.Matches("     - bridge eth0 is made +# brctl addbr eth0\n|     - vif1.0 joins bridge eth0 +# brctl addif eth0 vif1.0\n", Text);

    [Fact]
    public void The_final_state_looks_as_the_tools_show_it()
    {
        Assert.Matches("  bridge name  STP enabled  interfaces\n  eth0         no           db0\n +peth0\n +vif1.0\n +vif3.1\n", Text);
        Assert.Contains("      inet 192.168.1.10/24 brd 192.168.1.255\n", Text, StringComparison.Ordinal);
        Assert.Contains("    default via 192.168.1.1 dev eth0\n", Text, StringComparison.Ordinal);
        Assert.Matches("  web +1 +running +0 +vif1.0 +eth0 +00:16:3e:00:00:01\n", Text);
    }

    [Fact]
    public void No_line_ends_in_blanks() => Assert.DoesNotContain(" \n", Text, StringComparison.Ordinal);
}
