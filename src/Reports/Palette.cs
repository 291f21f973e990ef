using XenNetLint.Diagnostics;

namespace XenNetLint.Reports;

/// <summary>How parts of a text are emphasized; without colour every part stays as it is.</summary>
/// <param name="isColored">Whether the reader is a terminal that wants colour.</param>
public sealed class Palette(bool isColored)
{
    private const string Reset = "\e[0m";

    /// <summary>No emphasis: files, pipes, and whoever set <c>NO_COLOR</c>.</summary>
    public static Palette Plain { get; } = new(isColored: false);

    /// <summary>Emphasis with the escape sequences of ANSI terminals.</summary>
    public static Palette Colored { get; } = new(isColored: true);

    /// <summary>Something in the colour of a severity.</summary>
    public string Severity(DiagnosticSeverity severity, string text) => Paint(
        severity switch
        {
            DiagnosticSeverity.Error => "\e[1;31m",
            DiagnosticSeverity.Warning => "\e[1;33m",
            _ => "\e[1;36m",
        },
        text);

    /// <summary>A heading or a message.</summary>
    public string Strong(string text) => Paint("\e[1m", text);

    /// <summary>Lines and arrows around the source.</summary>
    public string Faint(string text) => Paint("\e[34m", text);

    /// <summary>What went well.</summary>
    public string Good(string text) => Paint("\e[32m", text);

    /// <summary>What went wrong.</summary>
    public string Bad(string text) => Paint("\e[31m", text);

    private string Paint(string sequence, string text) => isColored && text.Length > 0 ? sequence + text + Reset : text;
}
