using System.Reflection;
using System.Text.RegularExpressions;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.Events;
using Xunit;

namespace XenNetLint.Conventions;

/// <summary>A closed set stays closed, and every switch over it knows every case.</summary>
public sealed class ClosedSetTests
{
    public static TheoryData<Type> Sets => [typeof(NetworkEvent), typeof(Effect)];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Nobody_outside_can_add_a_case(Type set)
    {
        // A record's copy constructor is protected by definition; it cannot begin a new value.
        var constructors = set.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(constructor => constructor.GetParameters().All(parameter => parameter.ParameterType != set));

        Assert.All(constructors, constructor => Assert.True(constructor.IsFamilyAndAssembly || constructor.IsPrivate || constructor.IsAssembly));
        Assert.All(Cases(set), type => Assert.True(type.IsSealed, $"{type.Name} is not sealed."));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_switch_over_the_set_names_every_case(Type set)
    {
        var names = Cases(set).Select(type => type.Name).ToList();
        var switches = SourceTree.Files("src", ".cs")
            .Select(file => (File: file, Text: SourceTree.Read(file)))
            .Where(file => file.Text.Contains("UnreachableException", StringComparison.Ordinal))
            .Select(file => (file.File, Missing: names.Where(name => !Mentions(file.Text, name)).ToList()))
            .Where(file => file.Missing.Count < names.Count / 2)
            .ToList();

        Assert.NotEmpty(switches);
        Assert.All(switches, file => Assert.True(file.Missing.Count == 0, $"{file.File} does not know {string.Join(", ", file.Missing)}."));
    }

    private static IEnumerable<Type> Cases(Type set) => set.Assembly.GetTypes().Where(type => type.IsSubclassOf(set) && !type.IsAbstract);

    private static bool Mentions(string text, string name) => Regex.IsMatch(text, $@"\b{name}\b", RegexOptions.None, TimeSpan.FromSeconds(1));
}
