namespace XenNetLint.Testing;

/// <summary>What a machine may lack, and what then becomes of the tests that need it.</summary>
public static class Requirement
{
    /// <summary>The folder of real files.</summary>
    public static string Corpus =>
        $"no folder of real configuration files at {Repository.Corpus}; name one with {Repository.CorpusVariable}";

    /// <summary>The reason to skip a test; null if it must run: because all is there, or because a continuous integration must not skip.</summary>
    /// <param name="isMet">Whether the machine has it.</param>
    /// <param name="lack">What is missing and how to get it.</param>
    public static string? Missing(bool isMet, string lack) => isMet || Repository.IsContinuousIntegration ? null : lack;
}
