using XenNetLint.Diagnostics;

namespace XenNetLint.Model.Binding;

/// <summary>What the binder reports: keys and values that the real readers take otherwise than meant.</summary>
public static class BindingDescriptors
{
    /// <summary>The category of everything the binder reports.</summary>
    public const string Category = "Binding";

    /// <summary>Source: config-languages §2.7, §8.7.</summary>
    public static DiagnosticDescriptor UnknownOption { get; } = new(
        "XNL0101", "Unknown option", "{0} knows no option '{1}'", Category, DiagnosticSeverity.Warning, hasFix: true);

    /// <summary>Source: config-languages §1.7.</summary>
    public static DiagnosticDescriptor IgnoredItems { get; } = new(
        "XNL0103", "Items after the value are ignored", "option '{0}' takes one value; '{1}' behind it is ignored", Category, DiagnosticSeverity.Error, hasFix: true);

    /// <summary>Source: config-languages §1.5, §8.3.</summary>
    public static DiagnosticDescriptor SetTwice { get; } = new(
        "XNL0104", "Set twice", "'{0}' is set twice; the {1} one wins", Category, DiagnosticSeverity.Warning);

    /// <summary>Source: config-languages §2.3.</summary>
    public static DiagnosticDescriptor ScriptValueBlanks { get; } = new(
        "XNL0107", "Blank or quote in a script value does not mean what it seems", "script value '{0}' has {1}", Category, DiagnosticSeverity.Error, hasFix: true);

    /// <summary>Source: config-languages §3.4, §8.4.</summary>
    public static DiagnosticDescriptor UnknownVifKey { get; } = new(
        "XNL0110", "Unknown vif key", "{0} knows no vif key '{1}'{2}", Category, DiagnosticSeverity.Error, hasFix: true);

    /// <summary>Source: config-languages §3.4, §8.4.</summary>
    public static DiagnosticDescriptor VifPartWithoutEquals { get; } = new(
        "XNL0111", "Part of a vif without '='", "part '{0}' of the vif is no key=value pair", Category, DiagnosticSeverity.Error);

    /// <summary>Source: config-languages §3.4, §8.3.</summary>
    public static DiagnosticDescriptor VifNotAListOfStrings { get; } = new(
        "XNL0112", "vif is not a list of strings", "vif {0}, but must be a list of strings", Category, DiagnosticSeverity.Error, hasFix: true);

    /// <summary>Source: config-languages §3.4.</summary>
    public static DiagnosticDescriptor JoinedStrings { get; } = new(
        "XNL0113", "Missing comma joins two strings", "no comma between {0} and {1}: they are taken as one vif", Category, DiagnosticSeverity.Error, hasFix: true);

    /// <summary>Source: config-languages §3.4.</summary>
    public static DiagnosticDescriptor WrongSeparator { get; } = new(
        "XNL0114", "Wrong separator in a vif", "value of '{0}' swallows '{1}': parts of a vif are separated by commas", Category, DiagnosticSeverity.Error, hasFix: true);

    /// <summary>Source: config-languages §3.4.</summary>
    public static DiagnosticDescriptor VifKeyTwice { get; } = new(
        "XNL0115", "vif key given twice", "vif key '{0}' is given twice; the last one wins", Category, DiagnosticSeverity.Warning);

    /// <summary>Source: config-languages §3.1.</summary>
    public static DiagnosticDescriptor ComputedValue { get; } = new(
        "XNL0116", "Value depends on code that is not run", "{0} depends on code that is not run: unknown", Category, DiagnosticSeverity.Info);

    /// <summary>Source: config-languages §3.4, §8.4.</summary>
    public static DiagnosticDescriptor MalformedMacAddress { get; } = new(
        "XNL0120", "Malformed MAC address", "'{0}' is no MAC address; six pairs of hexadecimal digits separated by colons are expected", Category, DiagnosticSeverity.Error);

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        UnknownOption, IgnoredItems, SetTwice, ScriptValueBlanks, UnknownVifKey, VifPartWithoutEquals, VifNotAListOfStrings, JoinedStrings, WrongSeparator,
        VifKeyTwice, ComputedValue, MalformedMacAddress,
    ];
}
