using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>A run of <c>network-bridge start</c> by its variables: which were stated, and what they came out as. Source: host-scripts §1.1, §1.2.</summary>
public sealed record NetworkBridgeCall
{
    /// <summary>N: the card to be bridged. What is derived from routes need not be a name: it may have blanks and line ends.</summary>
    public required string Netdev { get; init; }

    /// <summary>B: the bridge to be made.</summary>
    public required string Bridge { get; init; }

    /// <summary>Number of the loopback pair; empty from 3.2 on.</summary>
    public required string Vifnum { get; init; }

    /// <summary>Whether the call states <c>netdev=</c>; else the script derives it.</summary>
    public required bool StatesNetdev { get; init; }

    /// <summary>Whether the call states <c>bridge=</c>; else the script derives it.</summary>
    public required bool StatesBridge { get; init; }

    /// <summary>Whether the call states <c>vifnum=</c>; else the script derives it.</summary>
    public required bool StatesVifnum { get; init; }

    /// <summary>P: what the script renames the card to.</summary>
    public string RenamedNetdev => "p" + Netdev;

    /// <summary>Reads a run's variables and command line.</summary>
    /// <param name="before">The state in which the script began.</param>
    /// <param name="script">The run.</param>
    /// <returns>Null if it is no start of network-bridge, if only a shell can tell its arguments, or if it ends before it looks at them.</returns>
    public static NetworkBridgeCall? Of(NetworkState before, ScriptOutcome script)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(script);
        var words = script.CommandLine.Split(' ');
        var arguments = ScriptArguments.Parse([.. words.Skip(1).Take(1), .. script.Variables, .. words.Skip(2)]);
        if (words[0][(words[0].LastIndexOf('/') + 1)..] is not "network-bridge" || arguments is not { Command: "start", Unreadable: "", NoAssignment: "" } || !before.Host.Release.HasXend)
        {
            return null;
        }

        // Where the root file system is on the network, the script takes another card or ends here. Source: host-scripts §1.3.1.
        var run = new ScriptRun { State = before, Path = words[0] }.LookAtRoot(arguments, out var alternative);
        if (run.HasEnded)
        {
            return null;
        }

        var parameters = BridgeParameters.Of(before, arguments, alternative);
        return new NetworkBridgeCall
        {
            Netdev = parameters.Netdev,
            Bridge = parameters.Bridge,
            Vifnum = parameters.Vifnum,
            StatesNetdev = arguments["netdev"].Length > 0,
            StatesBridge = arguments["bridge"].Length > 0,
            StatesVifnum = arguments["vifnum"].Length > 0,
        };
    }
}
