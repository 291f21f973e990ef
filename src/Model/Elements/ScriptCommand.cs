using XenNetLint.Collections;

namespace XenNetLint.Model.Elements;

/// <summary>A script with arguments, as a configuration names it.</summary>
/// <param name="Program">The first word as written: a name, a relative or an absolute path.</param>
/// <param name="Arguments">The other words, as xend splits them; a double blank makes an empty one. Source: config-languages §2.3.</param>
public sealed record ScriptCommand(string Program, EquatableArray<string> Arguments)
{
    /// <summary>The program without its folder: what decides whether it is a shipped script.</summary>
    public string Name => Program[(Program.LastIndexOf('/') + 1)..];

    /// <summary>Splits a script value at single blanks, as xend does. Source: config-languages §2.3.</summary>
    public static ScriptCommand Split(string value)
    {
        var words = value.Split(' ');
        return new ScriptCommand(words[0], [.. words.AsSpan(1)]);
    }

    /// <summary>Program and arguments with blanks between.</summary>
    public override string ToString() => string.Join(' ', [Program, .. Arguments]);
}
