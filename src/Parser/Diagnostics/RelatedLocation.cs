using XenNetLint.Text;

namespace XenNetLint.Diagnostics;

/// <summary>A further place that explains a finding.</summary>
public sealed record RelatedLocation(Location Location, string Message);
