using XenNetLint.Collections;
using XenNetLint.Text;

namespace XenNetLint.Diagnostics;

/// <summary>One finding: what, where, with which consequence, and how to cure it.</summary>
/// <param name="Descriptor">The kind of finding.</param>
/// <param name="Severity">The severity in this case; it may be lower than the descriptor's where knowledge is missing.</param>
/// <param name="Message">One sentence without a final period.</param>
/// <param name="Location">The characters at fault.</param>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, DiagnosticSeverity Severity, string Message, Location Location)
{
    /// <summary>The descriptor's id.</summary>
    public string Id => Descriptor.Id;

    /// <summary>What stands beside the carets: what the real reader or script does here; empty if the message says it all.</summary>
    public string Callout { get; init; } = "";

    /// <summary>The consequence for the user's network; empty if the message says it.</summary>
    public string Effect { get; init; } = "";

    /// <summary>Further remarks, one a line.</summary>
    public EquatableArray<string> Notes { get; init; } = [];

    /// <summary>Places that explain the finding, in the order in which to read them.</summary>
    public EquatableArray<RelatedLocation> Related { get; init; } = [];

    /// <summary>Ways to cure it, the recommended first.</summary>
    public EquatableArray<CodeFix> Fixes { get; init; } = [];

    /// <summary>A copy that says what stands beside the carets.</summary>
    public Diagnostic WithCallout(string callout) => this with { Callout = callout };

    /// <summary>A copy that says the consequence.</summary>
    public Diagnostic WithEffect(string effect) => this with { Effect = effect };

    /// <summary>A copy with one more remark.</summary>
    public Diagnostic WithNote(string note) => this with { Notes = Notes.Add(note) };

    /// <summary>A copy with one more place; none if the place is not known.</summary>
    public Diagnostic WithRelated(Location? location, string message) =>
        location is null ? this : this with { Related = Related.Add(new RelatedLocation(location, message)) };

    /// <summary>A copy with one more fix; unchanged if there is none.</summary>
    public Diagnostic WithFix(CodeFix? fix) => fix is null ? this : this with { Fixes = Fixes.Add(fix) };

    /// <summary>A copy of at most the given severity.</summary>
    public Diagnostic LoweredTo(DiagnosticSeverity severity) => severity < Severity ? this with { Severity = severity } : this;
}
