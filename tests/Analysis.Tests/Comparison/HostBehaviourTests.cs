using XenNetLint.Analysis.Comparison;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;

namespace XenNetLint.Analysis.Tests.Comparison;

public sealed class HostBehaviourTests
{
    private static readonly HostBehaviour Present = Compared.Behaviour(
        Compared.Files("now", "\"xen\": \"3.4\"", Compared.XendAlone, Compared.Guest("web", "bridge=a"), Compared.Guest("db", "bridge=a")), "3.4");

    [Fact]
    public void A_file_at_the_same_place_below_the_host_defines_the_same_domain()
    {
        var proposed = InPlace(Compared.Guest("web", "bridge=b"));

        var domain = Assert.Single(proposed.Host.Domains);
        Assert.Equal(new DomainId("now/auto/web"), domain.Id);
        Assert.Equal(domain.Id, Assert.Single(domain.Vifs.OrElse([])).Id.Domain);
        Assert.Equal("new/auto/web:3:9", proposed.PlaceOf(new VifId(domain.Id, 0), Aspect.Whole)?.ToString());
    }

    [Fact]
    public void A_file_that_moved_is_known_by_the_name_of_its_domain()
    {
        var proposed = InPlace(("guests/w.cfg", "name = 'web'\nkernel = '/boot/x'\nvif = ['bridge=a']\n"));

        Assert.Equal(new DomainId("now/auto/web"), Assert.Single(proposed.Host.Domains).Id);
        Assert.Equal("new/guests/w.cfg:1:1", proposed.PlaceOf(new DomainId("now/auto/web"))?.ToString());
    }

    [Fact]
    public void A_new_domain_takes_a_place_beside_the_present_ones()
    {
        var proposed = InPlace(Compared.Guest("web", "bridge=a"), Compared.Guest("mail", "bridge=a"));

        Assert.Equal(["now/auto/mail", "now/auto/web"], proposed.Host.Domains.Select(domain => domain.Id.Text), StringComparer.Ordinal);
    }

    private static HostBehaviour InPlace(params (string Name, string Text)[] files) =>
        HostBehaviour.InPlaceOf(Present, NetworkBinder.Bind(Compared.Files("new", "\"xen\": \"3.4\"", [Compared.XendAlone, .. files]), Release.Get("3.4"), Toolstack.Xend));
}
