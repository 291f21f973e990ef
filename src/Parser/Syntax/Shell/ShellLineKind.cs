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

    /// <summary>Words and operators: lists, pipes, redirections, tests, keywords. What they form together is for <see cref="ShellProgram"/> to say.</summary>
    Compound,

    /// <summary>Anything else: a here-document, an open quote, an expansion that does not end on its line.</summary>
    Other,
}
