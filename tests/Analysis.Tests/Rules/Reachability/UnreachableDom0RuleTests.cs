using XenNetLint.Analysis.Rules.Reachability;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Reachability;

public sealed class UnreachableDom0RuleTests
{
    [Fact]
    public void A_start_that_leaves_the_bridge_down_is_reported() => RuleTest.Of<UnreachableDom0Rule>().Xen("3.2")
        .XendConfig("(network-script {|XNL5002:'network-bridge bridge=xenbr0'|})\n")
        .Reports("dom0 of host alpha cannot be reached any more after 'xend start'")
        .WithSeverity(DiagnosticSeverity.Error)
        .WithCallout("succeeds, and leaves dom0 without a way out")
        .WithEffect("whoever administers the host over the network is locked out")
        .HasNoFix();

    [Fact]
    public void A_failing_start_is_reported_with_its_status() => RuleTest.Of<UnreachableDom0Rule>().Xen("3.4")
        .Facts("""{ "hosts": { "alpha": { "interfaces": [ { "name": "enx001122334455", "addresses": [ "192.168.1.10/24" ] } ], "routes": [ "default via 192.168.1.1 dev enx001122334455" ] } } }""")
        .XendConfig("(network-script {|XNL5002:network-bridge|})\n")
        .Reports("dom0 of host alpha cannot be reached any more after 'xend start'")
        .WithCallout("ends with exit status 255 and leaves what it did");

    [Fact]
    public void The_line_of_a_script_that_does_it_is_marked() => RuleTest.Of<UnreachableDom0Rule>().Xen("3.4")
        .XendConfig("(network-script network-custom)\n")
        .Script("network-custom", """
            #!/bin/sh
            "$(dirname "$0")/network-bridge" "$@"
            {|XNL5002:ip addr flush dev eth0|}
            echo done

            """)
        .Reports("dom0 of host alpha cannot be reached any more after 'xend start'");

    [Theory]
    [InlineData("3.4", "network-bridge", "dom0 keeps its network")]
    [InlineData("3.4", "network-unknown", "what the script does is unknown")]
    public void Others_are_silent(string release, string script, string why) => RuleTest.Of<UnreachableDom0Rule>().Xen(release)
        .XendConfig($"(network-script {script})\n")
        .IsSilent(why);

    [Fact]
    public void A_host_without_address_was_never_reachable() => RuleTest.Of<UnreachableDom0Rule>().Xen("3.2")
        .Facts("""{ "hosts": { "alpha": { "interfaces": [ { "name": "eth0" } ] } } }""")
        .XendConfig("(network-script network-bridge)\n")
        .IsSilent("there is nothing to lose");
}
