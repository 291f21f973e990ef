namespace XenNetLint.Cli;

/// <summary>The pages of docs/rules, which the program carries inside.</summary>
internal static class RulePages
{
    /// <summary>The page of a rule as Markdown; null if it has none.</summary>
    internal static string? Find(string id)
    {
        using var stream = typeof(RulePages).Assembly.GetManifestResourceStream($"rules/{id}.md");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
