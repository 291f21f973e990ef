using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.Scripts.NetworkNat;

/// <summary>The host's dhcpd as the scripts look for it. Source: host-scripts §2.2.</summary>
/// <param name="ConfigurationFile">Its configuration.</param>
/// <param name="InitFile">What restarts it.</param>
internal sealed record DhcpServer(string ConfigurationFile, string InitFile)
{
    /// <summary>The file that from 3.3 on decides whether dhcp is the default.</summary>
    public const string PlainConfigurationFile = "/etc/dhcpd.conf";

    /// <summary>What the scripts look for in the configuration.</summary>
    public const string Subnet = "subnet 10.0.0.0";

    private static readonly string[] ConfigurationFiles = ["/etc/dhcp3/dhcpd.conf", PlainConfigurationFile];
    private static readonly string[] InitFiles = ["/etc/init.d/dhcp3-server", "/etc/init.d/dhcp", "/etc/init.d/dhcpd"];

    /// <summary>The first configuration and the first init file, or null if one of the two is missing.</summary>
    public static DhcpServer? Find(HostNetwork host) =>
        ConfigurationFiles.FirstOrDefault(file => Exists(host, file)) is { } configuration && InitFiles.FirstOrDefault(file => Exists(host, file)) is { } init
            ? new DhcpServer(configuration, init)
            : null;

    /// <summary>Whether the host has this file.</summary>
    public static bool Exists(HostNetwork host, string path) => host.Environment.Files.Contains(path, StringComparer.Ordinal);

    /// <summary>The line that network-nat adds; from 3.4 on with what it finds in <c>/etc/resolv.conf</c>.</summary>
    public static string DeclarationOf(Release release) => Subnet + " netmask 255.255.0.0 " + (release.IsBefore(3, 4)
        ? "{}"
        : "{ option domain-name \"<domain of /etc/resolv.conf>\"; option domain-name-servers <first nameserver of /etc/resolv.conf>; }");
}
