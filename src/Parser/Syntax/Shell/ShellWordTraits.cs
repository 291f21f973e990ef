namespace XenNetLint.Syntax.Shell;

/// <summary>What was seen in a word that decides what its line is.</summary>
[Flags]
internal enum ShellWordTraits
{
    /// <summary>Nothing but text and variables.</summary>
    None = 0,

    /// <summary>A command's output is put in.</summary>
    Substitution = 1,

    /// <summary>A glob or a brace.</summary>
    Glob = 2,

    /// <summary>A here-document begins.</summary>
    HereDocument = 4,

    /// <summary>A quote does not end.</summary>
    Unterminated = 8,

    /// <summary>An expansion does not end on its line.</summary>
    OpenExpansion = 16,

    /// <summary>An operator stands between the words.</summary>
    Operator = 32,

    /// <summary>What keeps a line from being taken apart.</summary>
    Untaken = HereDocument | Unterminated | OpenExpansion,
}
