namespace XenNetLint.Simulator.State;

/// <summary>What vif-nat wrote into a file of dhcpd. Source: host-scripts §3.6.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Text">The line of a host, or the interface's name in an argument file.</param>
public sealed record DhcpEntry(string File, string Text);
