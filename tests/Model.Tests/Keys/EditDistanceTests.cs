using XenNetLint.Model.Keys;

namespace XenNetLint.Model.Tests.Keys;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("bridge", "bridge", 0)]
    [InlineData("", "mac", 3)]
    [InlineData("brige", "bridge", 1)]
    [InlineData("bridgee", "bridge", 1)]
    [InlineData("bridgf", "bridge", 1)]
    [InlineData("birdge", "bridge", 1)]
    [InlineData("birdgee", "bridge", 2)]
    [InlineData("ip", "mac", 3)]
    public void Insertions_deletions_replacements_and_swaps_count_one_each(string left, string right, int distance)
    {
        Assert.Equal(distance, EditDistance.Between(left, right));
        Assert.Equal(distance, EditDistance.Between(right, left));
    }
}
