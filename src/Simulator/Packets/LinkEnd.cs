using System.Runtime.InteropServices;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.Packets;

/// <summary>A link of a node, by the name that it has now: one end of a cable.</summary>
/// <param name="Node">The node's name.</param>
/// <param name="Link">The link's name.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LinkEnd(string Node, InterfaceName Link)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Node}/{Link}";
}
