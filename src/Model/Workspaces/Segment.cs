using XenNetLint.Collections;

namespace XenNetLint.Model.Workspaces;

/// <summary>A LAN: the host interfaces on it see each other's frames.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Interfaces">The interfaces on it.</param>
public sealed record Segment(string Name, EquatableArray<SegmentInterface> Interfaces);
