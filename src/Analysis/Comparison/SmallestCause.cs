using XenNetLint.Collections;
using XenNetLint.Model.Workspaces;
using XenNetLint.Simulator.State;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Comparison;

/// <summary>Finds the fewest changed lines that bring about a change by themselves, by playing the earlier files with only these lines changed.</summary>
internal sealed class SmallestCause
{
    // Each set is a boot played: more would cost seconds, and nobody reads a blame of four places.
    private const int MostLines = 12;
    private const int MostTogether = 3;

    private readonly HostFiles _before;
    private readonly HostFiles _after;
    private readonly Func<HostFiles, NetworkState> _play;
    private readonly EquatableArray<ChangedLines> _changes;
    private readonly Dictionary<string, NetworkState> _played = new(StringComparer.Ordinal);

    /// <summary>Prepares a search.</summary>
    /// <param name="before">The earlier files.</param>
    /// <param name="after">The later files.</param>
    /// <param name="play">Plays files that take the place of the earlier ones, to the end.</param>
    internal SmallestCause(HostFiles before, HostFiles after, Func<HostFiles, NetworkState> play)
    {
        _before = before;
        _after = after;
        _play = play;
        _changes = ChangedLines.Between(before, after);
    }

    /// <summary>The fewest changed lines with which a fact is what it is with all of them; empty if none were found, or if there are too many to try.</summary>
    internal EquatableArray<Location> Of(Func<NetworkState, string?> fact, NetworkState end)
    {
        if (_changes.Count is 0 or > MostLines)
        {
            return [];
        }

        var wanted = fact(end);
        for (var size = 1; size <= Math.Min(MostTogether, _changes.Count); size++)
        {
            foreach (var set in SetsOf(size, 0))
            {
                if (string.Equals(fact(Played(set)), wanted, StringComparison.Ordinal))
                {
                    return [.. set.Select(change => change.Location)];
                }
            }
        }

        return [];
    }

    private NetworkState Played(IReadOnlyList<ChangedLines> set)
    {
        var key = string.Join(' ', set.Select(change => _changes.Items.IndexOf(change)));
        return _played.TryGetValue(key, out var known) ? known : _played[key] = _play(ChangedLines.Apply(_before, _after, set));
    }

    private IEnumerable<IReadOnlyList<ChangedLines>> SetsOf(int size, int from)
    {
        if (size == 0)
        {
            yield return [];
            yield break;
        }

        for (var at = from; at <= _changes.Count - size; at++)
        {
            foreach (var rest in SetsOf(size - 1, at + 1))
            {
                yield return [_changes[at], .. rest];
            }
        }
    }
}
