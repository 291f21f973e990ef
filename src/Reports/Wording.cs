using System.Globalization;
using System.Text.Json;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.State;

namespace XenNetLint.Reports;

/// <summary>Words that several reports share.</summary>
public static class Wording
{
    /// <summary>The severity as every output writes it.</summary>
    public static string Of(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };

    /// <summary>A number with its noun: <c>1 file</c>, <c>2 files</c>.</summary>
    internal static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");

    /// <summary>The parts as a list of words: <c>a, b and c</c>.</summary>
    internal static string Listed(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => string.Join(", ", parts.Take(parts.Count - 1)) + " and " + parts[^1],
    };

    /// <summary>A fix's title inside a sentence.</summary>
    internal static string InSentence(string title) =>
        title.Length > 1 && char.IsAsciiLetterUpper(title[0]) && !char.IsAsciiLetterUpper(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;

    /// <summary>The toolstack as <c>--toolstack</c> takes it.</summary>
    internal static string Of(Toolstack toolstack) => toolstack == Toolstack.Xl ? "xl" : "xm";

    /// <summary>The outcome of a step as every output writes it.</summary>
    internal static string Of(StepOutcome outcome) => outcome switch
    {
        StepOutcome.Done => "done",
        StepOutcome.Nothing => "nothing",
        StepOutcome.Failed => "failed",
        _ => "unknown",
    };

    /// <summary>The verdict as every output writes it.</summary>
    internal static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Reachable => "reachable",
        Verdict.Unreachable => "unreachable",
        Verdict.Depends => "depends",
        _ => "unknown",
    };

    /// <summary>What an end is, as every output writes it.</summary>
    internal static string Of(NodeRole role) => role switch
    {
        NodeRole.Dom0 => "dom0",
        NodeRole.Guest => "guest",
        _ => "outside",
    };

    /// <summary>What became of a packet, as every output for programs writes it.</summary>
    internal static string Of(Disposition disposition) => JsonNamingPolicy.CamelCase.ConvertName(disposition.ToString());

    /// <summary>The kind of a link as every output writes it.</summary>
    internal static string Of(LinkKind kind) => kind switch
    {
        LinkKind.Nic => "nic",
        LinkKind.Bridge => "bridge",
        LinkKind.Veth => "veth",
        LinkKind.LoopbackBackend => "loopback-backend",
        LinkKind.Bond => "bond",
        LinkKind.Tap => "tap",
        LinkKind.OpenVSwitchBridge => "openvswitch-bridge",
        LinkKind.Vlan => "vlan",
        _ => "vif",
    };

    /// <summary>The state of a domain as every output writes it.</summary>
    internal static string Of(DomainRunState state) => state switch
    {
        DomainRunState.Starting => "starting",
        DomainRunState.Running => "running",
        DomainRunState.Paused => "paused",
        DomainRunState.AwaitsRestart or DomainRunState.AwaitsEnd => "shut down",
        DomainRunState.Preserved => "preserved",
        _ => "unknown",
    };
}
