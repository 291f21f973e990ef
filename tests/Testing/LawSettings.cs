using System.Globalization;

namespace XenNetLint.Testing;

/// <summary>How many cases a law is tried on, and from which seed.</summary>
/// <remarks>
/// The seed is fixed, so that a red build is always its author's. <c>XENNETLINT_LONG=1</c> draws a fresh one and tries a hundred times as many;
/// <c>XENNETLINT_REPLAY=seed,gamma,size</c>, as a failure prints it, tries that case first.
/// </remarks>
public static class LawSettings
{
    private const int UsualRuns = 200;

    private const int LongFactor = 100;

    /// <summary>Whether a fresh seed is drawn.</summary>
    public static bool IsLong { get; } = string.Equals(Environment.GetEnvironmentVariable("XENNETLINT_LONG"), "1", StringComparison.Ordinal);

    /// <summary>Number of cases unless a law names its own.</summary>
    public static int Runs { get; } = RunsOf(UsualRuns);

    /// <summary>Where the random numbers start; null for a fresh seed.</summary>
    public static LawStart? Start { get; } = ReadStart();

    /// <summary>The number of cases of a law that wants <paramref name="usual"/> of them in a usual run.</summary>
    public static int RunsOf(int usual) => IsLong ? usual * LongFactor : usual;

    private static LawStart? ReadStart()
    {
        var replay = Environment.GetEnvironmentVariable("XENNETLINT_REPLAY");
        if (!string.IsNullOrEmpty(replay))
        {
            var parts = replay.Trim('(', ')').Split(',');
            return new LawStart(
                ulong.Parse(parts[0], CultureInfo.InvariantCulture),
                ulong.Parse(parts[1], CultureInfo.InvariantCulture),
                parts.Length > 2 ? int.Parse(parts[2], CultureInfo.InvariantCulture) : null);
        }

        return IsLong ? null : new LawStart(20_260_101UL, 9_999_999_999_999_999_999UL, null);
    }
}
