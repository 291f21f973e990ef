using System.Globalization;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Reports;

/// <summary>Why cells of a table are not simply reachable: equal reasons once, numbered in the order of the matrix.</summary>
internal sealed class ReachReasons
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byText = new(StringComparer.Ordinal);
    private readonly List<(ReachCell Cell, long Pairs)> _all = [];

    /// <summary>Collects the reasons of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="why">The words for a cell's reason without the pair: those that read alike are one.</param>
    internal ReachReasons(ReachTable table, Func<ReachCell, string> why)
    {
        foreach (var row in table.Rows)
        {
            foreach (var column in table.Columns)
            {
                Add(table.CellOf(row, column), table.PairsOf(row, column), why);
            }
        }
    }

    /// <summary>Each reason with the first cell that it holds for, and how many pairs it holds for.</summary>
    internal IReadOnlyList<(ReachCell Cell, long Pairs)> All => _all;

    /// <summary>Whether there is nothing to explain.</summary>
    internal bool IsAllReachable => _all.Count == 0;

    /// <summary>Whether there is no pair at all.</summary>
    internal bool IsEmpty { get; private set; } = true;

    /// <summary>The number of a cell's reason, from 1; empty where there is nothing to explain.</summary>
    internal string NumberOf(ReachCell cell) => _numbers.TryGetValue(cell.Key, out var number) ? number.ToString(CultureInfo.InvariantCulture) : "";

    private void Add(ReachCell cell, long pairs, Func<ReachCell, string> why)
    {
        IsEmpty &= cell.Verdicts.Count == 0;
        if (cell.Verdicts.All(verdict => verdict.Verdict.Verdict == Verdict.Reachable))
        {
            return;
        }

        if (!_numbers.TryGetValue(cell.Key, out var number))
        {
            var text = cell.Symbol + why(cell);
            if (!_byText.TryGetValue(text, out number))
            {
                _all.Add((cell, 0));
                _byText[text] = number = _all.Count;
            }

            _numbers[cell.Key] = number;
        }

        _all[number - 1] = (_all[number - 1].Cell, _all[number - 1].Pairs + pairs);
    }
}
