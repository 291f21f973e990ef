using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Text;

namespace XenNetLint.Model.Tests;

/// <summary>Makes hosts of texts.</summary>
internal static class Host
{
    /// <summary>Recognises a file found below a folder.</summary>
    public static WorkspaceFile File(string path, string text) => FileRecognition.Recognize(SourceText.FromString(path, text));

    /// <summary>The one host that these files make; paths lie below <c>alpha/</c>.</summary>
    public static HostFiles Files(params (string Name, string Text)[] files) =>
        Assert.Single(Workspace.Arrange(files.Select(file => FileRecognition.RecognizeNamed(SourceText.FromString("alpha/" + file.Name, file.Text))), []).Hosts);

    /// <summary>These files under one release and toolstack.</summary>
    public static BoundNetwork Bind(string release, Toolstack toolstack, params (string Name, string Text)[] files) =>
        NetworkBinder.Bind(Files(files), Release.Get(release), toolstack);

    /// <summary>The one domain of a domU file.</summary>
    public static Domain Domain(string release, Toolstack toolstack, string text) => Assert.Single(Bind(release, toolstack, ("web", text)).Host.Domains);

    /// <summary>The vifs of a domU file; the list must be known.</summary>
    public static IReadOnlyList<Vif> Vifs(string release, Toolstack toolstack, string text)
    {
        var vifs = Domain(release, toolstack, text).Vifs;
        Assert.True(vifs.IsKnown, vifs.Reason);
        return [.. vifs.OrElse([])];
    }
}
