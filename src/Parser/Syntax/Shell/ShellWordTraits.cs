namespace XenNetLint.Syntax.Shell;

/// <summary>What was seen in a word that decides what its line is.</summary>
[Flags]
internal enum ShellWordTraits
{
    /// <summary>Nothing but text and variables.</summary>
    None = 0,

    /// <summary>A command's output is put in.</summary>
    Substitution = 1,

    /// <summary>A pipe, a redirection, a list, a group or a glob.</summary>
    Operator = 2,

    /// <summary>A here-document begins.</summary>
    HereDocument = 4,

    /// <summary>A quote does not end.</summary>
    Unterminated = 8,
}
