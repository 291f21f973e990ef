using XenNetLint.Model.Addresses;
using XenNetLint.Text;

namespace XenNetLint.Model.Workspaces;

/// <summary>An interface of a host, written <c>alpha:eth0</c>.</summary>
/// <param name="Host">The host's name.</param>
/// <param name="Interface">The interface's name.</param>
/// <param name="Location">Where it is written.</param>
public sealed record SegmentInterface(string Host, InterfaceName Interface, Location Location);
