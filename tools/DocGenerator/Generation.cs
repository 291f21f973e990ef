namespace XenNetLint.DocGenerator;

/// <summary>Everything that is generated.</summary>
internal static class Generation
{
    private static readonly string[] FoldersWithRunBlocks = ["", "docs"];

    /// <summary>All documents as they should be.</summary>
    internal static IEnumerable<Document> Run(DocumentationTree tree, CheckedProgram program, ProblemList problems)
    {
        var releases = RuleReleases.Read(tree);
        var generated = new List<Document> { RuleIndex.Document(releases), SupportPage.Document(), AgreementPage.Document(tree) };
        generated.AddRange(RulePages.Documents(tree, program, releases, problems));
        foreach (var path in FoldersWithRunBlocks.SelectMany(tree.MarkdownIn).Where(path => !generated.Exists(document => string.Equals(document.Path, path, StringComparison.Ordinal))))
        {
            generated.Add(RunBlocks.Document(tree, path, program, problems));
        }

        return generated;
    }
}
