namespace XenNetLint.Cli;

/// <summary>The name that was probably meant.</summary>
internal static class Suggestion
{
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

    private static int Distance(string left, string right)
    {
        var previous = new int[right.Length + 1];
        for (var column = 0; column < previous.Length; column++)
        {
            previous[column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            var current = new int[right.Length + 1];
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var change = char.ToLowerInvariant(left[row - 1]) == char.ToLowerInvariant(right[column - 1]) ? 0 : 1;
                current[column] = Math.Min(Math.Min(current[column - 1], previous[column]) + 1, previous[column - 1] + change);
            }

            previous = current;
        }

        return previous[^1];
    }
}
