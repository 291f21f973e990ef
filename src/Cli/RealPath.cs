namespace XenNetLint.Cli;

/// <summary>Follows symbolic links by hand: only so can be seen where each of them leads before it is read.</summary>
internal static class RealPath
{
    // As Linux does (MAXSYMLINKS).
    private const int MaxLinks = 40;

    /// <summary>The path without a link in it; null if a part does not exist or the links lead in a circle.</summary>
    /// <param name="fullPath">An absolute path.</param>
    internal static string? Of(string fullPath) => Follow(fullPath, out _);

    /// <summary>The same, telling a circle from a missing part.</summary>
    internal static string? Follow(string fullPath, out bool isCircle)
    {
        isCircle = false;
        var pending = new Stack<string>(Parts(fullPath).Reverse());
        var real = "";
        var links = 0;
        while (pending.TryPop(out var part))
        {
            if (part is "..")
            {
                real = real.Length == 0 ? "" : real[..real.LastIndexOf('/')];
                continue;
            }

            var next = real + "/" + part;
            if (!TryGetLink(next, out var target))
            {
                return null;
            }

            if (target is null)
            {
                real = next;
                continue;
            }

            links++;
            if (links > MaxLinks)
            {
                isCircle = true;
                return null;
            }

            foreach (var targetPart in Parts(target).Reverse())
            {
                pending.Push(targetPart);
            }

            real = target.StartsWith('/') ? "" : real;
        }

        return real.Length == 0 ? "/" : real;
    }

    private static IEnumerable<string> Parts(string path) => path.Split('/').Where(part => part is not ("" or "."));

    private static bool TryGetLink(string path, out string? target)
    {
        var info = new FileInfo(path);
        target = info.LinkTarget;
        return target is not null || info.Exists || Directory.Exists(path);
    }
}
