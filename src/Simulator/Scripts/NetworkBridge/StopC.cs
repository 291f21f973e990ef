using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>3.2, 3.3. Neither B's being a bridge nor P's existence is looked at. Source: host-scripts §1.6.2.</summary>
internal static class StopC
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters)
    {
        if (parameters.NetdevWords.Count > 1)
        {
            return WithSeveralWords(run, parameters);
        }

        var (n, p, b) = (parameters.N, parameters.P, parameters.B);

        // 2
        run = run.CopyAddresses(b, p);
        run = run.IfDown(b.ToString(), out var isDown);
        var remembered = RememberedAddresses.None;
        run = isDown ? run : run.Remember(b, out remembered);
        run = run.Do(new BringDown(p)).Do(new FlushAddresses(b));

        // 3
        run = run.NeedBrctl().Do(new ReleasePort(b, p)).Do(new BringDown(b));

        // 4: T stays if do_ifup fails
        return run
            .Do(new RenameLink(b, BridgeParameters.T))
            .Do(new RenameLink(p, n))
            .DoIfup(n, n, remembered)
            .DeleteBridge(BridgeParameters.T)
            .End();
    }

    /// <summary>P comes out as several words: functions take the first, <c>ip</c> refuses the second. Source: host-scripts §1.2.3.</summary>
    private static ScriptRun WithSeveralWords(ScriptRun run, BridgeParameters parameters)
    {
        var b = parameters.B;
        run = InterfaceName.TryParse("p" + parameters.NetdevWords[0], out var first) ? run.CopyAddresses(b, first) : run;
        run = run.IfDown(b.ToString(), out var isDown);
        run = isDown ? run : run.Remember(b, out _);
        return run.Fail(WordSoup.Garbage(parameters.NetdevWords[1]), 255);
    }
}
