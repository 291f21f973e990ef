using System.Diagnostics.CodeAnalysis;

namespace XenNetLint.Syntax.Sxp;

/// <summary>The readers of xend that differ in what they make of an escape. Source: config-languages §1.4, §1.6.</summary>
[SuppressMessage("Naming", "CA1707", Justification = "The underscores stand for the dots of a release.")]
public enum SxpReaderGeneration
{
    /// <summary>3.0.0 to 3.0.2: stops at short octal and at unknown escapes.</summary>
    V3_0_0,

    /// <summary>3.0.3: an unknown escape swallows characters up to the next octal digit.</summary>
    V3_0_3,

    /// <summary>3.0.4 and later: an unknown escape loses the character behind the backslash.</summary>
    V3_0_4,
}
