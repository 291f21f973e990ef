using XenNetLint.Collections;

namespace XenNetLint.Model.Workspaces;

/// <summary>A name for several ends, to be used where one is expected.</summary>
/// <param name="Name">The name.</param>
/// <param name="Members">The ends.</param>
public sealed record EndGroup(string Name, EquatableArray<ExpectationEnd> Members);
