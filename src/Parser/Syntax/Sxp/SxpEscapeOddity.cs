using System.Runtime.InteropServices;

namespace XenNetLint.Syntax.Sxp;

/// <summary>An escape that the reader turns into something unexpected.</summary>
/// <param name="Offset">From the beginning of the content.</param>
/// <param name="Length">Number of characters that the reader consumes for it.</param>
/// <param name="Kind">What happens.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SxpEscapeOddity(int Offset, int Length, SxpEscapeOddityKind Kind);

/// <summary>What the reader does to an escape. Source: config-languages §1.3, §1.4.</summary>
public enum SxpEscapeOddityKind
{
    /// <summary>Keeps the backslash and loses the character behind it.</summary>
    LosesCharacter,

    /// <summary>Swallows characters up to the next octal digit and puts the character of that number.</summary>
    SwallowsToOctalDigit,

    /// <summary>Takes a hexadecimal digit A to F as 0 to 5.</summary>
    MisreadsHexDigit,

    /// <summary>Stops: an octal escape above 255.</summary>
    StopsAtOctalOutOfRange,

    /// <summary>Stops: <c>\x</c> without two hexadecimal digits.</summary>
    StopsAtBadHex,

    /// <summary>Stops: an octal escape of fewer than three digits (3.0.0 to 3.0.2).</summary>
    StopsAtShortOctal,

    /// <summary>Stops: an unknown escape (3.0.0 to 3.0.2).</summary>
    StopsAtUnknownEscape,

    /// <summary>Runs over the closing quote: nothing octal follows the unknown escape (3.0.3).</summary>
    RunsOverTheEnd,
}
