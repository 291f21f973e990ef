using System.Runtime.InteropServices;
using XenNetLint.Analysis.Fleet;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Reports;

/// <summary>The matrix of a group of hosts as people read it: classes that differ in nothing that was asked for share a line.</summary>
internal sealed class ReachTable
{
    private readonly Dictionary<(ReachPart From, ReachPart To), List<PartVerdict>> _verdicts = [];

    private ReachTable(ReachGroup group) => Group = group;

    /// <summary>The group.</summary>
    internal ReachGroup Group { get; }

    /// <summary>All lines, in the order of the fleet.</summary>
    internal IReadOnlyList<ReachLine> Lines { get; private set; } = [];

    /// <summary>The lines of those who send.</summary>
    internal IReadOnlyList<ReachLine> Rows => field ??= [.. Lines.Where(line => line.From.Count > 0)];

    /// <summary>Those who are meant and have an address at which they can be asked for.</summary>
    internal IReadOnlyList<ReachColumn> Columns => field ??= [.. Lines.Where(line => line.To.Count > 0 && line.To[0].AddressNumbers.Count > 0).SelectMany(ColumnsOf)];

    /// <summary>Equal for groups whose tables are the same up to names and numbers of ends.</summary>
    internal string Shape => field ??= string.Join('\n', Lines.Select(line => $"{line.Role} {(line.Ends.Count > 1 ? "several" : "one")} {line.From.Count > 0}"))
        + "\n" + string.Join(' ', Columns.Select(column => column.Label))
        + "\n" + string.Join('\n', Rows.Select(row => string.Join(' ', Columns.Select(column => ShapeOf(CellOf(row, column))))));

    /// <summary>Builds the table of a group.</summary>
    internal static ReachTable Of(ReachSelection selection, ReachGroup group)
    {
        var table = new ReachTable(group);
        foreach (var from in group.From)
        {
            foreach (var to in group.To)
            {
                table._verdicts[(from, to)] = [.. selection.Verdicts(from, to)];
            }
        }

        table.Lines = table.Joined(UnitsOf(group));
        return table;
    }

    /// <summary>What is between a line and a column: that between their first ends, which stand for all.</summary>
    internal ReachCell CellOf(ReachLine row, ReachColumn column)
    {
        // On one line only different ends are a pair: the first parts may be one end alone.
        foreach (var from in row.From)
        {
            foreach (var to in column.Line.To)
            {
                if (VerdictsOn(from, to, column.Number) is { Count: > 0 } verdicts)
                {
                    return CellOf(verdicts);
                }
            }
        }

        return ReachCell.None;
    }

    /// <summary>How many pairs, an address of theirs each, stand behind a cell.</summary>
    internal long PairsOf(ReachLine row, ReachColumn column) =>
        row.From.SelectMany(from => column.Line.To.SelectMany(to => VerdictsOn(from, to, column.Number))).Sum(verdict => verdict.Pairs);

    private List<PartVerdict> VerdictsOn(ReachPart from, ReachPart to, int? number) =>
        number is { } one ? _verdicts[(from, to)].FindAll(verdict => verdict.AddressNumber == to.AddressNumbers[one]) : _verdicts[(from, to)];

    private static string ShapeOf(ReachCell cell) => cell.Symbol + string.Join(',', cell.Verdicts.Select(verdict => $"{verdict.Verdict.Disposition}{verdict.Verdict.Blocker?.Way}").Distinct(StringComparer.Ordinal));

    private static ReachCell CellOf(List<PartVerdict> verdicts)
    {
        if (verdicts.Count == 0)
        {
            return ReachCell.None;
        }

        var isOne = verdicts.DistinctBy(verdict => (verdict.Verdict.Verdict, verdict.Cause)).Count() == 1;
        var symbol = verdicts.TrueForAll(verdict => verdict.Verdict.Verdict == verdicts[0].Verdict.Verdict) ? SymbolOf(verdicts[0].Verdict.Verdict) : '*';
        return new ReachCell(symbol, verdicts, isOne
            ? $"{verdicts[0].Verdict.Verdict} {verdicts[0].Cause}"
            : string.Join(" | ", verdicts.Select(verdict => FormattableString.Invariant($"{verdict.AddressNumber} {verdict.IsOnOneHost} {verdict.Verdict.Verdict} {verdict.Cause}"))));
    }

    private static char SymbolOf(Verdict verdict) => verdict switch
    {
        Verdict.Reachable => '+',
        Verdict.Unreachable => '-',
        Verdict.Depends => '~',
        _ => '?',
    };

    // An address has a column of its own where somebody reaches it otherwise than the next.
    private IEnumerable<ReachColumn> ColumnsOf(ReachLine line)
    {
        var count = line.To[0].AddressNumbers.Count;
        var differ = count > 1 && line.To.Any(to => Lines.SelectMany(row => row.From).Any(from =>
            VerdictsOn(from, to, number: null).GroupBy(verdict => verdict.IsOnOneHost).Any(same => same.DistinctBy(verdict => (verdict.Verdict.Verdict, verdict.Cause)).Skip(1).Any())));
        return differ ? Enumerable.Range(0, count).Select(number => new ReachColumn(line, number)) : [new ReachColumn(line, Number: null)];
    }

    // ---- lines

    /// <summary>Ends that are asked for together, as senders and as who is meant.</summary>
    private static List<ReachLine> UnitsOf(ReachGroup group)
    {
        var units = new List<(ReachPart? From, ReachPart? To)>();
        var receivers = group.To.ToList();
        foreach (var from in group.From)
        {
            var to = receivers.Find(part => from.Interface is null && ReferenceEquals(part.Class, from.Class) && part.Ends == from.Ends);
            _ = to is not null && receivers.Remove(to);
            units.Add((from, to));
        }

        units.AddRange(receivers.Select(part => ((ReachPart?)null, (ReachPart?)part)));
        return [.. units.OrderBy(unit => (unit.From ?? unit.To)?.Class.Number).Select(unit => new ReachLine("", (unit.From ?? unit.To)?.Ends ?? [], unit.From is { } from ? [from] : [], unit.To is { } to ? [to] : []))];
    }

    /// <summary>Units that are alike to everybody, and among each other, become one line.</summary>
    private List<ReachLine> Joined(List<ReachLine> units)
    {
        var keys = KeysOf(units);
        var lines = new List<List<int>>();
        for (var unit = 0; unit < units.Count; unit++)
        {
            var twins = lines.Find(line => AreAlike(units, keys, line[0], unit));
            if (twins is null)
            {
                lines.Add([unit]);
            }
            else
            {
                twins.Add(unit);
            }
        }

        return [.. lines.Select((line, number) => new ReachLine(
            LetterOf(number),
            [.. line.SelectMany(unit => units[unit].Ends)],
            [.. line.SelectMany(unit => units[unit].From)],
            [.. line.SelectMany(unit => units[unit].To)]))];
    }

    /// <summary>What is between any two units, by number; -1 where nothing is.</summary>
    private int[,] KeysOf(List<ReachLine> units)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var keys = new int[units.Count, units.Count];
        for (var row = 0; row < units.Count; row++)
        {
            for (var column = 0; column < units.Count; column++)
            {
                if (units[row].From.Count == 0 || units[column].To.Count == 0 || CellOf(_verdicts[(units[row].From[0], units[column].To[0])]) is not { Verdicts.Count: > 0 } cell)
                {
                    keys[row, column] = -1;
                    continue;
                }

                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(known, cell.Key, out var isKnown);
                keys[row, column] = isKnown ? number : number = known.Count;
            }
        }

        return keys;
    }

    private static bool AreAlike(List<ReachLine> units, int[,] keys, int one, int other)
    {
        if (units[one].Role != units[other].Role || units[one].From.Count != units[other].From.Count || units[one].To.Count != units[other].To.Count
            || InterfaceOf(units[one]) != InterfaceOf(units[other]) || NumbersOf(units[one]) != NumbersOf(units[other]))
        {
            return false;
        }

        for (var third = 0; third < units.Count; third++)
        {
            if (third != one && third != other && (keys[one, third] != keys[other, third] || keys[third, one] != keys[third, other]))
            {
                return false;
            }
        }

        return ((int[])[keys[one, other], keys[other, one], keys[one, one], keys[other, other]]).Where(key => key >= 0).Distinct().Count() <= 1;
    }

    private static InterfaceName? InterfaceOf(ReachLine unit) => unit.From is [{ Interface: { } number }] ? number : null;

    private static EquatableArray<int> NumbersOf(ReachLine unit) => unit.To is [{ } part] ? part.AddressNumbers : [];

    private static string LetterOf(int number) => (number < 26 ? "" : LetterOf((number / 26) - 1)) + (char)('A' + (number % 26));
}
