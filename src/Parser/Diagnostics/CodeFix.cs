using XenNetLint.Collections;
using XenNetLint.Text;

namespace XenNetLint.Diagnostics;

/// <summary>Edits that cure a finding.</summary>
/// <param name="Title">What it does, in the imperative, without a final period.</param>
/// <param name="IsSafe">Whether nothing changes but what the fix is for.</param>
/// <param name="Edits">Edits that do not overlap, in one or several files.</param>
public sealed record CodeFix(string Title, bool IsSafe, EquatableArray<TextEdit> Edits);
