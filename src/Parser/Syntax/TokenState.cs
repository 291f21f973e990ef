namespace XenNetLint.Syntax;

/// <summary>Whether all of a token stands in the text.</summary>
internal enum TokenState : byte
{
    /// <summary>All of it.</summary>
    Complete,

    /// <summary>Nothing of it.</summary>
    Missing,

    /// <summary>All but its end.</summary>
    Unterminated,
}
