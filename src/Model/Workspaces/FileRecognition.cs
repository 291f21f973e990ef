using System.Collections.Frozen;
using XenNetLint.Model.Keys;
using XenNetLint.Syntax;
using XenNetLint.Syntax.Cfg;
using XenNetLint.Syntax.Sxp;
using XenNetLint.Text;

namespace XenNetLint.Model.Workspaces;

/// <summary>Decides from name and content what a file is. Source: product §2.</summary>
public static class FileRecognition
{
    /// <summary>The name of our own configuration.</summary>
    public const string ToolConfigName = "xennetlint.json";

    /// <summary>The name of xend's configuration.</summary>
    internal const string XendConfigName = "xend-config.sxp";

    /// <summary>The name of xl's configuration.</summary>
    internal const string XlConfName = "xl.conf";

    // Text that is made into a domU file, or speaks of one, is none.
    private static readonly FrozenSet<string> OtherSuffixes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "adoc", "bash", "bat", "c", "cc", "cpp", "cs", "csproj", "css", "csx", "diff", "erb", "go", "h", "html", "htm", "in", "ini", "j2", "java", "js", "json",
        "log", "lua", "md", "mmd", "patch", "php", "pl", "pm", "po", "ps1", "py", "rb", "rs", "rst", "sarif", "sh", "sln", "sql", "svg", "tcl", "template", "tex",
        "tmpl", "toml", "tpl", "ts", "tsv", "txt", "vim", "xml", "xsl", "yaml", "yml");

    private static readonly FrozenSet<string> BootVariables = FrozenSet.Create(StringComparer.Ordinal, "kernel", "bootloader", "builder", "type", "firmware");

    /// <summary>Recognises a file found below a given folder.</summary>
    /// <param name="text">Its text.</param>
    /// <returns>The file with its role, and with its tree if the role has one.</returns>
    public static WorkspaceFile Recognize(SourceText text)
    {
        var name = WorkspacePath.LastPartOf(text.Path);
        if (name is ToolConfigName)
        {
            return new WorkspaceFile(text, FileRole.ToolConfig, Tree: null);
        }

        if (HasName(name, XlConfName))
        {
            return new WorkspaceFile(text, FileRole.XlConf, SyntaxTree.ParseCfg(text));
        }

        if (IsBinary(text.Content))
        {
            return new WorkspaceFile(text, FileRole.LeftOut, Tree: null);
        }

        if (HasName(name, XendConfigName))
        {
            return new WorkspaceFile(text, FileRole.XendConfig, SyntaxTree.ParseSxp(text));
        }

        if (NetworkFileRecognition.Recognize(text, name) is { } networkFile)
        {
            return networkFile;
        }

        // A hook is sourced and needs no first line of its own.
        if (WorkspacePath.IsVifHook(text.Path) || (text.Content.StartsWith("#!", StringComparison.Ordinal) && IsShell(FirstLine(text.Content))))
        {
            return new WorkspaceFile(text, FileRole.Script, SyntaxTree.ParseShell(text));
        }

        var suffix = SuffixOf(name);
        if (OtherSuffixes.Contains(suffix))
        {
            return new WorkspaceFile(text, FileRole.LeftOut, Tree: null);
        }

        return IsSxp(text.Content) ? RecognizeSxp(text) : RecognizeConfig(text);
    }

    /// <summary>Reads a file that was named on the command line: always as something. Source: product §2.</summary>
    public static WorkspaceFile RecognizeNamed(SourceText text)
    {
        var recognized = Recognize(text);
        if (recognized.Role is not (FileRole.LeftOut or FileRole.OtherSxp))
        {
            return recognized;
        }

        if (IsSxp(text.Content))
        {
            var tree = recognized.Tree ?? SyntaxTree.ParseSxp(text);
            var role = SxpRole(tree);
            return new WorkspaceFile(text, role, tree);
        }

        return NetworkFileRecognition.RecognizeNamed(text) ?? new WorkspaceFile(text, FileRole.DomainConfig, SyntaxTree.ParseCfg(text));
    }

    /// <summary>Whether the first character that is neither blank nor comment is an opening parenthesis.</summary>
    public static bool IsSxp(string content)
    {
        var at = 0;
        while (at < content.Length)
        {
            switch (content[at])
            {
                case '(':
                    return true;
                case '#':
                    var lineEnd = content.IndexOf('\n', at);
                    if (lineEnd < 0)
                    {
                        return false;
                    }

                    at = lineEnd + 1;
                    break;
                case ' ' or '\t' or '\r' or '\n' or '\v' or '\f' or '\uFEFF':
                    at++;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    // A copy kept beside others is often called after its host: alpha-xl.conf.
    private static bool HasName(string name, string usual) =>
        name.EndsWith(usual, StringComparison.Ordinal) && (name.Length == usual.Length || !char.IsAsciiLetterOrDigit(name[^(usual.Length + 1)]));

    private static WorkspaceFile RecognizeSxp(SourceText text)
    {
        var tree = SyntaxTree.ParseSxp(text);
        return new WorkspaceFile(text, SxpRole(tree), tree);
    }

    private static FileRole SxpRole(SyntaxTree tree)
    {
        var hasOption = false;
        foreach (var value in ((SxpFileSyntax)tree.Root).Values)
        {
            if (value is not SxpListSyntax list || SxpReading.HeadOf(tree.Text, list) is not { } head)
            {
                continue;
            }

            if (head is "vm" or "domain")
            {
                return FileRole.DomainSxp;
            }

            hasOption |= ConfigKeyTable.Find(ConfigSection.XendOption, head) is not null;
        }

        return hasOption ? FileRole.XendConfig : FileRole.OtherSxp;
    }

    private static WorkspaceFile RecognizeConfig(SourceText text)
    {
        // Parsing every file of a tree would be dear; the words must be there for the file to count.
        if (!text.Content.Contains("vif", StringComparison.Ordinal)
            && !(text.Content.Contains("name", StringComparison.Ordinal) && BootVariables.Any(word => text.Content.Contains(word, StringComparison.Ordinal))))
        {
            return new WorkspaceFile(text, FileRole.LeftOut, Tree: null);
        }

        var tree = SyntaxTree.ParseCfg(text);
        var assignments = 0;
        var skipped = 0;
        var hasVif = false;
        var hasName = false;
        var hasBoot = false;
        foreach (var statement in ((CfgFileSyntax)tree.Root).Statements)
        {
            var assignment = statement as AssignmentSyntax ?? (statement as ProseAssignmentSyntax)?.Assignment;
            if (assignment is null)
            {
                skipped += statement is SkippedStatementSyntax ? 1 : 0;
                continue;
            }

            assignments++;
            var variable = text.ToString(assignment.Name.Span);
            hasVif |= variable is "vif";
            hasName |= variable is "name";
            hasBoot |= BootVariables.Contains(variable);
        }

        // Prose that happens to hold such a line is mostly something else.
        var isDomain = (hasVif || (hasName && hasBoot)) && skipped <= assignments;
        return isDomain ? new WorkspaceFile(text, FileRole.DomainConfig, tree) : new WorkspaceFile(text, FileRole.LeftOut, Tree: null);
    }

    private static bool IsBinary(string content) => content.AsSpan(0, Math.Min(content.Length, 8000)).Contains('\0');

    private static bool IsShell(ReadOnlySpan<char> line) =>
        line.Contains("sh", StringComparison.Ordinal) && !line.Contains("python", StringComparison.Ordinal);

    private static ReadOnlySpan<char> FirstLine(string content)
    {
        var end = content.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? content : content.AsSpan(0, end);
    }

    private static string SuffixOf(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot <= 0 ? "" : name[(dot + 1)..];
    }
}
