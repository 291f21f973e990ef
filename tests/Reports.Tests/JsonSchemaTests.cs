using XenNetLint.Analysis;
using XenNetLint.Text;

namespace XenNetLint.Reports.Tests;

public sealed class JsonSchemaTests
{
    [Fact]
    public void Findings_fit_their_schema()
    {
        var full = Findings.At("vif = «x»").WithCallout("c").WithEffect("e").WithNote("n");
        full = full.WithFix(Findings.ReplaceBy(full, "\ud800", isSafe: false)).WithRelated(full.Location, "here");
        var result = Findings.Result(full, Findings.At("«»")) with
        {
            Statistics = new CheckStatistics([new FileCount("domain-config", 1)], [new LeftOutFile("a", "binary")]),
        };

        AssertFits("check", writer => JsonReport.Write(result, writer));
        AssertFits("check", writer => JsonReport.Write(Findings.Result(), writer));
    }

    [Theory]
    [InlineData("3.0.0")]
    [InlineData("3.0.4")]
    [InlineData("3.4")]
    [InlineData("4.1")]
    [InlineData("4.4")]
    public void Timelines_and_ids_fit_their_schemas(string release)
    {
        var result = SampleTimelines.Of(release, "reboot web", "shutdown db");

        AssertFits("simulate", writer => SimulateJson.Write(result, writer));
        AssertFits("domids", writer => DomidsJson.Write(result, writer));
    }

    [Fact]
    public void Rules_fit_their_schema()
    {
        AssertFits("rules", writer => RulesJson.Write(DescriptorCatalog.All, writer));
        AssertFits("rules", writer => RulesJson.Write(DescriptorCatalog.All, writer, id => id is "XNL1001" ? "# page" : null));
    }

    [Theory]
    [InlineData("""{ "schemaVersion": 1, "assumptions": [], "rules": [], "more": 1 }""", "$ has more, which the schema does not know")]
    [InlineData("""{ "schemaVersion": 2, "assumptions": [], "rules": [] }""", "$.schemaVersion is not 1")]
    [InlineData("""{ "schemaVersion": 1, "rules": [] }""", "$ has no assumptions")]
    [InlineData("""{ "schemaVersion": 1, "assumptions": [], "rules": {} }""", "$.rules is no array")]
    public void The_check_itself_finds_mistakes(string document, string error) => Assert.Contains(error, SchemaCheck.Errors("rules", document), StringComparer.Ordinal);

    [Fact]
    public void A_finding_has_the_members_that_the_product_page_lists()
    {
        var text = Findings.Written(writer => JsonReport.Write(Findings.Result(Findings.At("# 😀\n  «ab»").WithEffect("e")), writer));
        using var json = System.Text.Json.JsonDocument.Parse(text);
        var finding = json.RootElement.GetProperty("findings")[0];

        Assert.Equal(1, json.RootElement.GetProperty("schemaVersion").GetInt32());
        Assert.Equal("alpha", json.RootElement.GetProperty("assumptions")[0].GetProperty("host").GetString());
        Assert.Equal(
            ("XNL1001", "error", 2, 3, 2, 5, "e"),
            (finding.GetProperty("id").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32(), finding.GetProperty("endLine").GetInt32(), finding.GetProperty("endColumn").GetInt32(), finding.GetProperty("effect").GetString()));
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tree_of_a_hundred_thousand_lists_is_written_flat()
    {
        var tree = Syntax.SyntaxTree.ParseSxp(SourceText.FromString("deep", new string('(', 100_000)));

        Assert.InRange(Findings.Written(writer => SyntaxTreeJson.Write(tree, writer)).Length, 1, 100_000_000);
        Assert.InRange(Findings.Written(writer => SyntaxTreeText.Write(tree, writer, Palette.Plain)).Length, 1, 100_000_000);
    }

    private static void AssertFits(string schema, Action<TextWriter> write) => Assert.Empty(SchemaCheck.Errors(schema, Findings.Written(write)));
}
