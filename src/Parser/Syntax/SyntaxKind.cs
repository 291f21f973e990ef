namespace XenNetLint.Syntax;

/// <summary>What a token or a node is.</summary>
public enum SyntaxKind : byte
{
    /// <summary>The beginning of a text, before its first token.</summary>
    None,

    /// <summary>The end of the file, with the trivia that no other token follows.</summary>
    EndOfFileToken,

    /// <summary>Characters that the grammar has no place for.</summary>
    SkippedTextToken,

    /// <summary>Characters that some reader rejects or ends at, judged by a rule of their own: a byte order mark, 0x04 and what follows it.</summary>
    RejectedTextToken,

    /// <summary>A value nested deeper than the grammar reads.</summary>
    TooDeepToken,

    /// <summary><c>(</c>.</summary>
    OpenParenToken,

    /// <summary><c>)</c>.</summary>
    CloseParenToken,

    /// <summary><c>[</c>.</summary>
    OpenBracketToken,

    /// <summary><c>]</c>.</summary>
    CloseBracketToken,

    /// <summary><c>,</c>.</summary>
    CommaToken,

    /// <summary><c>;</c>.</summary>
    SemicolonToken,

    /// <summary><c>=</c>.</summary>
    EqualsToken,

    /// <summary><c>+=</c>.</summary>
    PlusEqualsToken,

    /// <summary>A bare word of an S-expression.</summary>
    AtomToken,

    /// <summary>A literal with its quotes and prefix.</summary>
    StringToken,

    /// <summary>A number with its sign.</summary>
    NumberToken,

    /// <summary>A name or a Python keyword.</summary>
    NameToken,

    /// <summary>The word <c>set</c> in front of an assignment.</summary>
    SetKeyword,

    /// <summary>Python that is kept, not taken apart.</summary>
    PythonTextToken,

    /// <summary>The part of a vif option before <c>=</c>.</summary>
    OptionKeyToken,

    /// <summary>The part of a vif option behind <c>=</c>.</summary>
    OptionValueToken,

    /// <summary>The end of a vif specification, with the blanks before it.</summary>
    EndOfSpecToken,

    /// <summary>A word of a shell command, quotes included.</summary>
    ShellWordToken,

    /// <summary>An operator between the words of a shell script: a list, a pipe, a redirection, a parenthesis.</summary>
    ShellOperatorToken,

    /// <summary>A comment that is a line of its own in a shell script.</summary>
    ShellCommentToken,

    /// <summary>A stretch of shell script that is kept, not taken apart.</summary>
    ShellTextToken,

    /// <summary>The end of a line of a shell script or of a network file; of width zero at the end of the file.</summary>
    EndOfLineToken,

    /// <summary>A word of a network file's line; a section's head.</summary>
    LineWordToken,

    /// <summary>The rest of a network file's line: a value, or text that is kept.</summary>
    LineTextToken,

    /// <summary>A comment that is a line of its own in a network file.</summary>
    LineCommentToken,

    /// <summary>A whole SXP file.</summary>
    SxpFile,

    /// <summary>A parenthesised list.</summary>
    SxpList,

    /// <summary>A bare word.</summary>
    SxpAtom,

    /// <summary>A quoted string.</summary>
    SxpString,

    /// <summary>Characters kept, not understood.</summary>
    SkippedText,

    /// <summary>A whole assignment file.</summary>
    CfgFile,

    /// <summary><c>name = value</c>.</summary>
    Assignment,

    /// <summary><c>set name = value</c>.</summary>
    ProseAssignment,

    /// <summary>A Python statement that is kept, not taken apart.</summary>
    KeptStatement,

    /// <summary>A line that is no statement.</summary>
    SkippedStatement,

    /// <summary>A string literal.</summary>
    StringLiteral,

    /// <summary>Adjacent string literals, which Python joins.</summary>
    StringConcatenation,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A list in brackets.</summary>
    List,

    /// <summary>A tuple in parentheses.</summary>
    Tuple,

    /// <summary>One expression in parentheses.</summary>
    Parenthesized,

    /// <summary>A bare name.</summary>
    Name,

    /// <summary>A Python expression that is kept, not taken apart.</summary>
    OpaqueExpression,

    /// <summary>A value that is not there.</summary>
    MissingValue,

    /// <summary>The options inside a vif string.</summary>
    VifSpec,

    /// <summary>One option of a vif string.</summary>
    VifOption,

    /// <summary>A whole shell script.</summary>
    ShellFile,

    /// <summary>One logical line.</summary>
    ShellLine,

    /// <summary>One word of a command.</summary>
    ShellWord,

    /// <summary>A whole network file of the distribution.</summary>
    LineFile,

    /// <summary>One logical line of it.</summary>
    Line,
}
