using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Text;

namespace XenNetLint.Reports.Tests;

public sealed class TextReportTests
{
    [Fact]
    public void A_finding_shows_its_line_consequence_and_cure()
    {
        var finding = Findings.At("# web\nvif = [ 'mac=00:16:3e:00:00:0a,«bridge=xenbr1»' ]\n")
            .WithCallout("vif-bridge of Xen 3.4 stops")
            .WithEffect("web does not start")
            .WithNote("the only bridge then is 'eth0'");
        finding = finding.WithFix(Findings.ReplaceBy(finding, "bridge=eth0", isSafe: false))
            .WithRelated(new Location(SourceText.FromString("hosts/alpha/xend-config.sxp", "\n(x)"), new TextSpan(2, 1)), "this makes the bridge");

        Assert.Equal(
            """
            error[XNL1001]: bridge 'xenbr1' does not exist
             --> hosts/alpha/web.cfg:2:32
              |
            2 | vif = [ 'mac=00:16:3e:00:00:0a,bridge=xenbr1' ]
              |                                ^^^^^^^^^^^^^ vif-bridge of Xen 3.4 stops
              = effect: web does not start
              = note: the only bridge then is 'eth0'
              = see: hosts/alpha/xend-config.sxp:2:2: this makes the bridge
              = fix (unsafe): replace it by 'bridge=eth0'          docs: xennetlint explain XNL1001

            """.ReplaceLineEndings("\n"),
            Shown(finding));
    }

    [Fact]
    public void A_finding_without_fix_still_names_its_page() =>
        Assert.EndsWith("  = docs: xennetlint explain XNL1001\n", Shown(Findings.At("«x»")), StringComparison.Ordinal);

    [Fact]
    public void Carets_stand_below_their_text_behind_tabulators() =>
        AssertExcerpt("vif\t= [\t«'x»' ]", "1 | vif     = [     'x' ]", "  |                 ^^");

    [Fact]
    public void A_tabulator_inside_the_span_is_underlined_to_its_stop() =>
        AssertExcerpt("ab«\tc»", "1 | ab      c", "  |   ^^^^^^^");

    [Fact]
    public void Carets_count_the_columns_of_wide_and_of_combining_characters() =>
        AssertExcerpt("name = '東京e\u0301' «x»", "1 | name = '東京e\u0301' x", "  |                ^");

    [Fact]
    public void A_character_outside_the_basic_plane_is_one_wide_caret_pair() =>
        AssertExcerpt("«😀»x", "1 | 😀x", "  | ^^");

    [Fact]
    public void An_empty_span_has_one_caret() => AssertExcerpt("vif = «»", "1 | vif = ", "  |       ^");

    [Fact]
    public void Control_characters_are_shown_and_not_sent_to_the_terminal() =>
        AssertExcerpt("a\u001b[31m«b»", "1 | a\u241b[31mb", "  |       ^");

    [Fact]
    public void A_carriage_return_of_the_line_end_is_not_shown() => AssertExcerpt("«vif»\r\nx\r\n", "1 | vif", "  | ^^^");

    [Fact]
    public void Each_line_of_a_short_span_is_underlined_from_its_text_on()
    {
        var lines = Findings.Lines(Shown(Findings.At("x = «[\n  'a',\n]»\n").WithCallout("a list")));

        Assert.Equal(
            ["  |", "1 | x = [", "  |     ^", "2 |   'a',", "  |   ^^^^", "3 | ]", "  | ^ a list"],
            lines.Skip(2).Take(7),
            StringComparer.Ordinal);
    }

    [Fact]
    public void The_middle_of_a_long_span_is_left_out()
    {
        var lines = Findings.Lines(Shown(Findings.At("«1\n2\n3\n4\n5\n6\n7\n8\n9\nten» x\n")));

        Assert.Equal(
            ["   |", " 1 | 1", "   | ^", " 2 | 2", "   | ^", "...", "10 | ten x", "   | ^^^"],
            lines.Skip(2).Take(8),
            StringComparer.Ordinal);
    }

    [Fact]
    public void A_long_line_is_cut_around_the_span()
    {
        var lines = Findings.Lines(Shown(Findings.At(new string('a', 300) + "«bad»" + new string('c', 300))));
        var source = lines[3];
        var carets = lines[4];

        Assert.InRange(source.Length, 60, 150);
        Assert.Equal("1 | …", source[..5]);
        Assert.EndsWith("c…", source, StringComparison.Ordinal);
        Assert.Equal(source.IndexOf("bad", StringComparison.Ordinal), carets.IndexOf("^^^", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_of_megabytes_is_looked_at_only_around_the_span()
    {
        var lines = Findings.Lines(Shown(Findings.At(string.Concat(Enumerable.Repeat("😀", 1_000_000)) + "«bad»" + new string('c', 1_000_000))));

        Assert.InRange(lines[3].Length, 60, 250);
        Assert.Contains("bad", lines[3], StringComparison.Ordinal);
        Assert.EndsWith("^^^", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_text_has_no_excerpt()
    {
        var finding = Findings.Descriptor.At(new Location(SourceText.FromString("x", ""), new TextSpan(0, 0)), "b");

        Assert.DoesNotContain('|', Shown(finding));
    }

    [Fact]
    public void The_same_assumption_about_many_hosts_is_said_once()
    {
        var result = Findings.Result() with
        {
            Assumptions = [.. Enumerable.Range(1, 6).Select(number => new Assumption($"h{number}", "xen", "3.4", "the default"))],
        };

        Assert.Contains("  h1, h2, h3 and 3 other hosts: xen 3.4 (the default)\n", Report(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "1 error, 1 warning and 1 remark in 2 files of 1 host")]
    [InlineData(true, "  = docs: xennetlint explain XNL1001")]
    public void The_last_line_counts_unless_only_findings_are_wanted(bool isQuiet, string last)
    {
        var error = Findings.At("«a»");
        var result = Findings.Result(error, error.LoweredTo(DiagnosticSeverity.Warning), error.LoweredTo(DiagnosticSeverity.Info));

        Assert.Equal(last, Findings.Lines(Findings.Written(writer => TextReport.Write(result, writer, Palette.Plain, isQuiet)))[^1]);
    }

    [Fact]
    public void Nothing_found_is_said() => Assert.EndsWith("nothing found in 2 files of 1 host\n", Report(Findings.Result()), StringComparison.Ordinal);

    [Fact]
    public void Colour_changes_no_character_of_the_text()
    {
        var result = Findings.Result(Findings.At("vif = «x»").WithCallout("here"));
        var colored = Findings.Written(writer => TextReport.Write(result, writer, Palette.Colored));

        Assert.Contains("\e[1;31merror[XNL1001]\e[0m", colored, StringComparison.Ordinal);
        Assert.Equal(Report(result), System.Text.RegularExpressions.Regex.Replace(colored, "\e\\[[0-9;]*m", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    private static string Report(CheckResult result) => Findings.Written(writer => TextReport.Write(result, writer, Palette.Plain));

    private static string Shown(Diagnostic finding) => Findings.Written(writer => TextReport.WriteFinding(finding, writer, Palette.Plain));

    private static void AssertExcerpt(string marked, string line, string carets)
    {
        var lines = Findings.Lines(Shown(Findings.At(marked)));

        Assert.Equal((line, carets), (lines[3], lines[4]));
    }
}
