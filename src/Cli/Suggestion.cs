using System.Globalization;

namespace XenNetLint.Cli;

/// <summary>The name that was probably meant.</summary>
internal static class Suggestion
{
    private const int MostNames = 12;

    /// <summary><c>no host is called 'x'; did you mean 'y'?; hosts are: …</c>, each name once, and not all of a fleet.</summary>
    /// <param name="kind">What is named, in the singular.</param>
    /// <param name="written">The name that nothing has.</param>
    /// <param name="known">The names that there are.</param>
    internal static string Unknown(string kind, string written, IEnumerable<string> known)
    {
        var names = known.Distinct(StringComparer.Ordinal).ToList();
        var further = names.Count > MostNames ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - MostNames} more") : "";
        var all = names.Count == 0 ? $"there are no {kind}s" : $"{kind}s are: {string.Join(", ", names.Take(MostNames))}{further}";
        return $"no {kind} is called '{written}'{For(written, names)}; {all}";
    }

    /// <summary><c>; did you mean 'x'?</c>, or nothing if no name is near.</summary>
    internal static string For(string written, IEnumerable<string> names)
    {
        var nearest = Nearest(written, names);
        return nearest is null ? "" : $"; did you mean '{nearest}'?";
    }

    private static string? Nearest(string written, IEnumerable<string> names)
    {
        string? best = null;
        var bestDistance = Math.Max(1, written.Length / 3) + 1;
        foreach (var name in names)
        {
            var distance = Distance(written, name);
            if (distance < bestDistance)
            {
                best = name;
                bestDistance = distance;
            }
        }

        return best;
    }

    // Insertions, deletions, replacements and swaps of neighbours; the case of letters does not count.
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var row = 0; row <= left.Length; row++)
        {
            for (var column = 0; column <= right.Length; column++)
            {
                rows[row, column] = row == 0 || column == 0 ? row + column : Nearest(rows, left, right, row, column);
            }
        }

        return rows[left.Length, right.Length];
    }

    private static int Nearest(int[,] rows, string left, string right, int row, int column)
    {
        var change = IsSame(left[row - 1], right[column - 1]) ? 0 : 1;
        var nearest = Math.Min(Math.Min(rows[row - 1, column], rows[row, column - 1]) + 1, rows[row - 1, column - 1] + change);
        var isSwap = row > 1 && column > 1 && IsSame(left[row - 1], right[column - 2]) && IsSame(left[row - 2], right[column - 1]);
        return isSwap ? Math.Min(nearest, rows[row - 2, column - 2] + 1) : nearest;
    }

    private static bool IsSame(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
