using System.Runtime.InteropServices;

namespace XenNetLint.Model.Addresses;

/// <summary>The name of a domain, as <c>name=</c> gives it; any text but the empty one.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DomainName : IComparable<DomainName>
{
    private readonly string? _text;

    /// <summary>Takes the text as it is.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public DomainName(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        _text = text;
    }

    /// <inheritdoc/>
    public int CompareTo(DomainName other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <summary>Whether <paramref name="left"/> sorts first.</summary>
    public static bool operator <(DomainName left, DomainName right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> sorts last.</summary>
    public static bool operator >(DomainName left, DomainName right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> sorts first or is the same.</summary>
    public static bool operator <=(DomainName left, DomainName right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> sorts last or is the same.</summary>
    public static bool operator >=(DomainName left, DomainName right) => left.CompareTo(right) >= 0;

    /// <summary>The name itself.</summary>
    public override string ToString() => _text ?? "";
}
