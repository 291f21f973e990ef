using System.Buffers;
using System.Globalization;
using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Keys;
using XenNetLint.Syntax.Cfg;
using XenNetLint.Text;

namespace XenNetLint.Model.Binding;

/// <summary>Reads one vif specification as xm or xl of the release does. Source: config-languages §3.4, §8.4.</summary>
internal static class VifSpecBinder
{
    private static readonly SearchValues<char> WrongSeparators = SearchValues.Create(" ;:|/\t");

    /// <summary>Binds a specification.</summary>
    /// <param name="text">The file.</param>
    /// <param name="spec">The specification's nodes.</param>
    /// <param name="id">The vif.</param>
    /// <param name="context">Where findings and origins go.</param>
    /// <param name="rejection">Why the toolstack refuses the whole domain because of it; empty if it does not.</param>
    internal static Vif Bind(SourceText text, VifSpecSyntax spec, VifId id, BindingContext context, out string rejection)
    {
        rejection = "";
        var vif = new Vif { Id = id };
        var seen = new Dictionary<string, VifOptionSyntax>(StringComparer.Ordinal);
        var isWhollyEmpty = spec.Options.Length == 0 || (spec.Options.Length == 1 && spec.Options[0].Span.Length == 0);
        if (isWhollyEmpty)
        {
            if (!context.IsXl && context.Release.IsBefore(3, 0, 2))
            {
                rejection = "need more than 1 value to unpack";
            }

            return vif;
        }

        foreach (var option in spec.Options)
        {
            var part = text.ToString(option.Span);
            if (option.EqualsToken.IsMissing)
            {
                rejection = PartWithoutEquals(text, option, part, context) is { Length: > 0 } why && rejection.Length == 0 ? why : rejection;
                if (context.IsXl && context.Release.IsBefore(4, 6) && part.Length > 0)
                {
                    // Source: config-languages §8.4: to 4.5 such a part ends the reading of the vif.
                    break;
                }

                continue;
            }

            var key = text.ToString(option.Key.Span);
            if (!CheckKey(text, option, key, context))
            {
                if (!context.IsXl && rejection.Length == 0)
                {
                    rejection = context.Release.IsBefore(3, 0, 2) ? $"Invalid vif specifier: {part}" : $"Invalid vif option: {key}";
                }

                continue;
            }

            if (seen.TryGetValue(key, out var earlier))
            {
                context.Report(BindingDescriptors.VifKeyTwice.At(new Location(text, earlier.Span), key)
                    .WithCallout("never used")
                    .WithRelated(new Location(text, option.Span), "this one wins"));
            }

            seen[key] = option;
        }

        foreach (var (key, option) in seen)
        {
            vif = Apply(vif, text, key, option, context);
        }

        return vif;
    }

    /// <summary>The MAC address that the toolstack makes of a text; null if none, unknown (and reported) if it is malformed.</summary>
    internal static Fact<MacAddress?> BindMacAddress(string value, Location location, BindingContext context)
    {
        if (MacAddress.TryParse(value, out var address))
        {
            // xl takes all zeros for "not given". Source: config-languages §4.1.
            return Fact.Stated<MacAddress?>(context.IsXl && address.IsZero ? null : address);
        }

        if (context.IsXl && TryReadAsXl(value, out address))
        {
            return Fact.Stated<MacAddress?>(address.IsZero ? null : address);
        }

        var diagnostic = BindingDescriptors.MalformedMacAddress.At(location, value);
        context.Report(context.IsXl
            ? diagnostic.WithCallout("xl prints \"Invalid parameter `mac'.\" and goes on with the bytes read so far")
                .WithEffect("every guest with the same mistake gets the same address")
            : diagnostic.WithCallout("xm does not check it; the guest's driver cannot use it")
                .WithEffect("the guest's network card has another address than the one written here, or none"));
        return Fact.Unknown<MacAddress?>($"'{value}' is no MAC address");
    }

    // Six numbers up to ff, separated by any single character. Source: config-languages §8.4.
    private static bool TryReadAsXl(string value, out MacAddress address)
    {
        address = default;
        Span<byte> octets = stackalloc byte[6];
        var at = 0;
        for (var octet = 0; octet < 6; octet++)
        {
            var start = at;
            while (at < value.Length && at - start < 2 && char.IsAsciiHexDigit(value[at]))
            {
                at++;
            }

            if (at == start || !byte.TryParse(value.AsSpan(start, at - start), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out octets[octet]))
            {
                return false;
            }

            if (octet < 5 && (at >= value.Length || char.IsAsciiHexDigit(value[at])))
            {
                return false;
            }

            at += octet < 5 ? 1 : 0;
        }

        address = MacAddress.FromOctets(octets[0], octets[1], octets[2], octets[3], octets[4], octets[5]);
        return at == value.Length;
    }

    private static string PartWithoutEquals(SourceText text, VifOptionSyntax option, string part, BindingContext context)
    {
        var location = new Location(text, option.Span);
        if (!context.IsXl)
        {
            // A trailing comma makes an empty part, which xm refuses too.
            context.Report(BindingDescriptors.VifPartWithoutEquals.At(option.Span.Length == 0 ? new Location(text, SeparatorBefore(text, option)) : location, part)
                .WithCallout($"xm stops: \"{part} should be a pair, separated by an equals sign.\"")
                .WithEffect("the domain is not created"));
            return context.Release.IsBefore(3, 0, 2) ? "need more than 1 value to unpack" : $"{part} should be a pair, separated by an equals sign.";
        }

        if (part.Length == 0 || (part is "trusted" or "untrusted" && context.Release.IsAtLeast(4, 17)))
        {
            return "";
        }

        context.Report(BindingDescriptors.VifPartWithoutEquals.At(location, part)
            .WithCallout(context.Release.IsAtLeast(4, 6) ? $"xl prints \"unrecognized argument `{part}'\" and goes on without it" : "xl stops reading this vif here")
            .WithEffect("the vif is made without it"));
        return "";
    }

    private static TextSpan SeparatorBefore(SourceText text, VifOptionSyntax option)
    {
        var comma = option.Span.Start > 0 ? text.Content.LastIndexOf(',', option.Span.Start - 1) : -1;
        return comma >= 0 ? new TextSpan(comma, 1) : option.Span;
    }

    private static bool CheckKey(SourceText text, VifOptionSyntax option, string key, BindingContext context)
    {
        var section = context.IsXl ? ConfigSection.XlVifKey : ConfigSection.XmVifKey;
        var known = ConfigKeyTable.Find(section, key);
        var location = new Location(text, option.Key.Span);

        // xl allows no blank around '='. Source: config-languages §8.4.
        var hasBlank = context.IsXl && option.EqualsToken.Span.Start > option.Key.Span.End;
        var isBareWord = context.IsXl && key is "trusted" or "untrusted";
        if (known is not null && known.IsKnownTo(context.Release) && !hasBlank && !isBareWord)
        {
            return true;
        }

        var suffix = hasBlank && known is not null ? ": the blank before '=' is part of it"
            : known is not null ? known.IsKnownTo(context.Release) ? ": the word stands alone, without '='" : KnownElsewhere(known, context.Release)
            : "";
        var diagnostic = BindingDescriptors.UnknownVifKey.At(location, context.Reader, key, suffix);
        diagnostic = context.IsXl
            ? diagnostic.WithCallout(context.Release.IsAtLeast(4, 6) ? $"xl prints \"unrecognized argument `{text.ToString(option.Span)}'\" and goes on without it" : "xl ignores it without a word")
                .WithEffect("the vif is made without it: its default applies")
            : diagnostic.WithCallout(context.Release.IsBefore(3, 0, 2) ? $"xm stops: \"Invalid vif specifier: {text.ToString(option.Span)}\"" : $"xm stops: \"Invalid vif option: {key}\"")
                .WithEffect("the domain is not created");
        if (hasBlank && known is not null)
        {
            var blank = new Location(text, TextSpan.FromBounds(option.Key.Span.End, option.EqualsToken.Span.Start));
            diagnostic = diagnostic.WithFix(new CodeFix("Remove the blank before '='", IsSafe: false, [new TextEdit(blank, "")]));
        }
        else if (known is null && ConfigKeyTable.Suggest(section, key, context.Release) is { } meant)
        {
            diagnostic = diagnostic
                .WithNote($"did you mean '{meant}'?")
                .WithFix(new CodeFix($"Replace '{key}' by '{meant}'", IsSafe: false, [new TextEdit(location, meant)]));
        }

        context.Report(diagnostic);
        return false;
    }

    private static string KnownElsewhere(ConfigKey known, Release release) =>
        release < known.Since ? $": it came with {known.Since}" : $": it went after {known.Until}";

    private static Vif Apply(Vif vif, SourceText text, string key, VifOptionSyntax option, BindingContext context)
    {
        var valueSpan = option.Value.Span;
        var location = new Location(text, option.Span);

        // xm strips blanks; xl keeps those at the end, which only names and paths suffer from. Source: config-languages §8.4.
        var isPlain = !context.IsXl || key is not ("bridge" or "vifname" or "script" or "gatewaydev" or "netdev");
        var written = text.Content[option.EqualsToken.Span.End..EndOfPart(text, option)];
        var value = isPlain ? written.Trim(' ', '\t') : written;
        var isSwallowing = CheckSeparator(text, option, key, value, context);
        var id = vif.Id.ToString();
        switch (key)
        {
            case "mac":
                context.Place(id, Aspect.MacAddress, location);
                return value.Length == 0 ? vif
                    : isSwallowing ? vif with { MacAddress = Fact.Unknown<MacAddress?>("a wrong separator makes it swallow what follows") }
                    : vif with { MacAddress = BindMacAddress(value, new Location(text, valueSpan), context) };
            case "bridge":
                context.Place(id, Aspect.Bridge, location);

                // xl then writes an empty name, and the script takes the first bridge. Source: config-languages §5.2.
                return vif with { Bridge = NameFact(value), LeavesBridgeToScript = context.IsXl && value.Length == 0 };
            case "vifname":
                context.Place(id, Aspect.BackendName, location);
                return context.Release.IsBefore(3, 0, 2) ? vif : vif with { BackendName = NameFact(value) };
            case "ip":
                context.Place(id, Aspect.Ip, location);
                return vif with { IpWords = Fact.Stated<EquatableArray<string>>([.. value.Split(' ', StringSplitOptions.RemoveEmptyEntries)]) };
            case "script":
                context.Place(id, Aspect.Script, location);
                return value.Length == 0 ? vif : vif with { Script = Fact.Stated<ScriptCommand?>(context.IsXl ? new ScriptCommand(value, []) : ScriptCommand.Split(value)) };
            case "type":
                context.Place(id, Aspect.Type, location);
                return vif with { Type = Fact.Stated(value.Length == 0 ? null : value) };
            case "backend":
                return vif with { Backend = Fact.Stated(value is "" or "0" or "Domain-0" ? null : value) };
            case "gatewaydev" or "netdev":
                return vif with { GatewayDevice = NameFact(value) };
            case "mtu":
                return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var mtu) ? vif with { MtuBytes = Fact.Stated<int?>(mtu) }
                    : vif with { MtuBytes = Fact.Unknown<int?>($"'{value}' is no number") };
            default:
                return vif;
        }
    }

    // Blanks behind the value are trivia of the next token, or of the string's end.
    private static int EndOfPart(SourceText text, VifOptionSyntax option)
    {
        var end = option.Value.Span.End;
        while (end < text.Length && text.Content[end] is ' ' or '\t')
        {
            end++;
        }

        return end;
    }

    private static Fact<InterfaceName?> NameFact(string value) =>
        value.Length == 0 ? Fact.Stated<InterfaceName?>(null)
        : InterfaceName.TryParse(value, out var name) ? Fact.Stated<InterfaceName?>(name)
        : Fact.Unknown<InterfaceName?>($"'{value}' names no interface");

    // Source: config-languages §3.4: everything up to the next comma is the value of the first key.
    private static bool CheckSeparator(SourceText text, VifOptionSyntax option, string key, string value, BindingContext context)
    {
        var section = context.IsXl ? ConfigSection.XlVifKey : ConfigSection.XmVifKey;
        for (var equals = value.IndexOf('=', StringComparison.Ordinal); equals >= 0; equals = value.IndexOf('=', equals + 1))
        {
            var wordStart = value.AsSpan(0, equals).LastIndexOfAny(WrongSeparators) + 1;
            var word = value[wordStart..equals].Trim();
            if (wordStart == 0 || ConfigKeyTable.Find(section, word) is null)
            {
                continue;
            }

            var offset = text.Content.IndexOf(value, option.Value.Span.Start, StringComparison.Ordinal);
            var separatorStart = value.AsSpan(0, wordStart).TrimEnd(" ;:|/\t").Length;
            var swallowed = value[wordStart..];
            context.Report(BindingDescriptors.WrongSeparator.At(new Location(text, TextSpan.FromBounds(offset + wordStart, offset + value.Length)), key, swallowed)
                .WithCallout($"part of the value of '{key}'")
                .WithEffect($"'{key}' has the value '{value}', and '{word}' is not set")
                .WithFix(new CodeFix("Separate by a comma", IsSafe: false, [new TextEdit(new Location(text, TextSpan.FromBounds(offset + separatorStart, offset + wordStart)), ",")])));
            return true;
        }

        return false;
    }
}
