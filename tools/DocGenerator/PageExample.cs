namespace XenNetLint.DocGenerator;

/// <summary>The files of one example, and how they are checked.</summary>
internal sealed class PageExample
{
    private const string OptionsStart = "<!-- check:";
    private const string NoFinalNewline = "no-final-newline";

    // The host's name in the outputs.
    private const string HostFolder = "alpha";

    private readonly List<(string Name, string Text)> _files = [];
    private string[] _options = [];

    /// <summary>Whether no file was tagged.</summary>
    internal bool IsEmpty => _files.Count == 0;

    /// <summary>Takes the options of a line such as <c>&lt;!-- check: --xen 3.4 --&gt;</c> in the prose before a file.</summary>
    internal void ReadOptions(ReadOnlySpan<char> prose)
    {
        var start = prose.LastIndexOf(OptionsStart, StringComparison.Ordinal);
        if (start >= 0)
        {
            var options = prose[(start + OptionsStart.Length)..];
            _options = options[..options.IndexOf("-->", StringComparison.Ordinal)].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }
    }

    /// <summary>Takes a block in if it is a file: <c>```python web.cfg</c>, <c>```lisp xend-config.sxp no-final-newline</c>.</summary>
    internal void Add(Fence fence, string page)
    {
        var words = fence.Info.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [_, var name, .. var options])
        {
            var text = fence.ContentIn(page);
            _files.Add((name, options.Contains(NoFinalNewline, StringComparer.Ordinal) ? text.TrimEnd('\n') : text));
        }
    }

    /// <summary>Checks the files in a folder of their own.</summary>
    internal ProgramOutput Run(CheckedProgram program)
    {
        var folder = Directory.CreateTempSubdirectory("xennetlint-example-");
        try
        {
            foreach (var (name, text) in _files)
            {
                var path = Path.Combine([folder.FullName, HostFolder, .. name.Split('/')]);
                Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder.FullName);
                File.WriteAllText(path, text);
            }

            return program.Run(folder.FullName, ["check", HostFolder, .. _options]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
