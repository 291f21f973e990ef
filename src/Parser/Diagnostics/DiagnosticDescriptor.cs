using System.Globalization;
using XenNetLint.Text;

namespace XenNetLint.Diagnostics;

/// <summary>What all findings of one id have in common.</summary>
/// <param name="id"><c>XNL</c> and four digits; never reused.</param>
/// <param name="title">The mistake in a few words, without a final period.</param>
/// <param name="messageFormat">One sentence with <c>{0}</c>-style places, without a final period.</param>
/// <param name="category">The category that the id's range belongs to.</param>
/// <param name="severity">The severity unless settings or missing knowledge change it.</param>
/// <param name="hasFix">Whether findings of this id may carry a fix.</param>
public sealed class DiagnosticDescriptor(
    string id, string title, string messageFormat, string category, DiagnosticSeverity severity, bool hasFix = false)
{
    /// <summary><c>XNL</c> and four digits.</summary>
    public string Id { get; } = id;

    /// <summary>The mistake in a few words.</summary>
    public string Title { get; } = title;

    /// <summary>The message with <c>{0}</c>-style places.</summary>
    public string MessageFormat { get; } = messageFormat;

    /// <summary>The category of the id's range.</summary>
    public string Category { get; } = category;

    /// <summary>The severity unless something lowers or sets it.</summary>
    public DiagnosticSeverity Severity { get; } = severity;

    /// <summary>Whether findings may carry a fix.</summary>
    public bool HasFix { get; } = hasFix;

    /// <summary>A finding of this kind at <paramref name="location"/>; the arguments fill the message's places.</summary>
    public Diagnostic At(Location location, params string[] arguments) =>
        new(this, Severity, string.Format(CultureInfo.InvariantCulture, MessageFormat, arguments), location);
}
