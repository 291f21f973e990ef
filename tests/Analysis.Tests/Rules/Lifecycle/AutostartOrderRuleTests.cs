using XenNetLint.Analysis.Rules.Lifecycle;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Lifecycle;

public sealed class AutostartOrderRuleTests
{
    private static string Guest(string name) => $"name = '{name}'\nvif = ['mac=00:16:3e:00:00:01']\n";

    [Fact]
    public void A_lower_number_that_sorts_behind_is_reported() => RuleTest.Of<AutostartOrderRule>()
        .OnBridgedHost()
        .Domain("auto/10-web", Guest("web"))
        .Domain("auto/20-mail", Guest("mail"))
        .Domain("auto/9-dns", "{|XNL4012:|}" + Guest("dns"))
        .Reports("'9-dns' starts after '20-mail', although its number is lower")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithEffect("guests that need it are started before it, and domain ids follow the order")
        .WithNote("names are sorted as text: give all numbers the same length, as in '09-' and '10-'")
        .HasNoFix();

    [Fact]
    public void A_link_is_started_under_its_own_name() => RuleTest.Of<AutostartOrderRule>()
        .OnBridgedHost()
        .LinkedDomain("web.cfg", "10-web", Guest("web"))
        .LinkedDomain("dns.cfg", "9-dns", "{|XNL4012:|}" + Guest("dns"))
        .Reports("'9-dns' starts after '10-web', although its number is lower");

    [Theory]
    [InlineData("auto/09-dns", "auto/10-web", "numbers of one length sort as numbers")]
    [InlineData("auto/dns", "auto/10-web", "a name without number is not meant to be counted")]
    [InlineData("9-dns", "10-web", "outside auto/ there is no order")]
    [InlineData("auto/9", "auto/10", "a name that is a number alone is a name")]
    public void Others_are_silent(string first, string second, string why) => RuleTest.Of<AutostartOrderRule>()
        .OnBridgedHost()
        .Domain(first, Guest("dns"))
        .Domain(second, Guest("web"))
        .IsSilent(why);

    [Fact]
    public void Numbers_of_any_length_are_compared() => RuleTest.Of<AutostartOrderRule>()
        .OnBridgedHost()
        .Domain("auto/100000000000000000000-web", Guest("web"))
        .Domain("auto/99-dns", "{|XNL4012:|}" + Guest("dns"))
        .Reports("'99-dns' starts after '100000000000000000000-web', although its number is lower");
}
