using XenNetLint.Model.Addresses;

namespace XenNetLint.LabCompare;

/// <summary>An end of a cable: a link of a node, by the name that it has now.</summary>
internal readonly record struct LinkEnd(string Node, InterfaceName Link);
