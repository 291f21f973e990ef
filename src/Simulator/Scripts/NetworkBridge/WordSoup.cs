using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>C to G with a netdev of several words, as two default routes or a name without digits make it. Source: host-scripts §1.2.3, §8 X11.</summary>
/// <remarks>Assumption: ifdown takes one name, the first.</remarks>
internal static class WordSoup
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters)
    {
        var words = parameters.NetdevWords;
        run = run.CreateBridge(BridgeParameters.T).CopyBetweenWords(words);
        if (run.Release.Era >= Era.D)
        {
            // A test of the path of bonding slaves, with the words in it.
            run = run.Complain(words.Count == 2 ? $"[: /sys/class/net/{words[0]}: binary operator expected" : "[: too many arguments");
            run = InterfaceName.TryParse(words[0], out var first) ? run.Remember(first, out _) : run;
        }

        run = run.IfDown(words[0], out _);

        // Whatever comes next (down by hand, or the rename) ip refuses the second word.
        return run.Fail(Garbage(words[1]), 255);
    }

    /// <summary>The address copy, whose source and destination are the first two words. Source: host-scripts §1.4.4.</summary>
    public static ScriptRun CopyBetweenWords(this ScriptRun run, IReadOnlyList<string> words) =>
        InterfaceName.TryParse(words[0], out var source) && InterfaceName.TryParse(words[1], out var destination)
            ? run.CopyAddresses(source, destination)
            : run.Lose($"what ip makes of '{words[0]} {words[1]}' is not known");

    /// <summary>What ip says to a second word in the place of a device's name.</summary>
    public static string Garbage(string word) => $"Error: either \"dev\" is duplicate, or \"{word}\" is a garbage.";
}
