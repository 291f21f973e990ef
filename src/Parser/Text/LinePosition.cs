using System.Runtime.InteropServices;

namespace XenNetLint.Text;

/// <summary>A place in a text as people write it: line and column, both from 1, columns in UTF-16 code units.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LinePosition(int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Line}:{Column}");
}
