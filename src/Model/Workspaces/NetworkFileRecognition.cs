using System.Collections.Frozen;
using XenNetLint.Syntax;
using XenNetLint.Text;

namespace XenNetLint.Model.Workspaces;

/// <summary>Which files are the distribution's network files. Source: product §2.</summary>
internal static class NetworkFileRecognition
{
    private const string IfcfgPrefix = "ifcfg-";

    private static readonly FrozenSet<string> StanzaWords = FrozenSet.Create(
        StringComparer.Ordinal, "auto", "iface", "allow-auto", "allow-hotplug", "mapping", "source", "source-directory");

    // What editors and package tools leave beside a file; the network scripts pass such files over.
    private static readonly string[] CopySuffixes = ["~", ".bak", ".old", ".orig", ".rpmnew", ".rpmorig", ".rpmsave", ".dpkg-old", ".dpkg-dist", ".dpkg-new"];

    /// <summary>Recognises a file found below a folder; null if it is none of these.</summary>
    internal static WorkspaceFile? Recognize(SourceText text, string name)
    {
        if (name.StartsWith(IfcfgPrefix, StringComparison.Ordinal))
        {
            return name.Length > IfcfgPrefix.Length && !IsCopy(name) ? OfShell(text) : null;
        }

        if (name is "network" && WorkspacePath.LastPartOf(WorkspacePath.FolderOf(text.Path)) is "sysconfig")
        {
            return OfShell(text);
        }

        var section = name.EndsWith(".network", StringComparison.Ordinal) || name.EndsWith(".link", StringComparison.Ordinal) ? "[Match]"
            : name.EndsWith(".netdev", StringComparison.Ordinal) ? "[NetDev]"
            : "";
        if (section.Length > 0)
        {
            // Other programs give their files these suffixes too.
            return text.Content.Contains(section, StringComparison.Ordinal) ? OfIni(text) : null;
        }

        return (name is "interfaces" || WorkspacePath.LastPartOf(WorkspacePath.FolderOf(text.Path)) is "interfaces.d") && !IsCopy(name) && HasStanza(text.Content)
            ? OfInterfaces(text)
            : null;
    }

    /// <summary>Recognises a file that was named on the command line by its content, whatever it is called; null if it is none of these.</summary>
    internal static WorkspaceFile? RecognizeNamed(SourceText text)
    {
        var content = text.Content;
        return HasStanza(content) ? OfInterfaces(text)
            : content.Contains("[Match]", StringComparison.Ordinal) || content.Contains("[NetDev]", StringComparison.Ordinal) ? OfIni(text)
            : null;
    }

    private static bool IsCopy(string name) => Array.Exists(CopySuffixes, suffix => name.EndsWith(suffix, StringComparison.Ordinal));

    private static bool HasStanza(string content)
    {
        foreach (var line in content.AsSpan().EnumerateLines())
        {
            var words = line.Trim();
            var length = words.IndexOfAny(' ', '\t');
            if (length > 0 && StanzaWords.Contains(words[..length].ToString()))
            {
                // An assignment such as 'source = x' is none.
                return words[length..].TrimStart() is not ['=', ..];
            }
        }

        return false;
    }

    private static WorkspaceFile OfShell(SourceText text) => new(text, FileRole.HostNetwork, SyntaxTree.ParseShell(text));

    private static WorkspaceFile OfIni(SourceText text) => new(text, FileRole.HostNetwork, SyntaxTree.ParseIni(text));

    private static WorkspaceFile OfInterfaces(SourceText text) => new(text, FileRole.HostNetwork, SyntaxTree.ParseInterfaces(text));
}
