using XenNetLint.Collections;

namespace XenNetLint.Analysis.Fleet;

/// <summary>Whom a name means.</summary>
/// <param name="Ends">Who is there, in the order of the fleet.</param>
/// <param name="Idle">Guests that do not run.</param>
public sealed record EndSelection(EquatableArray<SelectedEnd> Ends, EquatableArray<IdleGuest> Idle)
{
    /// <summary>Nobody.</summary>
    public static EndSelection Nobody { get; } = new([], []);

    /// <summary>Whether the name means nobody at all.</summary>
    public bool IsEmpty => Ends.Count == 0 && Idle.Count == 0;

    /// <summary>What several names mean together, each end once for what is meant of it.</summary>
    public static EndSelection Of(IEnumerable<EndSelection> selections)
    {
        var ends = new List<SelectedEnd>();
        var idle = new List<IdleGuest>();
        foreach (var selection in selections)
        {
            ends.AddRange(selection.Ends);
            idle.AddRange(selection.Idle);
        }

        return new EndSelection(
            [.. ends.DistinctBy(selected => (selected.End.Node, selected.Interface, selected.Within))],
            [.. idle.DistinctBy(guest => guest.FullName, StringComparer.Ordinal)]);
    }
}
