namespace XenNetLint.Reports.Tests;

public sealed class ComparisonReportTests
{
    private const string Named = "network-bridge netdev=eth0 bridge=xenbr0";

    private static readonly ComparisonResult Lost = SampleComparisons.WhatIf(Named, "network-bridge bridge=xenbr0", "xend restart");

    [Fact]
    public void Text_begins_with_the_answer_and_its_cause_and_ends_with_the_counts()
    {
        var text = Text(Lost, isQuiet: true);

        Assert.StartsWith(
            """
            host now, xm of Xen 3.4
            you lose dom0 at step 5 (ip link set dev xenbr0 down) of 'xend restart' and never get it back
              because of /srv/new/xend-config.sxp:1:17 'network-bridge bridge=xenbr0'
              guests affected: web|`1`
              do one of these instead (each was played here)

            """.ReplaceLineEndings("\n"),
            text,
            StringComparison.Ordinal);
        Assert.Matches("\n[0-9]+ gained, [0-9]+ lost, [0-9]+ changed\n\n$", text);
    }

    [Fact]
    public void Every_step_shows_dom0_after_it()
    {
        var text = Text(Lost);

        Assert.Matches("\n       4  reachable    tmpbridge gets the address 192.168.1.10/24 +# ip addr add", text);
        Assert.Matches("\n       5  UNREACHABLE  xenbr0 is brought down +# ip link set dev xenbr0 down\n", text);
        Assert.Contains("    stdout: Waiting for pxenbr0 to negotiate link.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_has_sign_step_event_and_place() =>
        Assert.Matches(@"\n    - default route via 192.168.1.1 dev xenbr0 +step 5, xend restart  /srv/new/xend-config.sxp:1:17", Text(Lost));

    [Fact]
    public void An_interruption_is_told_as_such() => Assert.Contains(
        "\ndom0 is unreachable from step ",
        Text(SampleComparisons.WhatIf("network-route netdev=eth0", Named, "xend restart")),
        StringComparison.Ordinal);

    [Fact]
    public void No_line_ends_in_blanks()
    {
        Assert.DoesNotContain(" \n", Text(Lost), StringComparison.Ordinal);
        Assert.DoesNotContain(" \n", Markdown(Lost), StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_has_the_answer_as_its_heading_and_tells_no_absolute_path_of_the_files()
    {
        var markdown = Markdown(Lost);

        Assert.StartsWith("### ❌ now: you lose dom0 at step 5 (ip link set dev xenbr0 down) of 'xend restart' and never get it back\n", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("/srv/", markdown, StringComparison.Ordinal);
        Assert.Contains("`xend-config.sxp:1:17` `'network-bridge bridge=xenbr0'`", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_guests_break_no_table_of_Markdown()
    {
        var markdown = Markdown(SampleComparisons.WhatIf(Named, Named, "reboot web|`1`"));

        Assert.Contains(@"id of web\|\`1\`: 1 -> 2", markdown, StringComparison.Ordinal);
        Assert.All(
            markdown.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)),
            row => Assert.Equal(5, row.Replace(@"\|", "", StringComparison.Ordinal).Count(character => character == '|')));
    }

    [Theory]
    [InlineData("a|b", @"`a\|b`")]
    [InlineData("a`b", "`` a`b ``")]
    public void Code_of_Markdown_holds_any_text(string text, string code) => Assert.Equal(code, ComparisonMarkdown.Code(text));

    [Fact]
    public void Answers_fit_their_schemas()
    {
        AssertFits("whatif", Lost);
        AssertFits("whatif", SampleComparisons.WhatIf(Named, "network-bridge netdev=eth0 bridge=lan0", "xend restart"));
        AssertFits("whatif", SampleComparisons.WhatIf(Named, Named, "host boot", "shutdown web|`1`"));
        AssertFits("whatif", SampleComparisons.WhatIf(Named, "network-nowhere", "xend restart"));
        AssertFits("diff", SampleComparisons.Diff(Named, "network-bridge netdev=eth0 bridge=lan0"));
    }

    private static void AssertFits(string schema, ComparisonResult result) =>
        Assert.Empty(SchemaCheck.Errors(schema, Findings.Written(writer => ComparisonJson.Write(result, writer))));

    private static string Text(ComparisonResult result, bool isQuiet = false) => Findings.Written(writer => ComparisonText.Write(result, writer, Palette.Plain, isQuiet));

    private static string Markdown(ComparisonResult result) => Findings.Written(writer => ComparisonMarkdown.Write(result, writer));
}
