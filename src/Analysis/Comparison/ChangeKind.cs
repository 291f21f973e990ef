namespace XenNetLint.Analysis.Comparison;

/// <summary>How behaviour differs.</summary>
public enum ChangeKind
{
    /// <summary>It was not there before: <c>+</c>.</summary>
    Gained,

    /// <summary>It is not there any more: <c>-</c>.</summary>
    Lost,

    /// <summary>It is there in another form: <c>~</c>.</summary>
    Changed,
}
