using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.LabCompare;

/// <summary>dom0 of a scenario as the simulator knows hosts.</summary>
internal static class LabHost
{
    public static HostNetwork Of(LabScenario scenario) => new()
    {
        Name = scenario.Name,
        Release = scenario.Release,
        Toolstack = scenario.Toolstack,
        NetworkScript = Fact.Stated(scenario.NetworkScript),
        VifScript = Fact.Stated(scenario.VifScript),
        Interfaces = [.. scenario.Nics.Select(nic => ToInterface(nic))],
        Routes = [.. scenario.Routes.SelectMany(route => ToRoutes(route, scenario.Nics))],
        LoopbackPairs = scenario.LoopbackPairs,
        Environment = scenario.Environment,
        CustomScripts = [.. scenario.Files.Select(file => new CustomScript(file.Key, file.Value))],
        Domains = [.. scenario.Domains.Select(domain => domain.Definition)],
    };

    private static HostInterface ToInterface(LabNic nic) => new()
    {
        Name = nic.Name,
        MacAddress = nic.MacAddress,
        Addresses = nic.Addresses,
        IsKnownToIfup = nic.IsConfigured,
        IsUp = nic.IsUp,
    };

    /// <summary>A route belongs to the NIC that it names, else to each whose network has its gateway, else to the first.</summary>
    private static IEnumerable<HostRoute> ToRoutes(string text, EquatableArray<LabNic> nics)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        IPv4Address? gateway = WordBehind(words, "via") is { } via && IPv4Address.TryParse(via, out var address) ? address : null;
        var destination = words is ["default", ..] ? default : IPv4Prefix.TryParse(words.FirstOrDefault() ?? "", out var prefix) ? prefix : default;
        var owners = WordBehind(words, "dev") is { } device ? nics.Where(nic => string.Equals(nic.Name.ToString(), device, StringComparison.Ordinal))
            : gateway is { } hop ? nics.Where(nic => nic.Addresses.Any(own => own.Contains(hop)))
            : nics.Take(1);
        return owners.Where(nic => nic.HasRoutes && nic.IsUp).Select(nic => new HostRoute(destination, gateway, nic.Name));
    }

    private static string? WordBehind(string[] words, string word) => Array.IndexOf(words, word) is var at and >= 0 ? words.ElementAtOrDefault(at + 1) : null;
}
