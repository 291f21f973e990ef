using XenNetLint.Model.Addresses;

namespace XenNetLint.Model.Workspaces;

/// <summary>An interface of a host, written <c>alpha:eth0</c>.</summary>
/// <param name="Host">The host's name.</param>
/// <param name="Interface">The interface's name.</param>
public sealed record SegmentInterface(string Host, InterfaceName Interface);
