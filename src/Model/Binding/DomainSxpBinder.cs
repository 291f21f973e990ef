using System.Globalization;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax;
using XenNetLint.Syntax.Sxp;
using XenNetLint.Text;

namespace XenNetLint.Model.Binding;

/// <summary>Reads domains written as SXP: <c>xm create -F</c>, managed domains, <c>xm list --long</c>. Source: config-languages §3.7, §9.1.</summary>
internal static class DomainSxpBinder
{
    internal static IEnumerable<Domain> Bind(WorkspaceFile file, SyntaxTree tree, BindingContext context)
    {
        var forms = ((SxpFileSyntax)tree.Root).Values.OfType<SxpListSyntax>()
            .Where(list => SxpReading.HeadOf(file.Text, list) is "vm" or "domain")
            .ToList();
        for (var at = 0; at < forms.Count; at++)
        {
            var id = new DomainId(forms.Count == 1 ? file.Path : string.Create(CultureInfo.InvariantCulture, $"{file.Path}#{at}"));
            yield return BindDomain(file, forms[at], id, context);
        }
    }

    private static Domain BindDomain(WorkspaceFile file, SxpListSyntax form, DomainId id, BindingContext context)
    {
        context.Place(id.ToString(), Aspect.Whole, new Location(file.Text, form.Values[0].Span));
        var vifs = new List<Vif>();
        foreach (var device in SxpReading.ListsOf(file.Text, form, "device"))
        {
            foreach (var list in SxpReading.ListsOf(file.Text, device, "vif").Take(1))
            {
                vifs.Add(BindVif(file, list, new VifId(id, vifs.Count), context));
            }
        }

        var isHvm = SxpReading.ListsOf(file.Text, form, "image")
            .SelectMany(image => SxpReading.ChildrenOf(file.Text, image).OfType<SxpListSyntax>())
            .Any(image => SxpReading.HeadOf(file.Text, image) is "hvm" or "vmx");
        return new Domain
        {
            Id = id,
            Name = BindName(file, form, id, context),
            Kind = isHvm ? Fact.Stated(GuestKind.Hvm) : Fact.Assumed(GuestKind.Pv, "the definition does not say otherwise"),
            Vifs = Fact.Stated(vifs.ToEquatableArray()),
            AutostartName = file.AutostartName,
            IsStartedByXend = IsManaged(file) && IsStartedByXend(file, form, context),
            OnReboot = EndActionOf(file, form, "on_reboot", context),
            OnCrash = EndActionOf(file, form, "on_crash", context),
            OnPowerOff = EndActionOf(file, form, "on_poweroff", context),
            Rejection = context.IsXl ? "xl cannot read a domain written as SXP" : "",
        };
    }

    // Source: config-languages §3.7: only what lies among xend's own files is managed; a list of running domains or a file for xm is not.
    private static bool IsManaged(WorkspaceFile file) =>
        file.FileName is "config.sxp" || file.Path.Contains("xend/domains/", StringComparison.Ordinal);

    // Source: config-languages §6.5.
    private static bool IsStartedByXend(WorkspaceFile file, SxpListSyntax form, BindingContext context) =>
        TextOf(file, form, "on_xend_start", context) is "start" || TextOf(file, form, "auto_power_on", context) is "1" or "True" or "true";

    private static Fact<EndAction?> EndActionOf(WorkspaceFile file, SxpListSyntax form, string option, BindingContext context) =>
        TextOf(file, form, option, context) is not { } word ? Fact.Stated<EndAction?>(null)
        : GuestEndBinder.ActionOf(word.Replace('_', '-')) is { } action ? Fact.Stated<EndAction?>(action)
        : Fact.Unknown<EndAction?>($"'{option}' of {file.Path} says nothing that is known");

    private static string? TextOf(WorkspaceFile file, SxpListSyntax form, string option, BindingContext context) =>
        SxpReading.ListsOf(file.Text, form, option).FirstOrDefault() is { Values.Length: > 1 } list
            ? SxpReading.TextOf(file.Text, list.Values[1], SxpReading.GenerationOf(context.Release))
            : null;

    private static Fact<DomainName> BindName(WorkspaceFile file, SxpListSyntax form, DomainId id, BindingContext context)
    {
        if (SxpReading.ListsOf(file.Text, form, "name").FirstOrDefault() is { Values.Length: > 1 } name
            && SxpReading.TextOf(file.Text, name.Values[1], SxpReading.GenerationOf(context.Release)) is { Length: > 0 } text)
        {
            context.Place(id.ToString(), Aspect.Name, new Location(file.Text, name.Values[1].Span));
            return Fact.Stated(new DomainName(text));
        }

        return Fact.Assumed(new DomainName(file.FileName), "the definition gives no name");
    }

    private static Vif BindVif(WorkspaceFile file, SxpListSyntax list, VifId id, BindingContext context)
    {
        context.Place(id.ToString(), Aspect.Whole, new Location(file.Text, list.Span));
        var vif = new Vif { Id = id };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in SxpReading.ChildrenOf(file.Text, list))
        {
            if (item is not SxpListSyntax { Values.Length: >= 2 } pair || SxpReading.HeadOf(file.Text, pair) is not { } key
                || SxpReading.TextOf(file.Text, pair.Values[1], SxpReading.GenerationOf(context.Release)) is not { } value)
            {
                // In 3.0.4 what is no pair ends the device's reading. Source: config-languages §3.7.
                if (context.Release.IsAtLeast(3, 0, 4) && context.Release.IsBefore(3, 1))
                {
                    break;
                }

                continue;
            }

            // To 3.0.3 the first of two wins and addresses add up, later the last. Source: config-languages §3.7.
            if (!seen.Add(key) && context.Release.IsBefore(3, 0, 4))
            {
                vif = key is "ip" ? vif with { IpWords = vif.IpWords.Map<EquatableArray<string>>(words => [.. words, .. WordsOf(value)]) } : vif;
                continue;
            }

            vif = Apply(vif, file, key, value, pair, context);
        }

        return vif;
    }

    private static Vif Apply(Vif vif, WorkspaceFile file, string key, string value, SxpListSyntax pair, BindingContext context)
    {
        var location = new Location(file.Text, pair.Span);
        var id = vif.Id.ToString();
        switch (key)
        {
            case "mac":
                context.Place(id, Aspect.MacAddress, location);
                return value.Length == 0 ? vif : vif with { MacAddress = VifSpecBinder.BindMacAddress(value, new Location(file.Text, pair.Values[1].Span), context) };
            case "bridge":
                context.Place(id, Aspect.Bridge, location);
                return vif with { Bridge = NameFact(value) };
            case "vifname":
                context.Place(id, Aspect.BackendName, location);
                return context.Release.IsBefore(3, 0, 2) ? vif : vif with { BackendName = NameFact(value) };
            case "ip":
                context.Place(id, Aspect.Ip, location);
                return vif with { IpWords = Fact.Stated(WordsOf(value)) };
            case "script":
                context.Place(id, Aspect.Script, location);
                return value.Length == 0 ? vif : vif with { Script = Fact.Stated<ScriptCommand?>(ScriptCommand.Split(value)) };
            case "type":
                context.Place(id, Aspect.Type, location);
                return vif with { Type = Fact.Stated(value.Length == 0 ? null : value) };
            case "backend":
                return vif with { Backend = Fact.Stated(value is "" or "0" or "Domain-0" ? null : value) };
            default:
                return vif;
        }
    }

    private static EquatableArray<string> WordsOf(string value) => [.. value.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static Fact<InterfaceName?> NameFact(string value) =>
        value.Length == 0 ? Fact.Stated<InterfaceName?>(null)
        : InterfaceName.TryParse(value, out var name) ? Fact.Stated<InterfaceName?>(name)
        : Fact.Unknown<InterfaceName?>($"'{value}' names no interface");
}
