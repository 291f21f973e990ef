using XenNetLint.Diagnostics;

namespace XenNetLint.Syntax;

/// <summary>The four things that can be wrong with a text whatever reads it; all else is judged by rules.</summary>
public static class SyntaxDescriptors
{
    /// <summary>Something the grammar needs is not there.</summary>
    public static readonly DiagnosticDescriptor Missing =
        new("XNL0001", "Something is missing", "missing {0}", "Syntax", DiagnosticSeverity.Error);

    /// <summary>Something stands where the grammar has no place for it.</summary>
    public static readonly DiagnosticDescriptor Unexpected =
        new("XNL0002", "Something unexpected", "unexpected {0}, expected {1}", "Syntax", DiagnosticSeverity.Error);

    /// <summary>A literal has no end.</summary>
    public static readonly DiagnosticDescriptor Unterminated =
        new("XNL0003", "Literal without an end", "unterminated {0}, expected {1}", "Syntax", DiagnosticSeverity.Error);

    /// <summary>Lists inside lists beyond what is read.</summary>
    public static readonly DiagnosticDescriptor TooDeep =
        new("XNL0004", "Nested too deep", "lists are nested deeper than {0}; the rest is not read", "Syntax", DiagnosticSeverity.Error);

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [Missing, Unexpected, Unterminated, TooDeep];
}
