using System.Globalization;

namespace XenNetLint.Model.Elements;

/// <summary>Identity of a vif: its domain definition and its place in the list.</summary>
/// <param name="Domain">The domain definition.</param>
/// <param name="Index">Place in <c>vif=[…]</c>, from 0; also the device id, unless the release counts otherwise.</param>
public readonly record struct VifId(DomainId Domain, int Index)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Domain}/{Index}");
}
