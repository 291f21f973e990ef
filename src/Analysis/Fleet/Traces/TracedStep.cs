using XenNetLint.Simulator.Packets;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Fleet.Traces;

/// <summary>What happens to a packet at one point, with the line of the configuration that makes it so.</summary>
/// <param name="Step">What happens.</param>
/// <param name="Place">The line; null where no file says it.</param>
public sealed record TracedStep(HopStep Step, Location? Place);
