namespace XenNetLint.Reports.Tests;

public sealed class ConciseReportTests
{
    [Fact]
    public void A_finding_is_one_line() => Assert.Equal(
        "hosts/alpha/web.cfg:2:3: error: XNL1001 bridge 'xenbr1' does not exist\n",
        Findings.Written(writer => ConciseReport.Write(Findings.Result(Findings.At("\n  «x»")), writer, Palette.Plain)));

    [Fact]
    public void A_line_end_in_a_name_does_not_end_the_line() => Assert.Equal(
        "a\u240ab:1:1: error: XNL1001 bridge 'xenbr1' does not exist\n",
        Findings.Written(writer => ConciseReport.Write(Findings.Result(Findings.At("«x»", "a\nb")), writer, Palette.Plain)));
}
