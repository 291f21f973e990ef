using XenNetLint.Analysis.Fleet;

namespace XenNetLint.Reports;

/// <summary>What is between two lines of a reach table.</summary>
/// <param name="Symbol">One character: <c>+ - ? ~</c>, <c>*</c> where addresses or hosts differ, <c>.</c> where nobody but the sender is meant.</param>
/// <param name="Verdicts">The verdicts behind it; the first of equal ones.</param>
/// <param name="Key">Equal for cells that differ in names only.</param>
internal sealed record ReachCell(char Symbol, IReadOnlyList<PartVerdict> Verdicts, string Key)
{
    /// <summary>Nobody but the sender.</summary>
    internal static ReachCell None { get; } = new('.', [], ".");
}
