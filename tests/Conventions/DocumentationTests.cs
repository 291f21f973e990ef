using System.Xml.Linq;
using Xunit;

namespace XenNetLint.Conventions;

public sealed class DocumentationTests
{
    public static TheoryData<string> Assemblies => [.. OurAssemblies.All.Select(assembly => assembly.GetName().Name ?? "")];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Every_public_type_is_documented(string assemblyName)
    {
        var assembly = OurAssemblies.All.Single(assembly => string.Equals(assembly.GetName().Name, assemblyName, StringComparison.Ordinal));
        var path = Path.ChangeExtension(assembly.Location, ".xml");
        var documented = XDocument.Load(path).Descendants("member")
            .Where(member => member.Elements().Any())
            .Select(member => member.Attribute("name")?.Value ?? "")
            .ToHashSet(StringComparer.Ordinal);

        var undocumented = assembly.GetExportedTypes()
            .Where(type => type.Namespace?.StartsWith("XenNetLint", StringComparison.Ordinal) == true)
            .Select(type => "T:" + type.FullName?.Replace('+', '.'))
            .Except(documented, StringComparer.Ordinal);

        Assert.Empty(undocumented);
    }
}
