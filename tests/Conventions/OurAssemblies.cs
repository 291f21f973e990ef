using System.Reflection;
using XenNetLint.Analysis;
using XenNetLint.Collections;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;

namespace XenNetLint.Conventions;

/// <summary>The assemblies of <c>src</c> as they were built.</summary>
internal static class OurAssemblies
{
    internal static IReadOnlyList<Assembly> All { get; } =
    [
        typeof(EquatableArray).Assembly,
        typeof(Release).Assembly,
        typeof(NetworkEvent).Assembly,
        typeof(Rule).Assembly,
        Assembly.Load("XenNetLint.Reports"),
        Assembly.Load("xennetlint"),
    ];

    /// <summary>All types that we wrote: those of our namespaces, without what the compiler made.</summary>
    internal static IEnumerable<Type> Types => All
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.Namespace?.StartsWith("XenNetLint", StringComparison.Ordinal) == true && !type.Name.Contains('<', StringComparison.Ordinal));
}
