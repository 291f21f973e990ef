namespace XenNetLint.Reports.Tests;

public sealed class DomidsTextTests
{
    [Fact]
    public void Ids_names_and_what_would_change_them_are_said() => Assert.Equal(
        """
        host alpha, xm of Xen 3.4
          id  domain  vif  backend  bridge  mac                file
          1   web     0    vif1.0   eth0    00:16:3e:00:00:01  alpha/auto/10-web
          3   db      0    db0      eth0    drawn              alpha/auto/30-db
                      1    vif3.1   eth0    drawn
          4   odd          no vif                              alpha/auto/40-odd
          -   lost         -                                   alpha/auto/20-lost
          lost has no id: Device 0 (vif) could not be connected. Could not find bridge device nobridge
          id 2 is used up by lost: its start failed: Device 0 (vif) could not be connected. Could not find bridge device nobridge
          the next domain gets id 5
          = note: ids are given out in the order of the starts; another order gives other ids
          = note: the boot starts the files of auto/ by the bytes of their names, 10-web first: a new or renamed file that sorts before 40-odd gives 40-odd the next higher id
          = note: a start that fails behind its id uses it up, and the others keep theirs; one that fails before (bad file, name in use) lets those behind it move down by one
          = note: a shutdown of the host in good order saves the running guests, unless xendomains is told otherwise: the next boot restores them first, in the order of their names, and they get the low ids
          = note: the failed start of lost used up id 2; each further try uses up another one
          = note: a reboot, or a shutdown and a start, gives a new id: web would change from 1 to 5, vif1.0 to vif5.0
          = note: so would any other guest: whichever reboots first gets 5
          = note: db0 of db is a name of its own (vifname=) and stays whatever the id is
          = note: after a host boot the ids begin again at 1


        """.ReplaceLineEndings("\n"),
        Text("3.4"));

    [Fact]
    public void A_reboot_uses_up_the_old_id()
    {
        var text = Text("3.4", "reboot web");

        Assert.Contains("  5   web     0    vif5.0", text, StringComparison.Ordinal);
        Assert.Contains("  id 1 is used up by web: it has ended since\n", text, StringComparison.Ordinal);
    }

    private static string Text(string release, params string[] events) =>
        Findings.Written(writer => DomidsText.Write(SampleTimelines.Of(release, events) with { Assumptions = [] }, writer, Palette.Plain));
}
