namespace XenNetLint.Reports;

/// <summary>A column of a reach table: who is meant, or one of several addresses of theirs where it makes a difference which.</summary>
/// <param name="Line">Who is meant.</param>
/// <param name="Number">The address, among those of the line that were asked for, from 0; null: all of them.</param>
internal sealed record ReachColumn(ReachLine Line, int? Number)
{
    /// <summary>What it goes by: <c>A</c>, or <c>A1</c> for an address.</summary>
    internal string Label => Number is { } number ? FormattableString.Invariant($"{Line.Letter}{number + 1}") : Line.Letter;
}
