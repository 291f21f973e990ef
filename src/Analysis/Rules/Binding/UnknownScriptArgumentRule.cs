using XenNetLint.Diagnostics;
using XenNetLint.Model.Binding;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Keys;
using XenNetLint.Text;

namespace XenNetLint.Analysis.Rules.Binding;

/// <summary>A shipped script is given an argument that it does not know, or that it ignores in this release.</summary>
/// <remarks>
/// The scripts take every <c>name=value</c> without a word. Silent for scripts of the administrator's, and for the variables that the shipped
/// ones derive themselves. Under xl the arguments of a vif script reach nobody, which XNL4009 says. Source: host-scripts §1.1, §1.2, §2, §3.2.
/// </remarks>
public sealed class UnknownScriptArgumentRule : ModelRule
{
    // What the scripts derive or read themselves; setting it is nobody's mistake of spelling.
    private static readonly string[] Derived = ["command", "pdev", "vdev", "tdev", "vif0", "vif", "type_if", "XENBUS_PATH"];

    /// <summary>XNL0109.</summary>
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "XNL0109", "Argument without effect on a shipped script", "argument '{0}' of {1} {2}", RuleCategory.Binding, DiagnosticSeverity.Warning, hasFix: true);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Describes => Descriptor;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Analyze(BoundNetwork network)
    {
        var host = network.Host;
        var shipped = host.CustomScripts.Select(script => script.Name).ToHashSet(StringComparer.Ordinal);
        return Calls(network)
            .Where(call => !shipped.Contains(call.Script) && call.Argument.IndexOf('=', StringComparison.Ordinal) > 0)
            .Select(call => Finding(call.Script, call.Argument, call.Place, host.Release))
            .OfType<Diagnostic>();
    }

    private static IEnumerable<WrittenArgument> Calls(BoundNetwork network)
    {
        var host = network.Host;
        if (host.Toolstack == Toolstack.Xend)
        {
            var options = new List<Option>
            {
                new(host.NetworkScript.OrElse(null), network.Origins.FindHost(Aspect.NetworkScript)),
                new(host.VifScript.OrElse(null), network.Origins.FindHost(Aspect.VifScript)),
            };
            options.AddRange(network.StatedVifs().Where(pair => pair.Vif.Script.OrElse(null) is not null).Select(pair => new Option(pair.Vif.Script.OrElse(null), network.Origins.Find(pair.Vif.Id, Aspect.Script))));
            foreach (var (command, place) in options)
            {
                foreach (var argument in command is null || place is null ? [] : command.Arguments)
                {
                    yield return new(command?.Name ?? "", argument, PlaceOf(argument, place ?? throw new System.Diagnostics.UnreachableException()));
                }
            }
        }

        foreach (var call in ScriptCall.In(network))
        {
            for (var index = 0; index < call.Arguments.Count; index++)
            {
                yield return new(call.Program, call.Arguments[index] ?? "", call.PlaceOf(index));
            }
        }
    }

    private static Diagnostic? Finding(string script, string argument, Location place, Release release)
    {
        var name = argument[..argument.IndexOf('=', StringComparison.Ordinal)];
        if (KnownTo(script, release) is not { } known || known.Contains(name, StringComparer.Ordinal) || Derived.Contains(name, StringComparer.Ordinal))
        {
            return null;
        }

        if (IgnoredBy(script, name) is { } why)
        {
            return Descriptor.At(place, argument, script, $"has no effect in Xen {release}")
                .WithCallout(why)
                .WithEffect(script is "network-bridge" ? "netdev and bridge follow from what else is given, or from the default route" : "")
                .WithFix(WithoutArgument(place, argument));
        }

        var finding = Descriptor.At(place, argument, script, "is none that it knows")
            .WithCallout("sets a variable that nothing reads; no script complains")
            .WithEffect("the default applies");
        return EditDistance.Nearest(name, known) is { } meant
            ? finding.WithNote($"did you mean '{meant}='?").WithFix(Renamed(place, name, meant))
            : finding.WithNote(known.Length == 0 ? $"{script} takes no arguments" : $"{script} of Xen {release} knows {string.Join(", ", known.Select(word => $"'{word}='"))}");
    }

    /// <summary>The variables that a script of this release reads; null for a script that Xen does not ship. Source: host-scripts §1.2, §2, §3.2.</summary>
    private static string[]? KnownTo(string script, Release release) => script switch
    {
        "network-bridge" when release.HasXend => release.IsBefore(3, 2) ? ["bridge", "netdev", "antispoof", "vifnum"] : ["bridge", "netdev", "antispoof"],
        "network-route" when release.HasXend => release.IsBefore(3, 0, 4) ? [] : release.IsBefore(4, 1) ? ["netdev", "vifnum"] : ["netdev"],
        "network-nat" when release.HasXend => ["netdev", "dhcp"],
        "vif-bridge" => ["bridge", "ip"],
        "vif-openvswitch" when release.IsAtLeast(4, 3) => ["bridge", "ip"],
        "vif-route" => ["ip", "netdev"],
        "vif-nat" => ["ip", "dhcp"],
        _ => null,
    };

    private static string? IgnoredBy(string script, string name) => (script, name) switch
    {
        ("network-bridge", "vifnum") => "the number of a veth pair; there are none from 3.2 on",
        ("network-route", "vifnum") => "it names no device in this release",
        ("network-route", "netdev") => "before 3.0.4 the script turns on forwarding and nothing else",
        ("network-route" or "network-nat", "antispoof") => "mentioned in the script and never read",
        ("vif-bridge" or "vif-route" or "vif-nat" or "vif-openvswitch", "vifname" or "mtu" or "script") => "read from the vif's entry in xenstore only",
        _ => null,
    };

    // Between blanks or quotes; the whole value where it is written in another way.
    private static Location PlaceOf(string argument, Location value)
    {
        var text = value.Source.ToString(value.Span);
        for (var at = text.IndexOf(argument, StringComparison.Ordinal); at >= 0; at = text.IndexOf(argument, at + 1, StringComparison.Ordinal))
        {
            var end = at + argument.Length;
            if ((at == 0 || text[at - 1] is ' ' or '\'' or '"') && (end == text.Length || text[end] is ' ' or '\'' or '"'))
            {
                return value with { Span = new TextSpan(value.Span.Start + at, argument.Length) };
            }
        }

        return value;
    }

    private static CodeFix? WithoutArgument(Location place, string argument)
    {
        var text = place.Source.Content;
        var start = place.Span.Start;
        return !string.Equals(place.Source.ToString(place.Span), argument, StringComparison.Ordinal) || start == 0 || text[start - 1] != ' ' ? null
            : new CodeFix($"Remove '{argument}'", IsSafe: false, [new TextEdit(place with { Span = TextSpan.FromBounds(start - 1, place.Span.End) }, "")]);
    }

    private static CodeFix? Renamed(Location place, string name, string meant) =>
        place.Source.ToString(place.Span).IndexOf(name + "=", StringComparison.Ordinal) is var at and >= 0
            ? new CodeFix($"Replace '{name}=' by '{meant}='", IsSafe: false, [new TextEdit(place with { Span = new TextSpan(place.Span.Start + at, name.Length) }, meant)])
            : null;

    // No tuples: lists of value types are compiled anew at every start.
    private sealed record Option(ScriptCommand? Command, Location? Place);

    private sealed record WrittenArgument(string Script, string Argument, Location Place);
}
