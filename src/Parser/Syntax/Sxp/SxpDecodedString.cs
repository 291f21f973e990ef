using XenNetLint.Collections;

namespace XenNetLint.Syntax.Sxp;

/// <summary>What a reader makes of a string's content.</summary>
/// <param name="Text">The value; up to the place where the reader stops, if it does.</param>
/// <param name="Oddities">Escapes that do not do what they seem to, in order.</param>
public sealed record SxpDecodedString(string Text, EquatableArray<SxpEscapeOddity> Oddities)
{
    /// <summary>Whether the reader stops with an error instead of giving a value.</summary>
    public bool Stops => Oddities.Any(oddity => oddity.Kind >= SxpEscapeOddityKind.StopsAtOctalOutOfRange);
}
