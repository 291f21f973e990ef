namespace XenNetLint.Cli.Tests;

/// <summary>A folder of files that lasts as long as a test.</summary>
internal sealed class TempWorkspace : IDisposable
{
    internal const string Xend = "(network-script network-bridge)\n(vif-script vif-bridge)\n";

    internal TempWorkspace(params (string Path, string Text)[] files)
    {
        Root = Directory.CreateTempSubdirectory("xennetlint-").FullName;
        foreach (var (path, text) in files)
        {
            Write(path, text);
        }
    }

    internal string Root { get; }

    /// <summary>A host with one mistake: web asks for a bridge that nobody makes.</summary>
    internal static TempWorkspace WithMissingBridge() => new(("alpha/xend-config.sxp", Xend), ("alpha/auto/web", Guest("web", "mac=00:16:3e:00:00:01,bridge=xenbr777")));

    /// <summary>A host without any mistake.</summary>
    internal static TempWorkspace Clean() => new(("alpha/xend-config.sxp", Xend), ("alpha/auto/web", Guest("web", "mac=00:16:3e:00:00:01,bridge=eth0")));

    internal static string Guest(string name, string vif) => $"name = '{name}'\nkernel = '/boot/vmlinuz'\nvif = [ '{vif}' ]\n";

    internal string PathOf(string path) => Path.Combine(Root, path);

    internal string Read(string path) => File.ReadAllText(PathOf(path));

    internal void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path)) ?? Root);
        File.WriteAllText(PathOf(path), text);
    }

    internal void Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path)) ?? Root);
        File.CreateSymbolicLink(PathOf(path), target);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
