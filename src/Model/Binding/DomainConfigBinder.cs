using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax;
using XenNetLint.Syntax.Cfg;
using XenNetLint.Text;

namespace XenNetLint.Model.Binding;

/// <summary>Reads a domU file of assignments as xm or xl does. Source: config-languages §3, §8.</summary>
internal static class DomainConfigBinder
{
    private const string ListWanted = "a list of strings";

    internal static Domain Bind(WorkspaceFile file, SyntaxTree tree, BindingContext context)
    {
        var id = new DomainId(file.Path);
        var assignments = CfgAssignments.Read(file, tree, context.IsXl);
        context.Place(id.ToString(), Aspect.Whole, new Location(file.Text, new TextSpan(0, 0)));
        RepeatedAssignments.Report(file, assignments, context);
        var vifs = BindVifs(file, assignments, id, context, out var rejection);
        return new Domain
        {
            Id = id,
            Name = BindName(file, assignments, id, context),
            Kind = BindKind(file, assignments, context),
            KernelIp = BindKernelIp(file, assignments, id, context),
            Vifs = vifs,
            AutostartName = file.AutostartName,
            OnReboot = GuestEndBinder.Read(file, assignments, "on_reboot", context),
            OnCrash = GuestEndBinder.Read(file, assignments, "on_crash", context),
            OnPowerOff = GuestEndBinder.Read(file, assignments, "on_poweroff", context),
            HasStubDomain = GuestEndBinder.HasStubDomain(assignments, context),
            Rejection = Unreadable(file, tree, assignments, context) is { Length: > 0 } unreadable ? unreadable : rejection,
        };
    }

    private static string Unreadable(WorkspaceFile file, SyntaxTree tree, CfgAssignments assignments, BindingContext context)
    {
        var who = context.IsXl ? "xl" : "xm";
        if (tree.Diagnostics.Count > 0)
        {
            return $"{who} cannot read the file: {tree.Diagnostics[0].Message}";
        }

        var statement = assignments.FirstUnreadable
            ?? (context.IsXl ? XlAcceptance.Rejected(file.Text, (CfgFileSyntax)tree.Root, context.Release).FirstOrDefault()?.Node : null);
        if (statement is null && context.IsXl && XlAcceptance.ForbiddenTexts(tree, context.Release).FirstOrDefault() is { } forbidden)
        {
            return $"xl cannot read line {file.Text.GetPosition(forbidden.Span.Start).Line} of the file";
        }

        return statement is null ? "" : $"{who} cannot read line {file.Text.GetPosition(statement.Span.Start).Line} of the file";
    }

    private static Fact<DomainName> BindName(WorkspaceFile file, CfgAssignments assignments, DomainId id, BindingContext context)
    {
        if (assignments.UncertaintyOf("name") is { Length: > 0 } why)
        {
            return Fact.Unknown<DomainName>(why);
        }

        if (assignments.Find("name") is not { } assignment)
        {
            // Source: config-languages §3.1 item 5.
            return Fact.Assumed(new DomainName(file.FileName), "the definition gives no name; xm takes the file's");
        }

        context.Place(id.ToString(), Aspect.Name, new Location(file.Text, assignment.Value.Span));
        return ValueOf(assignment.Value, context) is { Length: > 0 } text
            ? Fact.Stated(new DomainName(text))
            : Fact.Unknown<DomainName>($"its name is computed ({file.Path}:{file.Text.GetPosition(assignment.Span.Start)})");
    }

    private static Fact<GuestKind> BindKind(WorkspaceFile file, CfgAssignments assignments, BindingContext context)
    {
        foreach (var variable in (ReadOnlySpan<string>)["type", "builder"])
        {
            if (assignments.Find(variable) is not { } assignment)
            {
                continue;
            }

            var value = ValueOf(assignment.Value, context);
            if (value is null || assignments.UncertaintyOf(variable).Length > 0)
            {
                return Fact.Unknown<GuestKind>($"'{variable}' is computed ({file.Path}:{file.Text.GetPosition(assignment.Span.Start)})");
            }

            return Fact.Stated(value switch { "hvm" or "vmx" => GuestKind.Hvm, "pvh" => GuestKind.Pvh, _ => GuestKind.Pv });
        }

        return Fact.Assumed(GuestKind.Pv, "the definition does not say otherwise");
    }

    private static Fact<string?> BindKernelIp(WorkspaceFile file, CfgAssignments assignments, DomainId id, BindingContext context)
    {
        if (context.IsXl || assignments.Find("ip") is not { } assignment)
        {
            return Fact.Stated<string?>(null);
        }

        context.Place(id.ToString(), Aspect.KernelIp, new Location(file.Text, assignment.Span));
        return ValueOf(assignment.Value, context) is { } text && assignments.UncertaintyOf("ip").Length == 0
            ? Fact.Stated<string?>(text.Length > 0 ? text : null)
            : Fact.Unknown<string?>("'ip' is computed");
    }

    private static string? ValueOf(SyntaxNode value, BindingContext context) =>
        value is StringSyntax text ? context.IsXl ? text.GetXlValue() : text.GetPythonValue() : null;

    private static Fact<EquatableArray<Vif>> BindVifs(WorkspaceFile file, CfgAssignments assignments, DomainId id, BindingContext context, out string rejection)
    {
        rejection = "";
        var assignment = assignments.Find("vif");
        if (assignments.UncertaintyOf("vif") is { Length: > 0 } why)
        {
            if (assignment is not null)
            {
                ReportComputed(new Location(file.Text, assignment.Value.Span), "vif", why, context);
            }

            return Fact.Unknown<EquatableArray<Vif>>(why);
        }

        if (assignment is null)
        {
            return Pad(file, [], assignments, id, context);
        }

        context.Place(id.ToString(), Aspect.Bridge, new Location(file.Text, assignment.Name.Span));
        var location = new Location(file.Text, assignment.Value.Span);
        switch (assignment.Value)
        {
            case ListSyntax list:
                var vifs = BindList(file, list, id, context, ref rejection);
                return vifs.TryGet(out var bound) ? Pad(file, bound, assignments, id, context) : vifs;
            case StringSyntax:
                ReportNotAList(file, assignment.Value, "is a string", context, out rejection);
                return Fact.Stated<EquatableArray<Vif>>([]);
            case StringConcatenationSyntax:
                ReportNotAList(file, assignment.Value, "is a string", context, out rejection);
                return Fact.Stated<EquatableArray<Vif>>([]);
            case NumberSyntax:
                ReportNotAList(file, assignment.Value, "is a number", context, out rejection);
                return Fact.Stated<EquatableArray<Vif>>([]);
            case TupleSyntax:
                // xm goes on as if the line were absent. Source: config-languages §3.1 item 4.
                ReportNotAList(file, assignment.Value, "is a tuple", context, out rejection);
                return Pad(file, [], assignments, id, context);
            case NameSyntax name when !context.IsXl && file.Text.ToString(name.Span) is "None" or "True" or "False":
                // Neither type counts, as if the line were absent. Source: config-languages §3.1 item 4.
                return Pad(file, [], assignments, id, context);
            case MissingValueSyntax:
                return Fact.Unknown<EquatableArray<Vif>>($"vif has no value ({location})");
            default:
                ReportComputed(location, "vif", "an expression", context);
                return Fact.Unknown<EquatableArray<Vif>>($"vif is computed ({location})");
        }
    }

    private static Fact<EquatableArray<Vif>> BindList(WorkspaceFile file, ListSyntax list, DomainId id, BindingContext context, ref string rejection)
    {
        var vifs = new List<Vif>();
        foreach (var element in list.Elements)
        {
            var vifId = new VifId(id, vifs.Count);
            context.Place(vifId.ToString(), Aspect.Whole, new Location(file.Text, element.Span));
            switch (element)
            {
                case StringSyntax { VifSpec: { } spec } text when text.IsRaw || !file.Text.ToString(text.ContentSpan).Contains('\\', StringComparison.Ordinal):
                    vifs.Add(VifSpecBinder.Bind(file.Text, spec, vifId, context, out var why));
                    rejection = rejection.Length == 0 ? why : rejection;
                    break;
                case StringSyntax:
                    vifs.Add(Unknown(vifId, "the string holds an escape, which is not evaluated"));
                    break;
                case StringConcatenationSyntax joined:
                    ReportJoined(file, joined, context);
                    vifs.Add(Unknown(vifId, "a missing comma joins two strings"));
                    rejection = context.IsXl && rejection.Length == 0 ? "xl finds no comma between two strings" : rejection;
                    break;
                case ListSyntax or TupleSyntax or NumberSyntax:
                    ReportNotAList(file, element, $"holds {(element is NumberSyntax ? "a number" : "a nested list")}", context, out var stop);
                    if (context.IsXl)
                    {
                        // xl drops this entry and all later ones. Source: config-languages §8.3.
                        return Fact.Stated(vifs.ToEquatableArray());
                    }

                    rejection = rejection.Length == 0 ? stop : rejection;
                    break;
                case MissingValueSyntax:
                    break;
                default:
                    ReportComputed(new Location(file.Text, element.Span), $"vif {vifs.Count}", "an expression", context);
                    if (file.Text.ToString(element.Span).Contains(" for ", StringComparison.Ordinal))
                    {
                        return Fact.Unknown<EquatableArray<Vif>>($"the list of vifs is computed ({file.Path}:{file.Text.GetPosition(element.Span.Start)})");
                    }

                    vifs.Add(Unknown(vifId, $"it is computed ({file.Path}:{file.Text.GetPosition(element.Span.Start)})"));
                    break;
            }
        }

        return Fact.Stated(vifs.ToEquatableArray());
    }

    // Source: config-languages §3.4 (nics). Under xl the variable does nothing (§8.3).
    private static Fact<EquatableArray<Vif>> Pad(WorkspaceFile file, EquatableArray<Vif> vifs, CfgAssignments assignments, DomainId id, BindingContext context)
    {
        if (context.IsXl)
        {
            return Fact.Stated(vifs);
        }

        var wanted = context.Release.IsBefore(3, 0, 2) ? 1 : 0;
        if (assignments.Find("nics") is { } nics)
        {
            if (nics.Value is not NumberSyntax || assignments.UncertaintyOf("nics").Length > 0)
            {
                return Fact.Unknown<EquatableArray<Vif>>("'nics' is computed");
            }

            wanted = nics.Value is NumberSyntax number && int.TryParse(file.Text.ToString(number.Span), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count) ? count : wanted;
        }

        var padded = vifs.Items.ToBuilder();
        while (padded.Count < Math.Min(wanted, MostVifs))
        {
            padded.Add(new Vif { Id = new VifId(id, padded.Count) });
        }

        return Fact.Stated(new EquatableArray<Vif>(padded.ToImmutable()));
    }

    // A typing mistake in nics= must not make us build millions of vifs.
    private const int MostVifs = 1024;

    private static Vif Unknown(VifId id, string why) => new()
    {
        Id = id,
        MacAddress = Fact.Unknown<MacAddress?>(why),
        Bridge = Fact.Unknown<InterfaceName?>(why),
        IpWords = Fact.Unknown<EquatableArray<string>>(why),
        BackendName = Fact.Unknown<InterfaceName?>(why),
        Script = Fact.Unknown<ScriptCommand?>(why),
        Type = Fact.Unknown<string?>(why),
        Backend = Fact.Unknown<string?>(why),
        GatewayDevice = Fact.Unknown<InterfaceName?>(why),
        MtuBytes = Fact.Unknown<int?>(why),
    };

    private static void ReportComputed(Location location, string what, string why, BindingContext context) =>
        context.Report(BindingDescriptors.ComputedValue.At(location, what)
            .WithCallout(why)
            .WithNote("no rule that needs it says anything here"));

    private static void ReportJoined(WorkspaceFile file, StringConcatenationSyntax joined, BindingContext context)
    {
        var parts = joined.Parts.Take(2).ToList();
        var first = parts[0];
        var second = parts[1];
        var diagnostic = BindingDescriptors.JoinedStrings.At(
            new Location(file.Text, TextSpan.FromBounds(first.Span.Start, second.Span.End)), file.Text.ToString(first.Span), file.Text.ToString(second.Span));
        context.Report((context.IsXl
                ? diagnostic.WithCallout("xl stops: \"syntax error, unexpected STRING, expecting ']'\"").WithEffect("the domain is not created")
                : diagnostic.WithCallout("Python joins the two").WithEffect("one vif instead of two, whose last value swallows the second string"))
            .WithFix(new CodeFix("Insert a comma", IsSafe: false, [new TextEdit(new Location(file.Text, new TextSpan(first.Span.End, 0)), ",")])));
    }

    // Source: config-languages §3.1 item 4, §3.4, §8.3, §10 #25-27, #47, #62.
    private static void ReportNotAList(WorkspaceFile file, SyntaxNode value, string what, BindingContext context, out string rejection)
    {
        var isWhole = what.StartsWith("is", StringComparison.Ordinal);
        var (callout, effect, rejects) = (context.IsXl, value, isWhole) switch
        {
            (true, StringSyntax, true) => ("xl warns: parameter `vif' is a single value but should be a list", "the domain is created without a network card", false),
            (true, NumberSyntax, true) => ("xl warns: parameter `vif' is a single value but should be a list", "the domain is created without a network card", false),
            (true, ListSyntax, false) when context.Release.IsAtLeast(4, 6) => ("xl stops reading the list here", "this vif and all behind it are missing", false),
            (true, NumberSyntax, false) => ("xl takes the number as text, which is no vif", "the vif is made without it: its defaults apply", false),
            (true, _, _) => ("xl cannot read this", "the domain is not created", true),
            (false, TupleSyntax, true) => ("xm ignores tuples, as if the line were absent", "the domain is created without a network card", false),
            (false, NumberSyntax, true) => ("xm stops: \"object of type 'int' has no len()\"", "the domain is not created", true),
            (false, StringSyntax or StringConcatenationSyntax, true) => ("xm goes through it letter by letter and stops at the first", "the domain is not created", true),
            _ => ("xm stops: an element must be a string", "the domain is not created", true),
        };
        rejection = rejects ? $"vif {what}" : "";
        var location = new Location(file.Text, value.Span);
        var diagnostic = BindingDescriptors.VifNotAListOfStrings.At(location, what).WithCallout(callout).WithEffect(effect);
        if (value is StringSyntax && isWhole)
        {
            diagnostic = diagnostic.WithFix(new CodeFix($"Make it {ListWanted}", IsSafe: false, [new TextEdit(location, $"[ {file.Text.ToString(value.Span)} ]")]));
        }
        else if (value is TupleSyntax tuple && isWhole)
        {
            var inner = file.Text.ToString(tuple.Span).TrimStart('(').TrimEnd(')');
            diagnostic = diagnostic.WithFix(new CodeFix($"Make it {ListWanted}", IsSafe: false, [new TextEdit(location, $"[{inner}]")]));
        }

        context.Report(diagnostic);
    }
}
