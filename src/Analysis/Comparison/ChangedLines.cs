using XenNetLint.Collections;
using XenNetLint.Model.Workspaces;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Comparison;

/// <summary>Neighbouring lines of a file that are others in its later version; a file that only one side has is one such piece.</summary>
/// <param name="Before">The earlier file; null if it is new.</param>
/// <param name="After">The later file; null if it is gone.</param>
/// <param name="Old">The lines that go, in the earlier file, by index.</param>
/// <param name="New">The lines that come, in the later file, by index.</param>
internal sealed record ChangedLines(WorkspaceFile? Before, WorkspaceFile? After, Range Old, Range New)
{
    // A longer file is compared as a whole: nobody writes such configurations by hand.
    private const int MostLines = 2000;

    /// <summary>Where the change stands: in the later file where there is one.</summary>
    public Location Location => After is { } after ? Place(after.Text, New) : Before is { } before ? Place(before.Text, Old) : throw new InvalidOperationException("A change of no file.");

    /// <summary>All changed pieces between two versions of a host's files, by file and place.</summary>
    public static EquatableArray<ChangedLines> Between(HostFiles before, HostFiles after)
    {
        var changes = new List<ChangedLines>();
        foreach (var (old, now) in Paired(before, after))
        {
            if (old is null || now is null)
            {
                changes.Add(new ChangedLines(old, now, .., ..));
            }
            else if (!string.Equals(old.Text.Content, now.Text.Content, StringComparison.Ordinal))
            {
                changes.AddRange(Between(old, now));
            }
        }

        return changes.ToEquatableArray();
    }

    /// <summary>The earlier files with some of the changes made.</summary>
    public static HostFiles Apply(HostFiles before, HostFiles after, IReadOnlyCollection<ChangedLines> made)
    {
        var pairs = Paired(before, after).Select(pair => Mixed(pair.Before, pair.After, [.. made.Where(change => change.Before == pair.Before && change.After == pair.After)])).OfType<WorkspaceFile>().ToList();
        return after with
        {
            XendConfig = pairs.Find(file => file.Role == FileRole.XendConfig),
            XlConf = pairs.Find(file => file.Role == FileRole.XlConf),
            Domains = [.. pairs.Where(file => file.Role is FileRole.DomainConfig or FileRole.DomainSxp).OrderBy(file => file.FileName, StringComparer.Ordinal).ThenBy(file => file.Path, StringComparer.Ordinal)],
            Scripts = [.. pairs.Where(file => file.Role == FileRole.Script)],
            NetworkFiles = [.. pairs.Where(file => file.Role == FileRole.HostNetwork)],
        };
    }

    private static IEnumerable<WorkspaceFile> FilesOf(HostFiles host) =>
        ((WorkspaceFile?[])[host.XendConfig, host.XlConf]).OfType<WorkspaceFile>().Concat(host.Domains).Concat(host.Scripts).Concat(host.NetworkFiles);

    /// <summary>The files of both sides, those together that have one path below the host's folder.</summary>
    private static IEnumerable<(WorkspaceFile? Before, WorkspaceFile? After)> Paired(HostFiles before, HostFiles after)
    {
        var later = FilesOf(after).GroupBy(file => Below(file.Path, after.Folder), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        foreach (var old in FilesOf(before))
        {
            var path = Below(old.Path, before.Folder);
            yield return later.Remove(path, out var now) || later.Remove(old.Path, out now) ? (old, now) : (old, null);
        }

        foreach (var (_, now) in later.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            yield return (null, now);
        }
    }

    private static string Below(string path, string folder) => path.StartsWith(folder + "/", StringComparison.Ordinal) ? path[(folder.Length + 1)..] : path;

    private static WorkspaceFile? Mixed(WorkspaceFile? old, WorkspaceFile? now, ChangedLines[] made)
    {
        if (old is null || now is null)
        {
            return made.Length > 0 ? now : old;
        }

        var (lines, others) = (LinesOf(old.Text), LinesOf(now.Text));
        foreach (var change in made.OrderByDescending(change => change.Old.Start.Value))
        {
            lines.RemoveRange(change.Old.Start.Value, change.Old.End.Value - change.Old.Start.Value);
            lines.InsertRange(change.Old.Start.Value, others[change.New]);
        }

        // Under the later file's name: origins then point there.
        return FileRecognition.RecognizeNamed(SourceText.FromString(now.Path, string.Concat(lines))) with { AutostartLink = now.AutostartLink };
    }

    private static List<ChangedLines> Between(WorkspaceFile old, WorkspaceFile now)
    {
        var (lines, others) = (LinesOf(old.Text), LinesOf(now.Text));
        if (lines.Count > MostLines || others.Count > MostLines)
        {
            return [new ChangedLines(old, now, ..lines.Count, ..others.Count)];
        }

        // The longest common subsequence, from the ends on.
        var lengths = new int[lines.Count + 1, others.Count + 1];
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            for (var j = others.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = string.Equals(lines[i], others[j], StringComparison.Ordinal) ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        var pieces = new List<ChangedLines>();
        for (int i = 0, j = 0; i < lines.Count || j < others.Count;)
        {
            if (i < lines.Count && j < others.Count && string.Equals(lines[i], others[j], StringComparison.Ordinal))
            {
                i++;
                j++;
                continue;
            }

            var (from, start) = (i, j);
            while ((i < lines.Count || j < others.Count) && !(i < lines.Count && j < others.Count && string.Equals(lines[i], others[j], StringComparison.Ordinal)))
            {
                if (j >= others.Count || (i < lines.Count && lengths[i + 1, j] >= lengths[i, j + 1]))
                {
                    i++;
                }
                else
                {
                    j++;
                }
            }

            pieces.Add(new ChangedLines(old, now, from..i, start..j));
        }

        return pieces;
    }

    private static bool IsRemark(string line) => line.AsSpan().TrimStart() is [] or ['#', ..];

    private static List<string> LinesOf(SourceText text)
    {
        var lines = new List<string>();
        var content = text.Content;
        for (var start = 0; start < content.Length;)
        {
            var end = content.IndexOf('\n', start);
            end = end < 0 ? content.Length : end + 1;
            lines.Add(content[start..end]);
            start = end;
        }

        return lines;
    }

    // A whole file is its first line; a piece that only goes stands where it was.
    private static Location Place(SourceText text, Range range)
    {
        var lines = LinesOf(text);
        var (first, count) = range.Equals(Range.All) ? (0, Math.Min(1, lines.Count)) : (range.Start.Value, range.End.Value - range.Start.Value);
        first = Math.Clamp(first, 0, Math.Max(0, lines.Count - 1));
        while (count > 1 && IsRemark(lines[first]))
        {
            first++;
            count--;
        }

        var start = lines.Take(first).Sum(line => line.Length);
        var length = lines.Skip(first).Take(Math.Max(1, count)).Sum(line => line.Length);
        var content = text.Content.AsSpan(start, Math.Min(length, text.Content.Length - start)).TrimEnd();
        return new Location(text, new TextSpan(start, content.Length));
    }
}
