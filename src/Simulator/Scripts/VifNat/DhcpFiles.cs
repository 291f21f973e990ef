using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.Scripts.VifNat;

/// <summary>The files of dhcpd that vif-nat found. Source: host-scripts §2.2, §3.6.</summary>
/// <param name="Configuration">The configuration file.</param>
/// <param name="Init">The init script.</param>
/// <param name="Arguments">The argument file (3.3 and later); empty before.</param>
internal sealed record DhcpFiles(string Configuration, string Init, string Arguments)
{
    /// <summary>The file whose presence switches dhcp on from 3.3 on; no other counts for that.</summary>
    public const string Switch = "/etc/dhcpd.conf";

    /// <summary>Whether the release's vif-nat wants an argument file.</summary>
    public static bool NeedsArguments(Release release) => release.IsAtLeast(3, 3);

    /// <summary>Looks for the files; null if one of them is missing.</summary>
    public static DhcpFiles? Find(Release release, HostEnvironment environment)
    {
        var isNew = release.IsAtLeast(4, 15);
        string[] configurations = [.. isNew ? (string[])["/etc/dhcp/dhcpd.conf"] : [], "/etc/dhcp3/dhcpd.conf", Switch];
        string[] inits = [.. isNew ? (string[])["isc-dhcp-server", "dhcp-server"] : [], "dhcp3-server", "dhcp", "dhcpd"];
        string[] arguments = ["/etc/sysconfig/dhcpd", "/etc/defaults/dhcp", .. isNew ? (string[])["/etc/default/dhcp-server"] : [], "/etc/default/dhcp3-server"];
        var needsArguments = NeedsArguments(release);
        return First(configurations) is { } configuration && First(inits.Select(name => "/etc/init.d/" + name)) is { } init
            && (needsArguments ? First(arguments) : "") is { } argument
                ? new DhcpFiles(configuration, init, argument)
                : null;

        string? First(IEnumerable<string> paths) => paths.FirstOrDefault(path => environment.Files.Contains(path, StringComparer.Ordinal));
    }
}
