using XenNetLint.Collections;
using XenNetLint.Text;

namespace XenNetLint.Model.Workspaces;

/// <summary>A name for several ends, to be used where one is expected.</summary>
/// <param name="Name">The name.</param>
/// <param name="Members">The ends.</param>
/// <param name="Location">Where the name is written.</param>
/// <param name="MemberPlaces">Where the ends are written, in their order.</param>
public sealed record EndGroup(string Name, EquatableArray<ExpectationEnd> Members, Location Location, EquatableArray<Location> MemberPlaces);
