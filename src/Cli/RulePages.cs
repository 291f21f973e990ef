namespace XenNetLint.Cli;

/// <summary>The pages of docs/rules, which the program carries inside.</summary>
internal static class RulePages
{
    /// <summary>The page of a rule as Markdown, without the comments that guide its generator; null if it has none.</summary>
    internal static string? Find(string id)
    {
        using var stream = typeof(RulePages).Assembly.GetManifestResourceStream($"rules/{id}.md");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n');
        return string.Join('\n', lines.Where(line => !(line.StartsWith("<!--", StringComparison.Ordinal) && line.EndsWith("-->", StringComparison.Ordinal))));
    }
}
