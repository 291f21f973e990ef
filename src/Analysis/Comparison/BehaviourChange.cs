namespace XenNetLint.Analysis.Comparison;

/// <summary>One difference in behaviour.</summary>
/// <param name="Kind">Gained, lost or changed.</param>
/// <param name="Group">What it is about.</param>
/// <param name="Subject">Whom it is about: a link, a guest, a route.</param>
/// <param name="Text">What holds now (gained), what held (lost), or both with an arrow (changed); no final period.</param>
/// <param name="Blame">What causes it.</param>
public sealed record BehaviourChange(ChangeKind Kind, ChangeGroup Group, string Subject, string Text, Blame Blame)
{
    /// <summary>The guest that it is about; empty if it is about none.</summary>
    public string Guest { get; init; } = "";
}
