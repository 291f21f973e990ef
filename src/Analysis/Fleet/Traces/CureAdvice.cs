using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Cures;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Fleet.Traces;

/// <summary>A change that helps, with the place of the configuration that it is about.</summary>
/// <param name="Cure">The change.</param>
/// <param name="Node">Where it is made.</param>
/// <param name="Place">The line that makes it as it is now; null where no file does.</param>
public sealed record CureAdvice(Cure Cure, NetworkNode Node, Location? Place);
