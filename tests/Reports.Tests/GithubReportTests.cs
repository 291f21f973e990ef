using XenNetLint.Diagnostics;

namespace XenNetLint.Reports.Tests;

public sealed class GithubReportTests
{
    [Fact]
    public void A_finding_is_a_workflow_command() => Assert.Equal(
        "::error file=hosts/alpha/web.cfg,line=1,endLine=1,col=7,endColumn=8,title=XNL1001 Missing bridge::bridge 'xenbr1' does not exist\n",
        Written(Findings.At("vif = «x»")));

    [Fact]
    public void Columns_are_left_out_where_the_span_has_several_lines() => Assert.Equal(
        "::error file=hosts/alpha/web.cfg,line=1,endLine=2,title=XNL1001 Missing bridge::bridge 'xenbr1' does not exist\n",
        Written(Findings.At("«a\nb»")));

    [Fact]
    public void Properties_and_message_are_escaped() => Assert.Equal(
        "::warning file=50%25%3A a%2Cb%0Ac,line=1,endLine=1,col=1,endColumn=2,title=XNL1001 Missing bridge::bridge 'xenbr1' does not exist%0AEffect: 100%25, a:b%0D\n",
        Written(Findings.At("«x»", "50%: a,b\nc").WithEffect("100%, a:b\r").LoweredTo(DiagnosticSeverity.Warning)));

    [Fact]
    public void A_remark_is_a_notice() => Assert.StartsWith("::notice ", Written(Findings.At("«x»").LoweredTo(DiagnosticSeverity.Info)), StringComparison.Ordinal);

    private static string Written(Diagnostic finding) => Findings.Written(writer => GithubReport.Write(Findings.Result(finding), writer));
}
