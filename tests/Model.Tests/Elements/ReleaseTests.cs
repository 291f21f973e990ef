using XenNetLint.Model.Elements;

namespace XenNetLint.Model.Tests.Elements;

public sealed class ReleaseTests
{
    // Source: host-scripts §0.2.
    [Theory]
    [InlineData("3.0.0", Era.A0)]
    [InlineData("3.0.2", Era.A1)]
    [InlineData("3.0.3", Era.A2)]
    [InlineData("3.0.4", Era.A2)]
    [InlineData("3.1", Era.B)]
    [InlineData("3.2", Era.C)]
    [InlineData("3.3", Era.C)]
    [InlineData("3.4", Era.D)]
    [InlineData("4.0.1", Era.E)]
    [InlineData("4.1.4", Era.F)]
    [InlineData("4.2", Era.G)]
    [InlineData("4.4", Era.G)]
    [InlineData("4.5", Era.H)]
    [InlineData("4.22", Era.H)]
    public void Release_belongs_to_its_era(string text, Era era) => Assert.Equal(era, Release.Get(text).Era);

    [Theory]
    [InlineData("4.1.0", "4.1", true, "the first of a series has no point number")]
    [InlineData("4.0.0", "4.0", true, "the same")]
    [InlineData("4.1.3", "4.1", false, "nearest known below")]
    [InlineData("4.1.6", "4.1.4", false, "nearest known below")]
    [InlineData("3.0.1", "3.0.0", false, "nearest known below")]
    [InlineData("3.4.2", "3.4", false, "nearest known below")]
    [InlineData("4.17-debian", "4.17-debian", true, "packaging is kept")]
    public void Point_release_counts_as_the_nearest_known_below(string asked, string expected, bool isExact, string why)
    {
        Assert.True(Release.TryParse(asked, out var release, out var exact), why);

        Assert.Equal((expected, isExact), (release.ToString(), exact));
    }

    [Theory]
    [InlineData("2.0.7", "before the first")]
    [InlineData("4.23", "after the newest")]
    [InlineData("5.0", "after the newest")]
    [InlineData("4", "no series")]
    [InlineData("4.x", "no number")]
    [InlineData("4.1.2.3", "too many numbers")]
    [InlineData("", "empty")]
    [InlineData("-debian", "no number")]
    [InlineData("4.99999999999", "a number without end")]
    public void What_is_no_release_is_refused(string text, string why) => Assert.False(Release.TryParse(text, out _, out _), why);

    [Fact]
    public void Known_releases_are_sorted_and_print_as_they_are_asked_for()
    {
        Assert.Equal(Release.Known.Order(), Release.Known);
        Assert.All(Release.Known, release => Assert.Equal(release, Release.Get(release.ToString())));
    }

    [Theory]
    [InlineData("3.4", true, false)]
    [InlineData("4.0", true, false)]
    [InlineData("4.1", true, true)]
    [InlineData("4.4", true, true)]
    [InlineData("4.5", false, true)]
    public void Toolstacks_live_where_the_reference_says(string text, bool hasXend, bool hasXl) =>
        Assert.Equal((hasXend, hasXl), (Release.Get(text).HasXend, Release.Get(text).HasXl));
}
