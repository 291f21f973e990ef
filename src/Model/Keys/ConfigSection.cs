namespace XenNetLint.Model.Keys;

/// <summary>A place in which configuration keys have meanings of their own.</summary>
public enum ConfigSection
{
    /// <summary>Top level of xend-config.sxp. Source: config-languages §2.7.</summary>
    XendOption,

    /// <summary>xl.conf. Source: config-languages §8.7.</summary>
    XlConfOption,

    /// <summary>Variables of a domU file, as far as they concern the network. Source: config-languages §3, §8.</summary>
    DomainVariable,

    /// <summary>Keys of a vif under xm. Source: config-languages §3.4.</summary>
    XmVifKey,

    /// <summary>Keys of a vif under xl. Source: config-languages §8.4.</summary>
    XlVifKey,
}
