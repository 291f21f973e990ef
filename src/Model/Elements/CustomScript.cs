using XenNetLint.Collections;

namespace XenNetLint.Model.Elements;

/// <summary>A network script of the administrator's.</summary>
/// <param name="Name">File name, as the configuration's script value names it without folder.</param>
/// <param name="Steps">What it does, in order; comments, blanks and assignments do nothing.</param>
public sealed record CustomScript(string Name, EquatableArray<CustomScriptStep> Steps);
