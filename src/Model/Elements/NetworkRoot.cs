using XenNetLint.Model.Addresses;

namespace XenNetLint.Model.Elements;

/// <summary>A root file system on the network, as <c>/etc/mtab</c> and the kernel's command line show it. Source: host-scripts §1.3.1.</summary>
/// <param name="FileSystemType">Type in mtab, for example <c>nfs</c>.</param>
/// <param name="HasNetdevOption">Whether the mount has the option <c>_netdev</c>.</param>
/// <param name="NfsServer">Server of <c>nfsroot=</c> on the kernel's command line; null if there is none.</param>
public sealed record NetworkRoot(string FileSystemType, bool HasNetdevOption, IPv4Address? NfsServer);
