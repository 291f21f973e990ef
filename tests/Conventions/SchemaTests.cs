using System.Text.Json;
using XenNetLint.Model.Workspaces;
using XenNetLint.Text;
using Xunit;

namespace XenNetLint.Conventions;

/// <summary>The published schema of xennetlint.json lists what the reader takes, and nothing else.</summary>
public sealed class SchemaTests
{
    [Theory]
    [InlineData("$.properties", """{ "wrong": 1 }""")]
    [InlineData("$defs.host.properties", """{ "hosts": { "alpha": { "wrong": 1 } } }""")]
    [InlineData("$defs.interface.properties", """{ "hosts": { "alpha": { "interfaces": [ { "name": "eth0", "wrong": 1 } ] } } }""")]
    public void The_schema_lists_the_members_that_the_reader_knows(string path, string wrong)
    {
        const string Marker = "known are ";
        ToolConfigReader.Read(SourceText.FromString("xennetlint.json", wrong), out var errors);

        var message = Assert.Single(errors).Message;
        var known = message[(message.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)..].Split(", ");
        Assert.Equal(known.Order(StringComparer.Ordinal), MembersAt(path).Where(name => name is not "$schema").Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void The_example_of_the_page_is_read_without_error()
    {
        var page = SourceTree.Read("docs/xennetlint-json.md");
        var start = page.IndexOf("```json\n", StringComparison.Ordinal) + "```json\n".Length;
        var example = page[start..page.IndexOf("```", start, StringComparison.Ordinal)];

        var hosts = ToolConfigReader.Read(SourceText.FromString("xennetlint.json", example), out var errors).Hosts;

        Assert.Empty(errors);
        var host = Assert.Single(hosts);
        Assert.Equal("alpha", host.Name);
        Assert.Equal(8, host.LoopbackPairs);
        Assert.Equal(3, host.Interfaces?.Count);
        Assert.Equal(1, host.Routes?.Count);
    }

    private static List<string> MembersAt(string path)
    {
        using var schema = JsonDocument.Parse(SourceTree.Read("docs/schemas/xennetlint.schema.json"));
        var at = schema.RootElement;
        foreach (var part in path.Split('.').Where(part => part is not "$"))
        {
            at = at.GetProperty(part);
        }

        return [.. at.EnumerateObject().Select(member => member.Name)];
    }
}
