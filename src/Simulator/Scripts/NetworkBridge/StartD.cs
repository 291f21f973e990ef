using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>3.4: as 3.2, but the addresses are always remembered, before ifdown, and so are the slaves of a bonding device. Source: host-scripts §1.5.7.</summary>
internal static class StartD
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters)
    {
        var (n, p, b) = (parameters.N, parameters.P, parameters.B);

        // 1, 2
        run = run.CreateBridge(BridgeParameters.T).CopyAddresses(n, BridgeParameters.T);

        // 3
        InterfaceName[] slaves = run.State.FindLink(n) is { Kind: LinkKind.Bond } ? [.. run.State.PortsOf(n).Select(slave => slave.Name)] : [];
        run = run.Remember(n, out var remembered);
        run = run.IfDown(n.ToString(), out var isDown)
            .When(!isDown, steps => steps.Do(new BringDown(n)).Do(new FlushAddresses(n)));

        // 4, 5
        run = StartC.Rename(run, n, p, b).SetUpPhysicalPort(p);

        // The slaves come back
        run = run.When(slaves.Length > 0, steps => TakeBackSlaves(steps.Do(new BringUp(p)), p, slaves));

        // 6 to 8
        return run.AddToBridgeWhenLinked(b, p).DoIfup(b, n, remembered).ApplyAntispoof(parameters, p).End();
    }

    private static ScriptRun TakeBackSlaves(ScriptRun run, InterfaceName p, InterfaceName[] slaves) =>
        run.State.PortsOf(p).Any()
            ? run.Lose($"what ifenslave says to a slave that {p} still has is not known")
            : slaves.Aggregate(run, (steps, slave) => steps.Do(new EnslaveToBond(p, slave)));
}
