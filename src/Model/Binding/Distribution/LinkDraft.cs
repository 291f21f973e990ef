using XenNetLint.Model.Addresses;

namespace XenNetLint.Model.Binding.Distribution;

/// <summary>What the files have said of one interface so far.</summary>
internal sealed class LinkDraft(InterfaceName name)
{
    internal InterfaceName Name { get; } = name;

    internal MacAddress? MacAddress { get; set; }

    internal List<IPv4Prefix> Addresses { get; } = [];

    internal List<string> IPv6Addresses { get; } = [];

    internal int? MtuBytes { get; set; }

    /// <summary>Whether a file configures it; else others only name it.</summary>
    internal bool IsConfigured { get; set; }

    /// <summary>Whether that file is one of ifup's.</summary>
    internal bool IsKnownToIfup { get; set; }

    /// <summary>Whether the boot brings it up by itself.</summary>
    internal bool IsAuto { get; set; }

    /// <summary>Whether it is up at the end of the boot.</summary>
    internal bool IsUp { get; set; }

    /// <summary>Whether the boot makes it even if nothing brings it up.</summary>
    internal bool IsMadeAnyway { get; set; }

    internal bool IsBridge { get; set; }

    internal bool IsOpenVSwitch { get; set; }

    internal List<InterfaceName> Ports { get; } = [];

    internal bool? IsStpOn { get; set; }

    /// <summary>Whether the file says that there are ports and not which.</summary>
    internal bool HasUnknownPorts { get; set; }

    internal List<InterfaceName> Slaves { get; } = [];

    internal InterfaceName? VlanParent { get; set; }

    /// <summary>The bridge or bond that takes it in when it comes up itself.</summary>
    internal InterfaceName? Bridge { get; set; }

    internal InterfaceName? Bond { get; set; }

    /// <summary>Why it has an IPv4 address that no file tells; empty if it has none.</summary>
    internal string UnknownAddress { get; set; } = "";

    internal List<(IPv4Prefix Destination, IPv4Address? Gateway, int? Metric)> Routes { get; } = [];

    internal bool IsMaster => IsBridge || IsOpenVSwitch || Slaves.Count > 0;

    internal bool IsMade => IsMaster || VlanParent is not null;

    internal IEnumerable<InterfaceName> LowerInterfaces => VlanParent is { } parent ? [parent] : Slaves.Count > 0 ? Slaves : Ports;
}
