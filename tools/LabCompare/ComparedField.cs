namespace XenNetLint.LabCompare;

/// <summary>A field of a result, as the simulator says it and as the kernel had it.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Field">Where it is, for example <c>end/dom0/links/eth0/mtu</c> or <c>events/2/vifs/0/rc</c>; no blanks in it.</param>
/// <param name="Simulated">The simulator's value as JSON.</param>
/// <param name="Kernel">The kernel's value as JSON.</param>
public sealed record ComparedField(string Scenario, string Field, string Simulated, string Kernel)
{
    /// <summary>Whether both are the same.</summary>
    public bool Agrees => string.Equals(Simulated, Kernel, StringComparison.Ordinal);
}
