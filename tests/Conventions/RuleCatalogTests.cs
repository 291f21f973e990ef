using XenNetLint.Analysis;
using XenNetLint.Testing;
using Xunit;

namespace XenNetLint.Conventions;

public sealed class RuleCatalogTests
{
    public static TheoryData<string> RuleNames => [.. RuleCatalog.BuiltIn.Select(rule => rule.GetType().Name)];

    [Fact]
    public void The_catalog_lists_every_rule_that_reflection_finds()
    {
        var found = typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract).Select(type => type.Name);

        Assert.Equal(found.Order(StringComparer.Ordinal), RuleCatalog.BuiltIn.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_catalog_is_sorted_by_id()
    {
        Assert.Equal(RuleCatalog.BuiltIn.Select(rule => rule.Describes.Id).Order(StringComparer.Ordinal), RuleCatalog.BuiltIn.Select(rule => rule.Describes.Id), StringComparer.Ordinal);
    }

    [Fact]
    public void Superseded_ids_exist()
    {
        var known = DescriptorCatalog.All.Select(descriptor => descriptor.Id).ToHashSet(StringComparer.Ordinal);

        Assert.All(RuleCatalog.BuiltIn.SelectMany(rule => rule.Supersedes), id => Assert.Contains(id, known));
    }

    [Fact]
    public void A_rule_that_stands_in_a_category_of_files_reports_that_category()
    {
        Assert.All(RuleCatalog.BuiltIn, rule => Assert.Equal($"XenNetLint.Analysis.Rules.{rule.Describes.Category}", rule.GetType().Namespace));
    }

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void A_rule_holds_no_state(string name)
    {
        var rule = RuleCatalog.BuiltIn.Single(rule => string.Equals(rule.GetType().Name, name, StringComparison.Ordinal));

        Assert.Empty(rule.GetType().GetFields(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic));
    }

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void A_rule_has_a_file_and_a_test_class_at_the_same_place(string name)
    {
        var rule = RuleCatalog.BuiltIn.Single(rule => string.Equals(rule.GetType().Name, name, StringComparison.Ordinal));

        Assert.EndsWith("Rule", name, StringComparison.Ordinal);
        Assert.True(File.Exists(Repository.PathOf($"src/Analysis/Rules/{rule.Describes.Category}/{name}.cs")), $"{name}.cs is not in the folder of its category.");
        Assert.True(
            File.Exists(Repository.PathOf($"tests/Analysis.Tests/Rules/{rule.Describes.Category}/{name}Tests.cs")),
            $"{name} has no test class tests/Analysis.Tests/Rules/{rule.Describes.Category}/{name}Tests.cs.");
    }
}
