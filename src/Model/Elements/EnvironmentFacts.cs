namespace XenNetLint.Model.Elements;

/// <summary>The parts of a <see cref="HostEnvironment"/> that can be stated.</summary>
[Flags]
public enum EnvironmentFacts
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary><see cref="HostEnvironment.Ifup"/>.</summary>
    Ifup = 1,

    /// <summary><see cref="HostEnvironment.IfdownIgnoresUnknownNames"/>.</summary>
    IfdownUnknown = 1 << 1,

    /// <summary><see cref="HostEnvironment.IfupIgnoresUnknownNames"/>.</summary>
    IfupUnknown = 1 << 2,

    /// <summary><see cref="HostEnvironment.IfupConfigurations"/>.</summary>
    IfupConfigurations = 1 << 3,

    /// <summary><see cref="HostEnvironment.Brctl"/>.</summary>
    Brctl = 1 << 4,

    /// <summary><see cref="HostEnvironment.ListsDefaultRouteFirst"/>.</summary>
    RouteOrder = 1 << 5,

    /// <summary><see cref="HostEnvironment.RenamesUpInterfaces"/>.</summary>
    Renaming = 1 << 6,

    /// <summary><see cref="HostEnvironment.NetworkRoot"/>.</summary>
    NetworkRoot = 1 << 7,

    /// <summary><see cref="HostEnvironment.KernelCommandLine"/>.</summary>
    KernelCommandLine = 1 << 8,

    /// <summary><see cref="HostEnvironment.Files"/>.</summary>
    Files = 1 << 9,

    /// <summary><see cref="HostEnvironment.HasOpenVSwitch"/>.</summary>
    OpenVSwitch = 1 << 10,

    /// <summary><see cref="HostEnvironment.DropsForward"/>.</summary>
    ForwardPolicy = 1 << 11,

    /// <summary><see cref="HostEnvironment.ForwardRules"/>.</summary>
    ForwardRules = 1 << 12,

    /// <summary><see cref="HostEnvironment.FiltersBridgedFrames"/>.</summary>
    FiltersBridgedFrames = 1 << 13,

    /// <summary><see cref="HostEnvironment.HasIptables"/>.</summary>
    Iptables = 1 << 14,

    /// <summary><see cref="HostEnvironment.ForwardsIp"/>.</summary>
    IpForward = 1 << 15,
}
