using Xunit;

namespace XenNetLint.Testing;

/// <summary>A fact about real configuration files. Without them it is skipped and says so; with <c>CI=true</c> it runs, and fails for their lack.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute()
    {
        Skip = Requirement.Missing(Repository.HasCorpus, Requirement.Corpus);
    }
}
