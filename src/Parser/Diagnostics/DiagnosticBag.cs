using System.Collections;
using XenNetLint.Collections;

namespace XenNetLint.Diagnostics;

/// <summary>Collects findings while a value is computed; together they are a stage's result.</summary>
public sealed class DiagnosticBag : IEnumerable<Diagnostic>
{
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>Number of findings so far.</summary>
    public int Count => _diagnostics.Count;

    /// <summary>Adds a finding.</summary>
    public void Add(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);

    /// <summary>The findings so far, in the order of their discovery.</summary>
    public EquatableArray<Diagnostic> ToEquatableArray() => new([.. _diagnostics]);

    /// <inheritdoc/>
    public IEnumerator<Diagnostic> GetEnumerator() => _diagnostics.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
