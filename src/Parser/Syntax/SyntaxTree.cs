using System.Text;
using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Syntax.Cfg;
using XenNetLint.Syntax.Lines;
using XenNetLint.Syntax.Shell;
using XenNetLint.Syntax.Sxp;
using XenNetLint.Text;

namespace XenNetLint.Syntax;

/// <summary>A file taken apart without losing a character. Every text has a tree; what is wrong with it is in the diagnostics.</summary>
public sealed class SyntaxTree
{
    private readonly Lazy<EquatableArray<Diagnostic>> _diagnostics;
    private readonly Lazy<Dictionary<SyntaxNode, SyntaxNode>> _parents;

    private SyntaxTree(SyntaxLanguage language, SourceText text, SyntaxNode root)
    {
        Language = language;
        Text = text;
        Root = root;
        _diagnostics = new Lazy<EquatableArray<Diagnostic>>(() => SyntaxDiagnostics.Collect(Text, Root));
        _parents = new Lazy<Dictionary<SyntaxNode, SyntaxNode>>(() => FindParents(Root));
    }

    /// <summary>The language it was read as.</summary>
    public SyntaxLanguage Language { get; }

    /// <summary>The file's text.</summary>
    public SourceText Text { get; }

    /// <summary>The node of the whole file; its last token is the end of the file.</summary>
    public SyntaxNode Root { get; }

    /// <summary>What is missing, unexpected, unterminated or nested too deep, in the order of the text. Found at the first call.</summary>
    public EquatableArray<Diagnostic> Diagnostics => _diagnostics.Value;

    /// <summary>Reads an S-expression file. Source: config-languages §1.</summary>
    public static SyntaxTree ParseSxp(SourceText text) =>
        new(SyntaxLanguage.Sxp, text, SxpGrammar.File(SyntaxToken.BeginningOf(text.Content)).Value);

    /// <summary>Reads an S-expression file without a name.</summary>
    public static SyntaxTree ParseSxp(string text) => ParseSxp(SourceText.FromString("", text));

    /// <summary>Reads an assignment file of xm or xl. Source: config-languages §3, §8.</summary>
    public static SyntaxTree ParseCfg(SourceText text) =>
        new(SyntaxLanguage.Cfg, text, CfgGrammar.File(SyntaxToken.BeginningOf(text.Content)).Value);

    /// <summary>Reads an assignment file without a name.</summary>
    public static SyntaxTree ParseCfg(string text) => ParseCfg(SourceText.FromString("", text));

    /// <summary>Reads a shell script.</summary>
    public static SyntaxTree ParseShell(SourceText text) =>
        new(SyntaxLanguage.Shell, text, ShellGrammar.File(SyntaxToken.BeginningOf(text.Content)).Value);

    /// <summary>Reads a shell script without a name.</summary>
    public static SyntaxTree ParseShell(string text) => ParseShell(SourceText.FromString("", text));

    /// <summary>Reads <c>/etc/network/interfaces</c>.</summary>
    public static SyntaxTree ParseInterfaces(SourceText text) =>
        new(SyntaxLanguage.Interfaces, text, LineGrammar.Interfaces(SyntaxToken.BeginningOf(text.Content)).Value);

    /// <summary>Reads <c>/etc/network/interfaces</c> without a name.</summary>
    public static SyntaxTree ParseInterfaces(string text) => ParseInterfaces(SourceText.FromString("", text));

    /// <summary>Reads a file of systemd-networkd.</summary>
    public static SyntaxTree ParseIni(SourceText text) =>
        new(SyntaxLanguage.Ini, text, LineGrammar.Ini(SyntaxToken.BeginningOf(text.Content)).Value);

    /// <summary>Reads a file of systemd-networkd without a name.</summary>
    public static SyntaxTree ParseIni(string text) => ParseIni(SourceText.FromString("", text));

    /// <summary>The text put together again from the tokens; equal to what was read.</summary>
    public string ToFullString()
    {
        var builder = new StringBuilder(Text.Length);
        foreach (var token in DescendantTokens())
        {
            builder.Append(token.FullCharacters);
        }

        return builder.ToString();
    }

    /// <summary>The bytes of the file, put together again from the tokens.</summary>
    public byte[] ToBytes() => Text.GetBytes(ToFullString());

    /// <summary>A span of this file.</summary>
    public Location GetLocation(TextSpan span) => new(Text, span);

    /// <summary>Where a node stands, without the trivia before it.</summary>
    public Location GetLocation(SyntaxNode node) => new(Text, node.Span);

    /// <summary>The node that <paramref name="node"/> is a part of; null for the root and for nodes of other trees.</summary>
    public SyntaxNode? GetParent(SyntaxNode node) => _parents.Value.GetValueOrDefault(node);

    /// <summary>All nodes that are not tokens, the root first.</summary>
    public IEnumerable<SyntaxNode> DescendantNodes() => Root.DescendantNodes().Prepend(Root);

    /// <summary>All tokens in the order of the text.</summary>
    public IEnumerable<SyntaxToken> DescendantTokens() => Root.DescendantTokens();

    private static Dictionary<SyntaxNode, SyntaxNode> FindParents(SyntaxNode root)
    {
        var parents = new Dictionary<SyntaxNode, SyntaxNode>(ReferenceEqualityComparer.Instance);
        foreach (var node in root.DescendantNodes().Prepend(root))
        {
            for (var index = 0; index < node.ChildCount; index++)
            {
                parents[node.GetChild(index)] = node;
            }

            if (node.Embedded is { } embedded)
            {
                parents[embedded] = node;
            }
        }

        return parents;
    }
}
