using XenNetLint.Analysis.Rules.Lifecycle;
using XenNetLint.Diagnostics;
using XenNetLint.Testing;

namespace XenNetLint.Analysis.Tests.Rules.Lifecycle;

public sealed class BackupFileInAutoRuleTests
{
    private const string Guest = "name = 'web'\nvif = ['mac=00:16:3e:00:00:01']\n";

    [Theory]
    [InlineData("web~")]
    [InlineData("web.bak")]
    [InlineData("web.rpmsave")]
    [InlineData("web.dpkg-old")]
    public void A_backup_beside_the_file_is_reported(string backup) => RuleTest.Of<BackupFileInAutoRule>()
        .OnBridgedHost()
        .Domain("auto/web", Guest)
        .Domain("auto/" + backup, "{|XNL4003:|}" + Guest)
        .Reports($"'{backup}' in auto/ looks like a backup, and the boot starts it too")
        .WithSeverity(DiagnosticSeverity.Warning)
        .WithEffect("it is tried after 'web': a second guest of the same name is refused, one of another name runs beside it")
        .HasNoFix();

    [Fact]
    public void A_backup_without_its_file_runs_alone() => RuleTest.Of<BackupFileInAutoRule>()
        .OnBridgedHost()
        .Domain("auto/old.save", "{|XNL4003:|}" + Guest)
        .Reports("'old.save' in auto/ looks like a backup, and the boot starts it too")
        .WithEffect("a guest runs that nobody means to run");

    [Fact]
    public void A_link_counts_by_its_own_name() => RuleTest.Of<BackupFileInAutoRule>()
        .OnBridgedHost()
        .Domain("auto/web", Guest)
        .LinkedDomain("spare.cfg", "web.bak", "{|XNL4003:|}" + Guest)
        .Reports("'web.bak' in auto/ looks like a backup, and the boot starts it too")
        .WithEffect("it is tried after 'web': a second guest of the same name is refused, one of another name runs beside it");

    [Theory]
    [InlineData("auto/web", "that is no backup")]
    [InlineData("auto/web.cfg", "a suffix alone is usual")]
    [InlineData("web.bak", "outside auto/ nothing starts it")]
    [InlineData("automatic/web.bak", "that is another folder")]
    public void Others_are_silent(string file, string why) => RuleTest.Of<BackupFileInAutoRule>().OnBridgedHost().Domain(file, Guest).IsSilent(why);
}
