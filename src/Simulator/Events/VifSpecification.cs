using System.Globalization;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.Events;

/// <summary>A vif as <c>network-attach</c> takes it: one word for each pair of key and value. Source: host-scripts §4.5, config-languages §3.4, §8.4.</summary>
/// <param name="Vif">What the words say.</param>
/// <param name="DeviceId">The number asked for (<c>devid=</c>, xl 4.9 and later); null: the next one.</param>
/// <param name="Error">The toolstack's message if it refuses them; empty otherwise.</param>
internal sealed record VifSpecification(Vif Vif, int? DeviceId = null, string Error = "")
{
    /// <summary>Keys of xm's network-attach with the release that brought them.</summary>
    private static readonly (string Key, int Major, int Minor, int Patch)[] XmKeys =
    [
        ("type", 3, 0, 0), ("mac", 3, 0, 0), ("bridge", 3, 0, 0), ("ip", 3, 0, 0), ("script", 3, 0, 0), ("backend", 3, 0, 0), ("vifname", 3, 0, 0),
        ("rate", 3, 0, 2), ("model", 3, 0, 3), ("accel", 3, 2, 0),
    ];

    private static readonly (string Key, int Major, int Minor, int Patch)[] XlKeys =
    [
        ("type", 4, 0, 0), ("mac", 4, 0, 0), ("bridge", 4, 0, 0), ("ip", 4, 0, 0), ("script", 4, 0, 0), ("vifname", 4, 0, 0), ("model", 4, 0, 0), ("accel", 4, 0, 0),
        ("backend", 4, 1, 0), ("rate", 4, 2, 0), ("netdev", 4, 3, 0), ("gatewaydev", 4, 3, 0), ("devid", 4, 9, 0), ("mtu", 4, 15, 0), ("vlan", 4, 19, 0),
    ];

    /// <summary>Reads a specification.</summary>
    /// <param name="text">Pairs with commas or blanks between; may be empty.</param>
    /// <param name="id">The vif that it is to be.</param>
    /// <param name="release">The release that reads it.</param>
    /// <param name="toolstack">The toolstack that reads it.</param>
    public static VifSpecification Read(string text, VifId id, Release release, Toolstack toolstack)
    {
        var read = new VifSpecification(new Vif { Id = id });
        foreach (var word in WordsOf(text))
        {
            read = toolstack == Toolstack.Xl ? read.WithXlWord(word, release) : read.WithXmWord(word, release);
            if (read.Error.Length > 0)
            {
                break;
            }
        }

        return read;
    }

    /// <summary>A comma ends a word, and so does a blank before the next key.</summary>
    private static IEnumerable<string> WordsOf(string text)
    {
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var word = "";
            foreach (var piece in part.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (word.Length > 0 && piece.Contains('=', StringComparison.Ordinal))
                {
                    yield return word;
                    word = piece;
                }
                else
                {
                    word = word.Length > 0 ? $"{word} {piece}" : piece;
                }
            }

            yield return word;
        }
    }

    // Up to 3.0.4 any key goes through to xend, which reads those that it knows.
    private VifSpecification WithXmWord(string word, Release release)
    {
        var isPair = word.Split('=') is [var key, { Length: > 0 }] && Knows(XmKeys, key, release);
        return isPair ? With(word, release, isXl: false)
            : release.IsBefore(3, 1) ? this
            : this with { Error = $"Invalid argument: {word}" };
    }

    private VifSpecification WithXlWord(string word, Release release)
    {
        if (word is "trusted" or "untrusted" && release.IsAtLeast(4, 17))
        {
            return this;
        }

        var equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && Knows(XlKeys, word[..equals], release) ? With(word, release, isXl: true) : this with { Error = $"unrecognized argument `{word}'" };
    }

    private static bool Knows((string Key, int Major, int Minor, int Patch)[] keys, string key, Release release) =>
        Array.Exists(keys, known => string.Equals(known.Key, key, StringComparison.Ordinal) && release.IsAtLeast(known.Major, known.Minor, known.Patch));

    private VifSpecification With(string word, Release release, bool isXl)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        var value = word[(equals + 1)..];
        switch (word[..equals])
        {
            case "mac":
                return WithMacAddress(value, release, isXl);
            case "bridge":
                return this with { Vif = Vif with { Bridge = NameOf(value) } };
            case "vifname" when release.IsAtLeast(3, 0, 2):
                return this with { Vif = Vif with { BackendName = NameOf(value) } };
            case "ip":
                return this with { Vif = Vif with { IpWords = Fact.Stated<EquatableArray<string>>([.. value.Split(' ', StringSplitOptions.RemoveEmptyEntries)]) } };
            case "script" when value.Length > 0:
                return this with { Vif = Vif with { Script = Fact.Stated<ScriptCommand?>(isXl ? new ScriptCommand(value, []) : ScriptCommand.Split(value)) } };
            case "type":
                return this with { Vif = Vif with { Type = Fact.Stated(value.Length == 0 ? null : value) } };
            case "backend":
                return this with { Vif = Vif with { Backend = Fact.Stated(value is "" or "0" or "Domain-0" ? null : value) } };
            case "gatewaydev" or "netdev":
                return this with { Vif = Vif with { GatewayDevice = NameOf(value) } };
            case "mtu":
                return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var mtu)
                    ? this with { Vif = Vif with { MtuBytes = Fact.Stated<int?>(mtu) } }
                    : this with { Error = $"xl: failed to convert \"{value}\" to number" };
            case "devid":
                return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? this with { DeviceId = number }
                    : this with { Error = $"xl: failed to convert \"{value}\" to number" };
            default:
                return this;
        }
    }

    // xm checks it from 3.4 on. xl takes six numbers with any one character between.
    private VifSpecification WithMacAddress(string value, Release release, bool isXl)
    {
        var text = isXl && value.Length == 17 ? string.Join(':', value.Chunk(3).Select(octet => new string(octet, 0, 2))) : value;
        return MacAddress.TryParse(text, out var address) ? this with { Vif = Vif with { MacAddress = Fact.Stated<MacAddress?>(isXl && address.IsZero ? null : address) } }
            : isXl ? this with { Error = "Invalid parameter `mac'." }
            : release.IsAtLeast(3, 4) ? this with { Error = "Cannot create a new virtual network interface - MAC address is not valid!" }
            : this with { Vif = Vif with { MacAddress = Fact.Unknown<MacAddress?>($"'{value}' is no MAC address") } };
    }

    private static Fact<InterfaceName?> NameOf(string value) =>
        value.Length == 0 ? Fact.Stated<InterfaceName?>(null)
        : InterfaceName.TryParse(value, out var name) ? Fact.Stated<InterfaceName?>(name)
        : Fact.Unknown<InterfaceName?>($"'{value}' names no interface");
}
