using System.Text.RegularExpressions;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>The variables of network-bridge after arguments and defaults were applied. Source: host-scripts §1.2.</summary>
/// <param name="Netdev">N as text: what a default route leaves need not be a name.</param>
/// <param name="Bridge">B as text.</param>
/// <param name="Vifnum">Number of the loopback pair as text (A0 to B).</param>
/// <param name="IsAntispoof">Whether antispoof is <c>yes</c>.</param>
internal sealed partial record BridgeParameters(string Netdev, string Bridge, string Vifnum, bool IsAntispoof)
{
    /// <summary>N.</summary>
    public InterfaceName N => InterfaceName.Parse(Netdev);

    /// <summary>B.</summary>
    public InterfaceName B => InterfaceName.Parse(Bridge);

    /// <summary>P: what N is renamed to.</summary>
    public InterfaceName P => InterfaceName.Parse("p" + Netdev);

    /// <summary>V: the end of the loopback pair that takes N's name (A0 to B).</summary>
    public InterfaceName V => InterfaceName.Parse("veth" + Vifnum);

    /// <summary>F: the end of the loopback pair that joins the bridge (A0 to B).</summary>
    public InterfaceName F => InterfaceName.Parse("vif0." + Vifnum);

    /// <summary>T: the literal name of the bridge before it gets its own (C to G).</summary>
    public static InterfaceName T { get; } = InterfaceName.Parse("tmpbridge");

    /// <summary>Whether the bridge is the literal <c>null</c>: nothing is to be done.</summary>
    public bool IsNull => string.Equals(Bridge, "null", StringComparison.Ordinal);

    /// <summary>Netdev as a command line without quotes splits it; at least one word.</summary>
    public IReadOnlyList<string> NetdevWords => Words(Netdev);

    /// <summary>Bridge as a command line without quotes splits it; at least one word.</summary>
    public IReadOnlyList<string> BridgeWords => Words(Bridge);

    /// <summary>Bridge for a message.</summary>
    public string OneLineBridge => OnOneLine(Bridge);

    /// <summary>The words of a text, which holds at least one.</summary>
    public static IReadOnlyList<string> Words(string text) => text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words ? words : [text];

    /// <summary>C to G: netdev as given, else as the default route has it; empty if there is neither.</summary>
    public static string NetdevBeforeDefault(NetworkState state, ScriptArguments arguments) => Given(arguments["netdev"], () => DeviceOfDefaultRoute(state));

    /// <summary>Why netdev or bridge can be no link's name; null if both can.</summary>
    public string? FindUnnamed()
    {
        if (NetdevWords.Count == 1 && !InterfaceName.TryParse(Netdev, out _))
        {
            return $"netdev comes out as '{Netdev}', which is no name of a link";
        }

        return BridgeWords.Count == 1 && !InterfaceName.TryParse(Bridge, out _) ? $"bridge comes out as '{Bridge}', which is no name of a link" : null;
    }

    /// <summary>Applies the defaults in the script's order: bridge comes from vifnum (A0 to B) or from netdev (C to G).</summary>
    /// <param name="state">The state, whose default routes are looked at.</param>
    /// <param name="arguments">The script's arguments.</param>
    /// <param name="alternative">The netdev that takes the given one's place because of a root file system on the network; empty: none.</param>
    public static BridgeParameters Of(NetworkState state, ScriptArguments arguments, string alternative)
    {
        var era = state.Host.Release.Era;
        var antispoof = string.Equals(arguments["antispoof"], "yes", StringComparison.Ordinal);
        if (era >= Era.C)
        {
            var device = Given(Given(alternative, () => NetdevBeforeDefault(state, arguments)), () => "eth0");
            return new(device, Given(arguments["bridge"], () => device), "", antispoof);
        }

        var vifnum = Given(arguments["vifnum"], () => era >= Era.A2 ? Given(DigitsOfDefaultRoute(state), () => "0") : "0");
        var bridge = Given(arguments["bridge"], () => "xenbr" + vifnum);
        var netdev = Given(arguments["netdev"], () => era == Era.A1 ? Given(LastWordsOfDefaultRoutes(state), () => "eth" + vifnum) : "eth" + vifnum);
        return new(netdev, bridge, vifnum, antispoof);
    }

    private static string OnOneLine(string text) => text.Replace('\n', ' ');

    private static string Given(string value, Func<string> otherwise) => value.Length > 0 ? value : otherwise();

    /// <summary>A1. Source: host-scripts §1.2.1, as iproute2 of today filters; that of 2006 is said to have let other routes through.</summary>
    private static string LastWordsOfDefaultRoutes(NetworkState state) => string.Join('\n', DefaultRouteLines(state).Select(LastWord));

    /// <summary>A2, B: of every default route's line the last word from its first digit on. Source: host-scripts §1.2.2.</summary>
    private static string DigitsOfDefaultRoute(NetworkState state) => string.Join('\n', DefaultRouteLines(state).Select(line =>
    {
        var word = LastWord(line);
        var digit = word.AsSpan().IndexOfAnyInRange('0', '9');
        return digit < 0 ? "" : word[digit..];
    })).Trim('\n');

    /// <summary>C to G: letters and digits behind the last <c>dev</c>, else the whole line. Source: host-scripts §1.2.3.</summary>
    private static string DeviceOfDefaultRoute(NetworkState state) =>
        string.Join('\n', DefaultRouteLines(state).Select(line => LettersAndDigitsOfDevice().Match(line) is { Success: true } match ? match.Groups["device"].Value : line));

    private static IEnumerable<string> DefaultRouteLines(NetworkState state) => state.Routes.Where(route => route.IsDefault).Select(route => route.ToString());

    private static string LastWord(string line) => line[(line.LastIndexOf(' ') + 1)..];

    [GeneratedRegex(".*dev (?<device>[a-z]+[0-9]+).*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LettersAndDigitsOfDevice();
}
