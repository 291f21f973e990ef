using System.Text;
using XenNetLint.Testing;

namespace XenNetLint.Cli.Tests;

public sealed class OutputFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xennetlint-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Several_new_files_are_written_in_one_run()
    {
        var json = Path.Combine(_folder.FullName, "report.json");
        var sarif = Path.Combine(_folder.FullName, "report.sarif");

        Assert.Equal(1, Run("check", Repository.PathOf("samples/bad-missing-bridge"), "-o", $"json={json}", "-o", $"sarif={sarif}"));
        Assert.StartsWith("{", File.ReadAllText(json), StringComparison.Ordinal);
        Assert.Contains("\"2.1.0\"", File.ReadAllText(sarif), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_exists_is_replaced_whole_and_no_temporary_file_stays()
    {
        var json = Path.Combine(_folder.FullName, "report.json");
        File.WriteAllText(json, new string('x', 1_000_000));

        Assert.Equal(0, Run("check", Repository.PathOf("samples/bridged"), "-o", $"json={json}"));
        Assert.DoesNotContain("xxx", File.ReadAllText(json), StringComparison.Ordinal);
        Assert.Equal([json], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void A_link_stays_a_link_and_its_target_is_written()
    {
        var target = Path.Combine(_folder.FullName, "target.json");
        var link = Path.Combine(_folder.FullName, "link.json");
        File.WriteAllText(target, "old");
        File.CreateSymbolicLink(link, target);

        Assert.Equal(0, Run("check", Repository.PathOf("samples/bridged"), "-o", $"json={link}"));
        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.StartsWith("{", File.ReadAllText(target), StringComparison.Ordinal);
    }

    private int Run(params string[] args)
    {
        using var error = new StringWriter();
        var code = Program.Run(args, new CommandIo { Input = new MemoryStream(Encoding.UTF8.GetBytes("")), Output = new MemoryStream(), Error = error, Directory = _folder.FullName });
        Assert.Equal("", error.ToString());
        return code;
    }
}
