using XenNetLint.Model.Addresses;

namespace XenNetLint.Model.Workspaces;

/// <summary>How ends, groups and LANs may be named, so that no name means two things.</summary>
public static class NameRules
{
    /// <summary>Dom0's name.</summary>
    public const string Dom0 = "dom0";

    /// <summary>The name of who is beyond the uplink.</summary>
    public const string Outside = "outside";

    /// <summary>Why a word cannot be the name of a group or a LAN; null if it can.</summary>
    public static string? WhyNoName(string word) =>
        word.Length == 0 ? "a name is needed"
        : word.FirstOrDefault(IsReserved) is not '\0' and var sign ? $"'{word}' cannot be a name: '{sign}' has a meaning of its own where ends are named"
        : word is Dom0 ? "'dom0' is every host's own system and cannot be another's name"
        : LooksLikeAddress(word) ? $"'{word}' cannot be a name: it reads as an address"
        : null;

    /// <summary>Whether a word can only be meant as an address or a network.</summary>
    public static bool LooksLikeAddress(string word) => word.Contains('.', StringComparison.Ordinal) && word.All(character => char.IsAsciiDigit(character) || character is '.' or '/');

    private static bool IsReserved(char character) => character is ':' or '/' or ',' or '*';

    /// <summary>Why a word names no end; null if it may name one.</summary>
    public static string? WhyNoEnd(string word)
    {
        const string What = "a domain, dom0, outside, a LAN, a group, an address or a network";
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        return colon == 0 || colon == word.Length - 1 ? $"'{word}' is not {What}, with or without its host as in \"alpha:web\""
            : word.Contains(',', StringComparison.Ordinal) ? $"'{word}' names several: each is an item of its own, or they are a group"
            : LooksLikeAddress(word) && !IPv4Prefix.TryParse(word, out _) ? $"'{word}' is no address and no network such as \"10.0.0.0/24\""
            : null;
    }
}
