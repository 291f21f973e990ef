namespace XenNetLint.Syntax;

/// <summary>The language that a file was read as.</summary>
public enum SyntaxLanguage
{
    /// <summary>xend's S-expressions. Source: config-languages §1.</summary>
    Sxp,

    /// <summary>The assignment files of xm and xl, one grammar for both. Source: config-languages §3, §8.</summary>
    Cfg,

    /// <summary>Shell scripts, read line by line.</summary>
    Shell,

    /// <summary>Debian's <c>/etc/network/interfaces</c>: stanzas of words.</summary>
    Interfaces,

    /// <summary>Sections with settings: the files of systemd-networkd.</summary>
    Ini,
}
