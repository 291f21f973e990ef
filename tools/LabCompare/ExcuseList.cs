using XenNetLint.Collections;

namespace XenNetLint.LabCompare;

/// <summary>Differences that the lab makes and not Xen: one line for one field of one scenario, with the reason.</summary>
/// <param name="File">Where they are written.</param>
/// <param name="Excuses">The lines.</param>
public sealed record ExcuseList(string File, EquatableArray<Excuse> Excuses)
{
    /// <summary>More than this would hide that the simulator is wrong.</summary>
    public const int Limit = 10;

    /// <summary>No excuses.</summary>
    public static ExcuseList None { get; } = new("", []);

    /// <summary>Reads <c>SCENARIO FIELD REASON</c>, one a line; empty lines and those that begin with <c>#</c> say nothing.</summary>
    /// <exception cref="LabFileException">The file cannot be read, a line has no reason, one excuse is there twice, or there are too many.</exception>
    public static ExcuseList Read(string path)
    {
        var excuses = new List<Excuse>();
        foreach (var (index, line) in ReadLines(path).Index())
        {
            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            if (line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is not [var scenario, var field, var reason])
            {
                throw new LabFileException($"{path}:{index + 1}: an excuse is a scenario, a field and a reason");
            }

            if (excuses.Exists(other => other.Excuses(scenario, field)))
            {
                throw new LabFileException($"{path}:{index + 1}: {field} of {scenario} is excused already");
            }

            excuses.Add(new Excuse(scenario, field, reason));
        }

        return excuses.Count <= Limit
            ? new ExcuseList(path, [.. excuses])
            : throw new LabFileException($"{path}: {excuses.Count} excuses; at most {Limit} are accepted");
    }

    /// <summary>The excuse of a field, or null.</summary>
    public Excuse? Find(ComparedField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return Excuses.FirstOrDefault(excuse => excuse.Excuses(field.Scenario, field.Field));
    }

    private static string[] ReadLines(string path)
    {
        try
        {
            return System.IO.File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LabFileException($"{path}: {exception.Message}", exception);
        }
    }
}

/// <summary>A difference that is accepted.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Field">The field.</param>
/// <param name="Reason">What in the lab causes it.</param>
public sealed record Excuse(string Scenario, string Field, string Reason)
{
    internal bool Excuses(string scenario, string field) =>
        string.Equals(Scenario, scenario, StringComparison.Ordinal) && string.Equals(Field, field, StringComparison.Ordinal);
}
