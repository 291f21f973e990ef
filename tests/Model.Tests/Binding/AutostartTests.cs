using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;

namespace XenNetLint.Model.Tests.Binding;

/// <summary>What starts a domain and what ends it, as the files say: config-languages §6.1, §6.2, §6.4, §6.5.</summary>
public sealed class AutostartTests
{
    private const Toolstack Xm = Toolstack.Xend;
    private const Toolstack Xl = Toolstack.Xl;

    [Theory]
    [InlineData("auto/10-web", "10-web")]
    [InlineData("etc/xen/auto/web.bak", "web.bak")]
    [InlineData("web.cfg", null)]
    [InlineData("auto/sub/web", null)]
    [InlineData("automatic/web", null)]
    public void A_file_in_auto_is_started_by_the_boot_under_its_name(string path, string? name) =>
        Assert.Equal(name, Assert.Single(Host.Bind("3.4", Xm, (path, "name = 'web'\nvif = ['']\n")).Host.Domains).AutostartName);

    [Fact]
    public void A_link_in_auto_counts_as_the_file_to_which_it_leads()
    {
        var file = Host.File("alpha/web.cfg", "name = 'web'\nvif = ['']\n") with { AutostartLink = "10-web" };
        var host = Assert.Single(Workspace.Arrange([file], []).Hosts);

        Assert.Equal("10-web", Assert.Single(Model.Binding.NetworkBinder.Bind(host, Release.Get("3.4"), Xm).Host.Domains).AutostartName);
    }

    [Theory]
    [InlineData("'restart'", EndAction.Restart)]
    [InlineData("'coredump-restart'", EndAction.Restart)]
    [InlineData("'destroy'", EndAction.Destroy)]
    [InlineData("'preserve'", EndAction.Preserve)]
    [InlineData("'rename-restart'", EndAction.RenameRestart)]
    public void What_becomes_of_a_guest_is_what_its_file_says(string value, EndAction action)
    {
        var domain = Host.Domain("3.4", Xm, $"on_crash = {value}\nvif = ['']\n");

        Assert.Equal(Fact.Stated<EndAction?>(action), domain.OnCrash);
        Assert.Equal(Fact.Stated<EndAction?>(null), domain.OnReboot);
    }

    [Theory]
    [InlineData("on_reboot = 'sometimes'")]
    [InlineData("on_reboot = choose()")]
    [InlineData("on_reboot = 1")]
    public void What_nobody_can_read_leaves_it_unknown(string line) =>
        Assert.Contains("'on_reboot' says nothing that is known (alpha/web:1:", Host.Domain("3.4", Xm, $"{line}\nvif = ['']\n").OnReboot.Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("xend/domains/1b4e/config.sxp", "(domain (name web) (on_xend_start start))", true)]
    [InlineData("xend/domains/1b4e/config.sxp", "(domain (name web) (on_xend_start ignore))", false)]
    [InlineData("xend/domains/1b4e/config.sxp", "(domain (name web) (auto_power_on 1))", true)]
    [InlineData("xend/domains/1b4e/config.sxp", "(domain (name web))", false)]
    [InlineData("listing.sxp", "(domain (name web) (on_xend_start start))", false)]
    public void A_managed_domain_says_whether_xend_starts_it(string path, string text, bool isStarted) =>
        Assert.Equal(isStarted, Assert.Single(Host.Bind("3.4", Xm, (path, text)).Host.Domains).IsStartedByXend);

    [Theory]
    [InlineData("4.17", Xl, "1", true)]
    [InlineData("4.17", Xl, "0", false)]
    [InlineData("3.4", Xm, "1", false)]
    public void A_device_model_of_its_own_is_xls(string release, Toolstack toolstack, string value, bool has) =>
        Assert.Equal(has, Host.Domain(release, toolstack, $"device_model_stubdomain_override = {value}\nvif = ['']\n").HasStubDomain);

    [Theory]
    [InlineData("4.14", "random", true)]
    [InlineData("4.13", "random", false)]
    [InlineData("4.14", "sequential", false)]
    public void Ids_are_drawn_where_xl_conf_says_so(string release, string policy, bool draws) =>
        Assert.Equal(draws, Host.Bind(release, Xl, ("xl.conf", $"domid_policy=\"{policy}\"\n")).Host.DrawsDomainIds);
}
