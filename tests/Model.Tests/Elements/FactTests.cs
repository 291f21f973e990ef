using XenNetLint.Model.Elements;

namespace XenNetLint.Model.Tests.Elements;

public sealed class FactTests
{
    [Fact]
    public void Unknown_fact_has_a_reason_and_no_value()
    {
        var fact = Fact.Unknown<int>("nobody says");

        Assert.False(fact.TryGet(out _));
        Assert.Equal("nobody says", fact.Reason);
        Assert.Equal(7, fact.OrElse(7));
    }

    [Fact]
    public void Assumed_fact_has_both()
    {
        var fact = Fact.Assumed(3, "the default");

        Assert.True(fact.TryGet(out var value));
        Assert.Equal((3, "the default", false), (value, fact.Reason, fact.IsStated));
    }

    [Fact]
    public void Known_null_is_not_unknown()
    {
        var fact = Fact.Stated<string?>(null);

        Assert.True(fact.IsKnown);
        Assert.Null(fact.OrElse("other"));
    }

    [Fact]
    public void Mapping_keeps_kind_and_reason()
    {
        Assert.Equal(Fact.Assumed("3", "the default"), Fact.Assumed(3, "the default").Map(value => $"{value}"));
        Assert.Equal(Fact.Unknown<string>("why"), Fact.Unknown<int>("why").Map(value => $"{value}"));
    }

    [Fact]
    public void A_fact_that_nobody_made_is_unknown() => Assert.False(default(Fact<int>).IsKnown);
}
