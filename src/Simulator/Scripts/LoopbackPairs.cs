using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.Scripts;

/// <summary>How many pairs the loopback driver makes. Source: host-scripts §5.</summary>
internal static class LoopbackPairs
{
    public static int CountOf(HostNetwork host) => host.LoopbackPairs ?? host.Release.Era switch
    {
        Era.A0 or Era.A1 => 8,
        Era.A2 or Era.B => 4,
        _ => 0,
    };
}
