using FsCheck;
using FsCheck.Fluent;
using XenNetLint.Model.Elements;
using XenNetLint.Testing;

namespace XenNetLint.Model.Tests.Binding;

public sealed class NetworkBinderLaws
{
    private static readonly string[] Options =
        ["mac=00:16:3e:00:00:01", "bridge=br0", "ip=10.0.0.1 10.0.0.2", "vifname=web", "script=vif-route", "type=ioemu", "backend=2", "rate=10Mb/s"];

    private static Arbitrary<string[]> Orders { get; } = Arb.From(Gen.Shuffle(Options));

    [Fact]
    public void The_order_of_distinct_keys_makes_no_difference() => Law.Holds(Orders, order =>
        Bind("3.4", Toolstack.Xend, order) == Bind("3.4", Toolstack.Xend, Options) && Bind("4.17", Toolstack.Xl, order) == Bind("4.17", Toolstack.Xl, Options));

    private static Vif Bind(string release, Toolstack toolstack, string[] options) =>
        Assert.Single(Host.Vifs(release, toolstack, $"vif = ['{string.Join(',', options)}']\n"));
}
