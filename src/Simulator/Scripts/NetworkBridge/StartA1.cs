using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>3.0.2: as 3.0.0, but it takes N down itself if ifdown fails, waits for P's link, and restores the addresses itself if ifup fails. Source: host-scripts §1.5.2.</summary>
internal static class StartA1
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters)
    {
        if (parameters.NetdevWords.Count > 1)
        {
            return WithSeveralWords(run, parameters);
        }

        var (n, p, v, f, b) = (parameters.N, parameters.P, parameters.V, parameters.F, parameters.B);

        // 1 to 4
        run = run.CreateBridge(b);
        var mac = run.State.FindLink(n)?.MacAddress;
        run = run.CopyAddresses(n, v);
        run = TakeDown(run, n, out var remembered);

        // 5 to 7
        run = StartA0.RenameToPair(run, n, p, v);
        run = run.Do(new BringDown(p))
            .Do(new SetArp(p, IsOn: false))
            .Do(new SetMacAddress(p, MacAddress.Dead))
            .Do(new FlushAddresses(p));
        run = StartA0.TakeOverMacAddress(run, n, mac);

        // 8, 10, 9
        run = run.AddToBridge(b, f);
        run = run.Do(new BringUp(b)).Do(new BringUp(f)).Do(new BringUp(p));
        run = run.AddToBridgeWhenLinked(b, p);

        // 11, 12
        return run.DoIfup(n, n, remembered).ApplyAntispoof(parameters, p, f).End();
    }

    /// <summary>Several default routes: <c>ip</c> refuses the second word, with B made and the first word's NIC taken down. Source: host-scripts §1.2.1.</summary>
    private static ScriptRun WithSeveralWords(ScriptRun run, BridgeParameters parameters)
    {
        var words = parameters.NetdevWords;
        run = run.CreateBridge(parameters.B).Complain(WordSoup.Garbage(words[1])).CopyBetweenWords(words);
        run = run.IfDown(words[0], out var isDown);
        run = !isDown && InterfaceName.TryParse(words[0], out var first) ? run.Remember(first, out _) : run;
        return run.Fail(WordSoup.Garbage(words[1]), 255);
    }

    /// <summary>ifdown, or by hand: remember the addresses, N down, N without addresses.</summary>
    public static ScriptRun TakeDown(ScriptRun run, InterfaceName n, out RememberedAddresses remembered)
    {
        run = run.IfDown(n.ToString(), out var isDown);
        remembered = RememberedAddresses.None;
        return isDown ? run : run.Remember(n, out remembered).Do(new BringDown(n)).Do(new FlushAddresses(n));
    }
}
