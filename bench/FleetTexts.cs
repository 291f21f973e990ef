using System.Globalization;
using XenNetLint.Model.Workspaces;
using XenNetLint.Text;

namespace XenNetLint.Bench;

/// <summary>Hosts of one kind with one guest like the other, as files.</summary>
internal static class FleetTexts
{
    public static IEnumerable<SourceText> Of(string kind, int hosts, int guests, bool isShared)
    {
        var options = kind switch
        {
            "routed" => "(network-script network-route)\n(vif-script vif-route)\n",
            "antispoof" => "(network-script 'network-bridge antispoof=yes')\n(vif-script vif-bridge)\n",
            _ => "(network-script network-bridge)\n(vif-script vif-bridge)\n",
        };
        for (var host = 0; host < hosts; host++)
        {
            var folder = string.Create(CultureInfo.InvariantCulture, $"host{host:D4}/etc/xen/");
            yield return SourceText.FromString(folder + "xend-config.sxp", options);
            for (var guest = 0; guest < guests; guest++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"web{guest:D3}");
                var place = isShared ? (host * guests) + guest : guest;
                var address = string.Create(CultureInfo.InvariantCulture, $"10.{16 + (place >> 16)}.{place >> 8 & 0xFF}.{place & 0xFF}");
                var vif = kind is "bridged" ? "" : $", ip={address}";
                var mac = string.Create(CultureInfo.InvariantCulture, $"00:16:3e:{place >> 16 & 0xFF:x2}:{place >> 8 & 0xFF:x2}:{place & 0xFF:x2}");
                yield return SourceText.FromString($"{folder}{name}.cfg", $"kernel = \"/boot/vmlinuz\"\nmemory = 256\nname = \"{name}\"\nvif = [ 'mac={mac}{vif}' ]\n");
            }
        }
    }

    public static ToolConfig Config(int hosts, bool isShared)
    {
        var text = new System.Text.StringBuilder("{ \"hosts\": {\n");
        for (var host = 0; host < hosts; host++)
        {
            var number = isShared ? host : 0;
            text.Append(CultureInfo.InvariantCulture, $"\"host{host:D4}\": {{ \"root\": \"host{host:D4}\", \"xen\": \"3.4\", \"toolstack\": \"xend\", \"interfaces\": [ {{ \"name\": \"eth0\", \"mac\": \"00:30:48:00:{number >> 8:x2}:{number & 0xFF:x2}\", \"addresses\": [ \"10.31.{number >> 8}.{1 + (number & 0xFF)}/12\" ] }} ], \"routes\": [ \"default via 10.31.255.254 dev eth0\" ] }},\n");
        }

        text.Append(" }");
        if (isShared)
        {
            text.Append(", \"segments\": { \"lan\": [ ");
            text.AppendJoin(", ", Enumerable.Range(0, hosts).Select(host => string.Create(CultureInfo.InvariantCulture, $"\"host{host:D4}:eth0\"")));
            text.Append(" ] }");
        }

        text.Append(", \"outside\": [ \"8.8.8.8\" ] }");
        var config = ToolConfigReader.Read(SourceText.FromString("xennetlint.json", text.ToString()), out var errors);
        return errors.Count == 0 ? config with { OutsideRoutes = [] } : throw new InvalidOperationException(errors[0].ToString());
    }
}
