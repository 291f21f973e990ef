namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>C to G with a netdev of several words, as two default routes or a name without digits make it. Source: host-scripts §1.2.3, §8 X11.</summary>
internal static class WordSoup
{
    public static ScriptRun Run(ScriptRun run, BridgeParameters parameters)
    {
        var words = parameters.Netdev.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

        // The address copy finds no such device and copies nothing; ifdown takes the first word.
        run = run.CreateBridge(BridgeParameters.T);
        run = run.IfDown(words[0], out _);

        // Whatever comes next (down by hand, or the rename) ip refuses the second word.
        return run.Fail(Garbage(words), 255);
    }

    private static string Garbage(string[] words) => $"Error: either \"dev\" is duplicate, or \"{words.ElementAtOrDefault(1)}\" is a garbage.";
}
