using XenNetLint.Analysis.Comparison;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Syntax;

namespace XenNetLint.Analysis;

/// <summary>Every kind of finding, whoever reports it. Lists, explanations, reports and severities know no other list.</summary>
public static class DescriptorCatalog
{
    /// <summary>All descriptors by id.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        .. SyntaxDescriptors.All
            .Concat(BindingDescriptors.All)
            .Concat(RuleCatalog.BuiltIn.Select(rule => rule.Describes))
            .Concat(ComparisonDescriptors.All)
            .Concat(ToolDescriptors.All)
            .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal),
    ];

    /// <summary>The descriptor of an id, in any case; null if there is none.</summary>
    public static DiagnosticDescriptor? Find(string id) => All.FirstOrDefault(descriptor => descriptor.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
}
