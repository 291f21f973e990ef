using System.Globalization;

namespace XenNetLint.Model.Elements;

/// <summary>A Xen release as far as its network behaviour can be told from others.</summary>
/// <remarks>
/// A release without a point number is its first one: 4.1 is 4.1.0. <c>-debian</c> stands for Debian's packaging, whose vif scripts add no
/// iptables rules (host-scripts §3.4). Source: product releases, host-scripts §0.2.
/// </remarks>
public sealed record Release : IComparable<Release>
{
    private const string DebianSuffix = "-debian";

    // Point releases are listed only where they behave unlike the one before.
    private static readonly string[] KnownTexts =
    [
        "3.0.0", "3.0.2", "3.0.3", "3.0.4", "3.1", "3.2", "3.3", "3.4", "4.0", "4.0.1", "4.0.2", "4.1", "4.1.4", "4.2", "4.2.1", "4.3", "4.4",
        "4.5", "4.6", "4.7", "4.8", "4.9", "4.10", "4.11", "4.12", "4.13", "4.14", "4.15", "4.16", "4.17", "4.18", "4.19", "4.20", "4.21", "4.22",
    ];

    private Release(int major, int minor, int patch, bool isDebian)
    {
        Major = major;
        Minor = minor;
        Patch = patch;
        IsDebian = isDebian;
    }

    /// <summary>All releases that behave differently, oldest first, without packagings.</summary>
    public static IReadOnlyList<Release> Known { get; } = [.. KnownTexts.Select(ParseNumbers)];

    /// <summary>Assumed where xend is used and nothing tells the release. Source: product §4.</summary>
    public static Release DefaultForXend { get; } = Get("3.4");

    /// <summary>Assumed where xl is used and nothing tells the release. Source: product §4.</summary>
    public static Release DefaultForXl { get; } = Get("4.17");

    /// <summary>First number.</summary>
    public int Major { get; }

    /// <summary>Second number.</summary>
    public int Minor { get; }

    /// <summary>Third number; 0 for the first release of a series.</summary>
    public int Patch { get; }

    /// <summary>Whether Debian's packaging is meant.</summary>
    public bool IsDebian { get; }

    /// <summary>The group of releases whose network scripts behave alike.</summary>
    public Era Era => (Major, Minor, Patch) switch
    {
        (3, 0, < 2) => Era.A0,
        (3, 0, 2) => Era.A1,
        (3, 0, _) => Era.A2,
        (3, 1, _) => Era.B,
        (3, < 4, _) => Era.C,
        (3, _, _) => Era.D,
        (4, 0, _) => Era.E,
        (4, 1, _) => Era.F,
        (4, < 5, _) => Era.G,
        _ => Era.H,
    };

    /// <summary>Whether xend and xm are part of it (to 4.4). Source: config-languages, conventions.</summary>
    public bool HasXend => !IsAtLeast(4, 5);

    /// <summary>Whether xl is usable (from 4.1 on). Source: config-languages, conventions.</summary>
    public bool HasXl => IsAtLeast(4, 1);

    /// <summary>Whether the toolstack is part of this release.</summary>
    public bool Has(Toolstack toolstack) => toolstack == Toolstack.Xend ? HasXend : HasXl;

    /// <summary>Finds the release that a text names, or the nearest known one below it.</summary>
    /// <param name="text">As <c>--xen</c> takes it: <c>3.0.4</c>, <c>4.17</c>, <c>4.14-debian</c>.</param>
    /// <param name="release">The known release that stands for it.</param>
    /// <param name="isExact">Whether the text names that release itself; otherwise the output must say so.</param>
    /// <returns>False if the text is no release number, or one before 3.0.0 or after the newest series.</returns>
    public static bool TryParse(string text, out Release release, out bool isExact)
    {
        release = Known[0];
        isExact = false;
        var isDebian = text.EndsWith(DebianSuffix, StringComparison.Ordinal);
        var numbers = (isDebian ? text[..^DebianSuffix.Length] : text).Split('.');
        if (numbers.Length is < 2 or > 3 || !numbers.All(number => number.Length is > 0 and < 4 && number.All(char.IsAsciiDigit)))
        {
            return false;
        }

        var asked = ParseNumbers(string.Join('.', numbers));
        var nearest = Known.LastOrDefault(known => known.CompareTo(asked) <= 0);
        var newest = Known[^1];
        if (nearest is null || asked.Major > newest.Major || (asked.Major == newest.Major && asked.Minor > newest.Minor))
        {
            return false;
        }

        isExact = nearest.CompareTo(asked) == 0;
        release = new Release(nearest.Major, nearest.Minor, nearest.Patch, isDebian);
        return true;
    }

    /// <summary>The release of a text that is known to name one exactly.</summary>
    /// <exception cref="ArgumentException">The text names no known release.</exception>
    public static Release Get(string text) =>
        TryParse(text, out var release, out var isExact) && isExact ? release : throw new ArgumentException($"'{text}' is no known release.", nameof(text));

    /// <summary>Whether this release is the given one or a later one.</summary>
    public bool IsAtLeast(int major, int minor, int patch = 0) => (Major, Minor, Patch).CompareTo((major, minor, patch)) >= 0;

    /// <summary>Whether this release came before the given one.</summary>
    public bool IsBefore(int major, int minor, int patch = 0) => !IsAtLeast(major, minor, patch);

    /// <inheritdoc/>
    public int CompareTo(Release? other) => other is null ? 1 : (Major, Minor, Patch, IsDebian).CompareTo((other.Major, other.Minor, other.Patch, other.IsDebian));

    /// <summary>Whether <paramref name="left"/> came first.</summary>
    public static bool operator <(Release left, Release right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> came later.</summary>
    public static bool operator >(Release left, Release right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> came first or is the same.</summary>
    public static bool operator <=(Release left, Release right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> came later or is the same.</summary>
    public static bool operator >=(Release left, Release right) => left.CompareTo(right) >= 0;

    /// <summary>The text that <c>--xen</c> takes.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}{(Patch > 0 || (Major == 3 && Minor == 0) ? "." + Patch : "")}{(IsDebian ? DebianSuffix : "")}");

    private static Release ParseNumbers(string text)
    {
        var numbers = text.Split('.').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new Release(numbers[0], numbers[1], numbers.Length > 2 ? numbers[2] : 0, isDebian: false);
    }
}
