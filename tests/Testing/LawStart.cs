using System.Runtime.InteropServices;

namespace XenNetLint.Testing;

/// <summary>The state of the random numbers that a law starts from.</summary>
/// <param name="Seed">FsCheck's seed.</param>
/// <param name="Gamma">FsCheck's second seed; odd.</param>
/// <param name="Size">The size of the failing case; null to start small.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LawStart(ulong Seed, ulong Gamma, int? Size);
