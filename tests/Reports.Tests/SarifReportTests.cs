using System.Text.Json;
using XenNetLint.Analysis;
using XenNetLint.Diagnostics;
using XenNetLint.Text;

namespace XenNetLint.Reports.Tests;

public sealed class SarifReportTests
{
    [Fact]
    public void The_log_has_what_the_standard_requires()
    {
        using var log = Log(Findings.At("vif = «x»"));
        var run = Assert.Single(log.RootElement.GetProperty("runs").EnumerateArray());
        var driver = run.GetProperty("tool").GetProperty("driver");

        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        Assert.Equal("xennetlint", driver.GetProperty("name").GetString());
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        Assert.All(driver.GetProperty("rules").EnumerateArray(), rule =>
        {
            Assert.Matches("^XNL[0-9]{4}$", rule.GetProperty("id").GetString());
            Assert.True(rule.GetProperty("shortDescription").GetProperty("text").GetString() is { Length: > 0 });
            Assert.True(rule.GetProperty("help").GetProperty("text").GetString() is { Length: > 0 });
            Assert.True(rule.GetProperty("defaultConfiguration").GetProperty("level").GetString() is "error" or "warning" or "note");
        });
    }

    [Fact]
    public void Every_result_points_at_the_rule_of_its_id()
    {
        var findings = DescriptorCatalog.All.Select(descriptor => descriptor.At(Findings.At("«x»").Location, "1", "2", "3", "4", "5")).ToArray();
        using var log = Log(findings);
        var run = log.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");

        Assert.Equal(findings.Length, run.GetProperty("results").GetArrayLength());
        Assert.All(run.GetProperty("results").EnumerateArray(), result =>
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
    }

    [Fact]
    public void Columns_count_UTF16_code_units()
    {
        using var log = Log(Findings.At("# 😀é«x»"));
        var region = Result(log).GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");

        Assert.Equal((1, 6, 1, 7), (region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32(), region.GetProperty("endLine").GetInt32(), region.GetProperty("endColumn").GetInt32()));
    }

    [Theory]
    [InlineData("hosts/alpha/web.cfg", "hosts/alpha/web.cfg")]
    [InlineData("my hosts/50%/a#b?.cfg", "my%20hosts/50%25/a%23b%3F.cfg")]
    [InlineData("c:d.cfg", "c%3Ad.cfg")]
    [InlineData("/etc/xen/wéb", "file:///etc/xen/w%C3%A9b")]
    [InlineData("../up", "../up")]
    public void A_path_is_a_percent_encoded_URI_reference(string path, string uri)
    {
        using var log = Log(Findings.At("«x»", path));
        var artifact = Result(log).GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation");

        Assert.Equal(uri, artifact.GetProperty("uri").GetString());
        Assert.True(Uri.IsWellFormedUriString(uri, UriKind.RelativeOrAbsolute));
    }

    [Theory]
    [InlineData(DiagnosticSeverity.Error, "error")]
    [InlineData(DiagnosticSeverity.Warning, "warning")]
    [InlineData(DiagnosticSeverity.Info, "note")]
    public void The_level_is_that_of_the_finding(DiagnosticSeverity severity, string level)
    {
        using var log = Log(Findings.At("«x»").LoweredTo(severity));

        Assert.Equal(level, Result(log).GetProperty("level").GetString());
    }

    [Fact]
    public void Fixes_and_related_places_are_kept()
    {
        var finding = Findings.At("a «b» c");
        finding = finding.WithFix(Findings.ReplaceBy(finding, "d", isSafe: true)).WithRelated(new Location(finding.Location.Source, new TextSpan(0, 1)), "first use");
        using var log = Log(finding);
        var change = Result(log).GetProperty("fixes")[0].GetProperty("artifactChanges")[0];
        var replacement = change.GetProperty("replacements")[0];
        var related = Result(log).GetProperty("relatedLocations")[0];

        Assert.Equal("hosts/alpha/web.cfg", change.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal((3, 4, "d"), (replacement.GetProperty("deletedRegion").GetProperty("startColumn").GetInt32(), replacement.GetProperty("deletedRegion").GetProperty("endColumn").GetInt32(), replacement.GetProperty("insertedContent").GetProperty("text").GetString()));
        Assert.Equal("first use", related.GetProperty("message").GetProperty("text").GetString());
    }

    [Fact]
    public void A_page_becomes_the_help_of_its_rule()
    {
        var text = Findings.Written(writer => SarifReport.Write(Findings.Result(), [Findings.Descriptor], id => "# " + id, writer));
        using var log = JsonDocument.Parse(text);

        Assert.Equal("# XNL1001", log.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules")[0].GetProperty("help").GetProperty("markdown").GetString());
    }

    private static JsonElement Result(JsonDocument log) => log.RootElement.GetProperty("runs")[0].GetProperty("results")[0];

    private static JsonDocument Log(params Diagnostic[] findings) =>
        JsonDocument.Parse(Findings.Written(writer => SarifReport.Write(Findings.Result(findings), DescriptorCatalog.All, _ => null, writer)));
}
