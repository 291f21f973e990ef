using System.Globalization;
using System.Text;
using XenNetLint.Model.Keys;

namespace XenNetLint.DocGenerator;

/// <summary>docs/support.md: every configuration key and how much of its effect the program follows.</summary>
internal static class SupportPage
{
    internal static Document Document()
    {
        var text = new StringBuilder();
        text.Append("# Support of configuration keys\n\n");
        text.Append("<!-- This page is written by tools/DocGenerator. -->\n\n");
        text.Append("Every key that XenNetLint knows, the releases of Xen whose readers know it, and how much of its effect on the network is followed:\n\n");
        foreach (var state in Enum.GetValues<SupportState>().Reverse())
        {
            text.Append(CultureInfo.InvariantCulture, $"- *{Name(state)}*: {Meaning(state)}; {ConfigKeyTable.All.Count(key => key.Support == state)} keys\n");
        }

        text.Append("\nA key that is in none of these tables is unknown to Xen too, and is reported ([XNL0101](rules/XNL0101.md), [XNL0110](rules/XNL0110.md)).\n");
        foreach (var section in Enum.GetValues<ConfigSection>())
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {Title(section)}\n\n| Key | Xen | State |\n|---|---|---|\n");
            foreach (var key in ConfigKeyTable.All.Where(key => key.Section == section).OrderBy(key => key.Name, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"| `{key.Name}` | {(key.Until is null ? $"from {key.Since}" : $"{key.Since} to {key.Until}")} | {Name(key.Support)} |\n");
            }
        }

        return new Document("docs/support.md", text.ToString());
    }

    private static string Name(SupportState state) => state switch
    {
        SupportState.NoNetworkEffect => "no network effect",
        SupportState.NotModelled => "not modelled",
        SupportState.PartlyModelled => "partly modelled",
        SupportState.Modelled => "modelled",
        _ => throw new System.Diagnostics.UnreachableException($"No name for {state}."),
    };

    private static string Meaning(SupportState state) => state switch
    {
        SupportState.NoNetworkEffect => "recognised; by Xen's design it does nothing to the network",
        SupportState.NotModelled => "recognised; it has an effect that is not followed yet",
        SupportState.PartlyModelled => "part of its effect is followed",
        SupportState.Modelled => "its effect is followed",
        _ => throw new System.Diagnostics.UnreachableException($"No meaning for {state}."),
    };

    private static string Title(ConfigSection section) => section switch
    {
        ConfigSection.XendOption => "xend-config.sxp",
        ConfigSection.XlConfOption => "xl.conf",
        ConfigSection.DomainVariable => "domU files: variables that concern the network",
        ConfigSection.XmVifKey => "vif under xm",
        ConfigSection.XlVifKey => "vif under xl",
        _ => throw new System.Diagnostics.UnreachableException($"No title for {section}."),
    };
}
