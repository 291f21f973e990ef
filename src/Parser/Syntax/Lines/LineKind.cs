namespace XenNetLint.Syntax.Lines;

/// <summary>What a line of a distribution's network file is.</summary>
public enum LineKind
{
    /// <summary>Nothing but blanks.</summary>
    Blank,

    /// <summary>Nothing but a comment.</summary>
    Comment,

    /// <summary>Words: a stanza's head or an option of <c>/etc/network/interfaces</c>.</summary>
    Words,

    /// <summary><c>[Section]</c>.</summary>
    Section,

    /// <summary><c>Key=Value</c>.</summary>
    Setting,

    /// <summary>Anything else.</summary>
    Other,
}
