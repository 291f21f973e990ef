namespace XenNetLint.Model.Workspaces;

/// <summary>What a file of a workspace is read as. Source: product §2.</summary>
public enum FileRole
{
    /// <summary>Nothing that the program reads.</summary>
    LeftOut,

    /// <summary>xend's configuration.</summary>
    XendConfig,

    /// <summary>xl's global configuration.</summary>
    XlConf,

    /// <summary>A domU file of assignments, for xm or xl.</summary>
    DomainConfig,

    /// <summary>One or more domains written as SXP.</summary>
    DomainSxp,

    /// <summary>SXP that is neither xend's configuration nor a domain.</summary>
    OtherSxp,

    /// <summary>A shell script: a network or vif script, if the configuration names it.</summary>
    Script,

    /// <summary>A network file of the distribution: Debian's <c>interfaces</c>, <c>ifcfg-*</c>, a file of systemd-networkd.</summary>
    HostNetwork,

    /// <summary>Our own <c>xennetlint.json</c>.</summary>
    ToolConfig,
}
