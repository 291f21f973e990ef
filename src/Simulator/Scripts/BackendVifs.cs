using System.Globalization;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.Scripts;

/// <summary>Names that toolstacks and netback give.</summary>
internal static class BackendVifs
{
    /// <summary>The bridge that xl writes where nothing names one. Source: host-scripts §3.3.1.</summary>
    public static InterfaceName XlDefaultBridge { get; } = InterfaceName.Parse("xenbr0");

    /// <summary>The back end's first name; with a question mark where the domain's id is not known. Source: host-scripts §4.2.</summary>
    public static InterfaceName KernelName(int domId, int deviceId) => InterfaceName.Parse(string.Create(CultureInfo.InvariantCulture, $"vif{(domId < 0 ? "?" : "")}{Math.Abs(domId)}.{deviceId}"));
}
