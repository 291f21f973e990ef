using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace XenNetLint.Testing;

/// <summary>Tries a statement on many random values. The only file that touches FsCheck's runner.</summary>
public static class Law
{
    /// <summary>Fails with the shrunk counterexample and a replay triple when <paramref name="law"/> is false or throws.</summary>
    public static void Holds<T>(Arbitrary<T> values, Func<T, bool> law) => Holds(values, LawSettings.Runs, law);

    /// <summary>The cases on which a law would be tried: what a generator makes can be measured, and the measure is the same in each run.</summary>
    public static IReadOnlyList<T> Cases<T>(Arbitrary<T> values, int runs)
    {
        var cases = new List<T>();
        Holds(values, runs, value =>
        {
            cases.Add(value);
            return true;
        });
        return cases;
    }

    /// <summary>As above, with the number of cases of this law.</summary>
    public static void Holds<T>(Arbitrary<T> values, int runs, Func<T, bool> law)
    {
        var config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(runs);
        if (LawSettings.Start is { } start)
        {
            var size = start.Size is { } failingSize ? FSharpOption<int>.Some(failingSize) : FSharpOption<int>.None;
            config = config.WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(start.Seed, start.Gamma), size)));
        }

        Check.One(config, Prop.ForAll(values, law));
    }
}
