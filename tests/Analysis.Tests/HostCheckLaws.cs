using FsCheck;
using FsCheck.Fluent;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Testing;
using XenNetLint.Testing.Generators;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Tests;

/// <summary>What holds for any files whatever: checking ends, crashes nowhere and points into the files.</summary>
public sealed class HostCheckLaws
{
    private static readonly string[] Domains =
    [
        .. SyntaxTexts.Cfg,
        "name = 'web'\nkernel = '/boot/vmlinuz'\nvif = [ 'mac=00:16:3e:00:00:01,bridge=xenbr0', 'ip=10.0.0.5 10.0.0.6, vifname=web' ]\n",
        "name = 'db'\nnics = 3\nvif = [ '', 'mac=fe:ff:ff:ff:ff:ff;bridge=eth0', 'type=ioemu,script=vif-route,ip=192.168.1.50' ]\n",
        "(vm (name x) (device (vif (bridge br0) (mac 00:16:3e:01:02:03))) (device (vif)))\n",
    ];

    private static readonly string[] Configurations =
    [
        .. SyntaxTexts.Sxp,
        "(network-script 'network-bridge netdev=eth0 bridge=xenbr0 antispoof=yes')\n(vif-script vif-route)\n",
        "(network-script network-custom)\n",
        "(network-script 'network-route netdev=eth0')(vif-script vif-bridge)",
    ];

    [Fact]
    public void Any_host_is_checked_without_a_crash_under_every_candidate() => Law.Holds(Hosts, host =>
    {
        var findings = Check(host, new AnalysisSettings()).Findings;
        return findings.All(finding => !ReferenceEquals(finding.Descriptor, ToolDescriptors.RuleCrashed) && Fits(finding));
    });

    [Fact]
    public void Every_stated_release_takes_any_host() => Law.Holds(Hosts, 60, host => Release.Known.All(release =>
        Check(host, new AnalysisSettings { Release = release }).Findings.All(finding => !ReferenceEquals(finding.Descriptor, ToolDescriptors.RuleCrashed))));

    [Fact]
    public void Order_of_the_files_does_not_change_the_findings() => Law.Holds(Hosts, host =>
        Check(host, new AnalysisSettings()).Findings.Select(Shown).SequenceEqual(Check([.. host.Reverse()], new AnalysisSettings()).Findings.Select(Shown), StringComparer.Ordinal));

    [Fact]
    public void Generated_hosts_are_worth_it()
    {
        var findings = Law.Cases(Hosts, 200).SelectMany(host => Check(host, new AnalysisSettings()).Findings).Select(finding => finding.Id).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(findings.Count >= 12, $"Only {string.Join(", ", findings)} are ever found.");
    }

    private static Arbitrary<(string Path, string Content)[]> Hosts { get; } = Arb.From(
        from configuration in TextGenerators.EditsOf(Configurations).Generator
        from script in TextGenerators.EditsOf(SyntaxTexts.Shell).Generator
        from domains in TextGenerators.EditsOf(Domains).Generator.ListOf()
        select (((string Path, string Content)[])[("h/xend-config.sxp", configuration), ("h/scripts/network-custom", script)])
            .Concat(domains.Select((domain, number) => ($"h/guest{number}.cfg", domain)))
            .ToArray());

    private static WorkspaceReport Check((string Path, string Content)[] files, AnalysisSettings settings)
    {
        var workspace = Workspace.Arrange(files.Select(file => FileRecognition.RecognizeNamed(SourceText.FromString(file.Path, file.Content))), []);
        return WorkspaceCheck.Run(workspace.Hosts, workspace, settings, RuleCatalog.BuiltIn);
    }

    private static bool Fits(Diagnostic finding) =>
        Lies(finding.Location)
        && finding.Related.All(related => Lies(related.Location))
        && finding.Fixes.All(fix => fix.Edits.All(edit => Lies(edit.Location)));

    private static bool Lies(Location location) => location.Span.Start >= 0 && location.Span.Length >= 0 && location.Span.End <= location.Source.Length;

    private static string Shown(Diagnostic finding) => $"{finding.Location} {finding.Severity} {finding.Id} {finding.Message} {finding.Callout} {finding.Effect} {string.Join('|', finding.Notes)}";
}
