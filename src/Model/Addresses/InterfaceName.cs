using System.Buffers;
using System.Runtime.InteropServices;

namespace XenNetLint.Model.Addresses;

/// <summary>The name of a network interface or bridge; never empty, without blanks and slashes. Names compare and sort by their characters.</summary>
/// <remarks>The kernel takes at most <see cref="KernelLimit"/> characters; longer names can be written in files and are therefore names too.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct InterfaceName : IComparable<InterfaceName>
{
    /// <summary>Characters that the kernel allows in a name. Source: host-scripts §0.3.</summary>
    public const int KernelLimit = 15;

    private static readonly SearchValues<char> NoNameCharacters = SearchValues.Create(" \t\r\n\v\f/\0");

    private readonly string? _text;

    private InterfaceName(string text) => _text = text;

    /// <summary>Whether the kernel can have an interface of this name.</summary>
    public bool FitsKernel => ToString().Length <= KernelLimit;

    /// <summary>The name as far as the kernel takes it: its first 15 characters.</summary>
    public InterfaceName CutToKernel() => FitsKernel ? this : new InterfaceName(ToString()[..KernelLimit]);

    /// <summary>Takes any text that can name an interface in a file.</summary>
    public static bool TryParse(string text, out InterfaceName name)
    {
        name = default;
        if (text.Length == 0 || text is "." or ".." || text.AsSpan().ContainsAny(NoNameCharacters))
        {
            return false;
        }

        name = new InterfaceName(text);
        return true;
    }

    /// <summary>The name of a text that is known to be one.</summary>
    /// <exception cref="ArgumentException">The text cannot name an interface.</exception>
    public static InterfaceName Parse(string text) =>
        TryParse(text, out var name) ? name : throw new ArgumentException($"'{text}' names no interface.", nameof(text));

    /// <inheritdoc/>
    public int CompareTo(InterfaceName other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <summary>Whether <paramref name="left"/> sorts first.</summary>
    public static bool operator <(InterfaceName left, InterfaceName right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> sorts last.</summary>
    public static bool operator >(InterfaceName left, InterfaceName right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> sorts first or is the same.</summary>
    public static bool operator <=(InterfaceName left, InterfaceName right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> sorts last or is the same.</summary>
    public static bool operator >=(InterfaceName left, InterfaceName right) => left.CompareTo(right) >= 0;

    /// <summary>The name itself.</summary>
    public override string ToString() => _text ?? "";
}
