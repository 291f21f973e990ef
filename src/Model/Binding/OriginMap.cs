using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Text;

namespace XenNetLint.Model.Binding;

/// <summary>Where the values of a bound network are written. Kept apart, so that equal states reached by different files are equal.</summary>
public sealed class OriginMap
{
    private readonly IReadOnlyDictionary<string, Location> _locations;

    internal OriginMap(IReadOnlyDictionary<string, Location> locations) => _locations = locations;

    /// <summary>Where the host states something; null if no file does.</summary>
    public Location? FindHost(Aspect aspect) => _locations.GetValueOrDefault(KeyOf("", aspect));

    /// <summary>Where a domain's definition states something; null if it does not.</summary>
    public Location? Find(DomainId domain, Aspect aspect) => _locations.GetValueOrDefault(KeyOf(domain.ToString(), aspect));

    /// <summary>Where a vif's definition states something; null if it does not.</summary>
    public Location? Find(VifId vif, Aspect aspect) => _locations.GetValueOrDefault(KeyOf(vif.ToString(), aspect));

    /// <summary>The nearest place for a finding about a domain: the aspect, else the domain's definition.</summary>
    public Location Get(DomainId domain, Aspect aspect) => Find(domain, aspect) ?? _locations[KeyOf(domain.ToString(), Aspect.Whole)];

    /// <summary>The nearest place for a finding about a vif: the aspect, else the vif, else its domain.</summary>
    public Location Get(VifId vif, Aspect aspect) => Find(vif, aspect) ?? Find(vif, Aspect.Whole) ?? Get(vif.Domain, Aspect.Whole);

    /// <summary>Where a line of a custom script stands; null if it was not read.</summary>
    public Location? FindScriptLine(string script, int line) => _locations.GetValueOrDefault(KeyOf(ScriptLineKey(script, line), Aspect.Whole));

    /// <summary>Where an interface of the host is stated; null if no file states it.</summary>
    public Location? FindInterface(InterfaceName name) => _locations.GetValueOrDefault(KeyOf(InterfaceKey(name), Aspect.Whole));

    /// <summary>Element and aspect in one string: a tuple as key would be compiled anew at every start.</summary>
    internal static string KeyOf(string element, Aspect aspect) => (char)('a' + (int)aspect) + element;

    internal static string InterfaceKey(InterfaceName name) => "interface " + name;

    internal static string ScriptLineKey(string script, int line) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"script {script}:{line}");
}
