namespace XenNetLint.Syntax.Cfg;

/// <summary>Which characters may stand before a token without meaning anything.</summary>
internal enum CfgTrivia
{
    /// <summary>Between statements: blanks, line ends, comments, a byte order mark.</summary>
    Statement,

    /// <summary>Within a line: blanks, and line ends behind a backslash.</summary>
    Line,

    /// <summary>Within brackets: blanks, line ends and comments, but not a line end before something that can only be the next statement.</summary>
    Brackets,
}
