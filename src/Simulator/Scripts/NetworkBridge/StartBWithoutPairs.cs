using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>3.1 without any loopback pair: N itself becomes a port, its addresses are on N and on B. Source: host-scripts §1.5.5.</summary>
internal static class StartBWithoutPairs
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters)
    {
        if (parameters.NetdevWords.Count > 1 || parameters.BridgeWords.Count > 1)
        {
            return WithSeveralWords(run, parameters);
        }

        var (n, b) = (parameters.N, parameters.B);

        // 1
        run = run.CreateBridge(b).Do(new SetArp(b, IsOn: true)).Do(new SetMulticast(b, IsOn: true));

        // 2, 3
        run = run.CopyAddresses(n, b).MoveRoutes(n, b);

        // 4
        run = run.AddToBridge(b, n).Do(new BringUp(n));

        // 5: the rule names P, which does not exist here, and F
        return run.ApplyAntispoof(parameters, parameters.P, parameters.F).End();
    }

    /// <summary>Several default routes: functions take the first word of a name, <c>ip</c> and <c>iptables</c> refuse the second. Source: host-scripts §1.2.2.</summary>
    private static ScriptRun WithSeveralWords(ScriptRun run, BridgeParameters parameters)
    {
        var (words, bridges) = (parameters.NetdevWords, parameters.BridgeWords);
        if (!InterfaceName.TryParse(words[0], out var n) || !InterfaceName.TryParse(words.ElementAtOrDefault(1) ?? "", out var second) || !InterfaceName.TryParse(bridges[0], out var b))
        {
            return run.Lose($"netdev comes out as '{string.Join(' ', words)}' and bridge as '{string.Join(' ', bridges)}'");
        }

        run = run.CreateBridge(b);
        if (bridges.Count > 1)
        {
            return run.Fail(WordSoup.Garbage(bridges[1]), 255);
        }

        run = run.Do(new SetArp(b, IsOn: true)).Do(new SetMulticast(b, IsOn: true))
            .CopyAddresses(n, second)
            .MoveRoutes(n, second)
            .AddToBridge(b, n);
        return parameters.IsAntispoof
            ? run.Do(new SetForwardPolicy(Drops: true)).Do(new FlushForward()).Fail($"Bad argument `{words[1]}'", 2)
            : run.End();
    }
}
