namespace XenNetLint.Syntax;

/// <summary>What a piece of text between tokens is.</summary>
public enum SyntaxTriviaKind
{
    /// <summary>Blanks, tabs and other white space within a line.</summary>
    Whitespace,

    /// <summary>LF, or CR and LF.</summary>
    NewLine,

    /// <summary>From <c>#</c> up to the line end.</summary>
    Comment,

    /// <summary>A backslash with the line end behind it.</summary>
    LineContinuation,

    /// <summary>A byte order mark.</summary>
    SkippedText,
}
