using System.Collections;

namespace XenNetLint.DocGenerator;

/// <summary>What no writing can cure: examples that do not show what they should, pages without example.</summary>
internal sealed class ProblemList : IReadOnlyCollection<string>
{
    private readonly List<string> _problems = [];

    /// <inheritdoc/>
    public int Count => _problems.Count;

    /// <summary>Notes a problem of a page.</summary>
    internal void Add(string path, string message) => _problems.Add($"{path}: {message}");

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => _problems.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
