namespace XenNetLint.Syntax.Shell;

/// <summary>What a line of a shell script is, as far as it is read.</summary>
public enum ShellLineKind
{
    /// <summary>Nothing but blanks.</summary>
    Blank,

    /// <summary>Nothing but a comment.</summary>
    Comment,

    /// <summary><c>#!</c> at the beginning of the file.</summary>
    Shebang,

    /// <summary><c>name=value</c> alone; the value may run commands.</summary>
    Assignment,

    /// <summary>A command and its arguments, without pipes, redirections, substitutions, globs or keywords.</summary>
    Command,

    /// <summary>Anything else.</summary>
    Other,
}
