namespace XenNetLint.Text;

/// <summary>A span in a certain file.</summary>
/// <param name="Source">The file's text.</param>
/// <param name="Span">The characters meant; may be empty.</param>
public sealed record Location(SourceText Source, TextSpan Span)
{
    /// <summary>Line and column of the first character.</summary>
    public LinePosition Start => Source.GetPosition(Span.Start);

    /// <summary>Line and column just behind the last character.</summary>
    public LinePosition End => Source.GetPosition(Span.End);

    /// <summary>File, line and column as the console prints them.</summary>
    public override string ToString() => $"{Source.Path}:{Start}";
}
