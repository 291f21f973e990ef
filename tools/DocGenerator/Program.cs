namespace XenNetLint.DocGenerator;

/// <summary>Writes or checks everything generated under docs/ and in README.md.</summary>
public static class Program
{
    private const string Usage = "usage: DocGenerator --check|--write [--program PATH]";

    /// <summary>Returns 0 if all is as generated (or was written), 1 if something would change or an example does not show what it should, 2 for a wrong call.</summary>
    public static int Main(string[] arguments)
    {
        if (arguments is not ["--check" or "--write"] and not ["--check" or "--write", "--program", _])
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var repository = DocumentationTree.FindAbove(AppContext.BaseDirectory);
        var program = arguments.Length > 2 ? CheckedProgram.At(Path.GetFullPath(arguments[2])) : CheckedProgram.BesideThis();
        var problems = new ProblemList();
        var changed = Generation.Run(repository, program, problems).Where(document => repository.Differs(document)).ToList();
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        if (arguments[0] is "--check")
        {
            foreach (var document in changed)
            {
                Console.Error.WriteLine($"{document.Path}: would change {repository.FirstDifference(document)}; run tools/DocGenerator with --write");
            }

            return changed.Count == 0 && problems.Count == 0 ? 0 : 1;
        }

        foreach (var document in changed)
        {
            repository.Write(document);
            Console.WriteLine($"{document.Path}: written");
        }

        return problems.Count == 0 ? 0 : 1;
    }
}
