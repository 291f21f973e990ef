using System.Numerics;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.Scripts.NetworkBridge;

/// <summary>What 3.0.0 takes from <c>ip=</c> on the kernel's command line: client, server, gateway and mask between colons. Source: host-scripts §1.5.1.</summary>
/// <param name="Client">dom0's address.</param>
/// <param name="Mask">Mask as text; empty: none.</param>
/// <param name="Gateway">Gateway; null: none.</param>
internal sealed record KernelAddress(IPv4Address Client, string Mask, IPv4Address? Gateway)
{
    private const string Option = "ip=";

    /// <summary>Length of the network part: 32 without a mask; null if the mask is none.</summary>
    public int? PrefixLength
    {
        get
        {
            if (Mask.Length == 0)
            {
                return 32;
            }

            if (!IPv4Address.TryParse(Mask, out var mask))
            {
                return null;
            }

            var length = BitOperations.LeadingZeroCount(~mask.Bits);
            return mask.Bits << length == 0 || length == 32 ? length : null;
        }
    }

    /// <summary>The option of that form, or null.</summary>
    public static KernelAddress? Of(string? commandLine)
    {
        var words = (commandLine ?? "").Split(' ').Where(word => word.StartsWith(Option, StringComparison.Ordinal)).Select(word => word[Option.Length..].Split(':'));
        return words.FirstOrDefault(fields => fields.Length > 1 && IPv4Address.TryParse(fields[0], out _)) is { } found && IPv4Address.TryParse(found[0], out var client)
            ? new KernelAddress(client, found.ElementAtOrDefault(3) ?? "", IPv4Address.TryParse(found.ElementAtOrDefault(2) ?? "", out var gateway) ? gateway : null)
            : null;
    }
}
