using XenNetLint.Collections;
using XenNetLint.Simulator.State;
using XenNetLint.Text;

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

    /// <summary>The fewest changed lines that bring it about by themselves; empty if no files were changed, or if no three of them do.</summary>
    public EquatableArray<Location> Lines { get; init; } = [];

    /// <summary>What it is about, in a state; null where only its text tells.</summary>
    internal Func<NetworkState, string?>? Fact { get; init; }
}
