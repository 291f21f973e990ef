using Xunit;

namespace XenNetLint.Testing;

/// <summary>A theory over real configuration files. Without them it is skipped and says so; with <c>CI=true</c> it runs, and fails for their lack.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CorpusTheoryAttribute : TheoryAttribute
{
    public CorpusTheoryAttribute()
    {
        Skip = Requirement.Missing(Repository.HasCorpus, Requirement.Corpus);
    }
}
