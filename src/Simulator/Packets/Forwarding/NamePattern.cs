using System.Runtime.InteropServices;
using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>A name of an interface in a rule: whole, or its beginning before a plus sign. Nothing at all matches every packet.</summary>
/// <param name="Text">The name or its beginning; null: any.</param>
/// <param name="IsBeginning">Whether more may follow.</param>
/// <param name="IsNegated">Whether all others are meant.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NamePattern(string? Text, bool IsBeginning, bool IsNegated)
{
    public static NamePattern Exactly(InterfaceName? name) => new(name?.ToString(), IsBeginning: false, IsNegated: false);

    public static NamePattern Parse(string text, bool isNegated) => text.EndsWith('+') ? new(text[..^1], IsBeginning: true, isNegated) : new(text, IsBeginning: false, isNegated);

    public bool Matches(InterfaceName? name)
    {
        if (Text is null)
        {
            return true;
        }

        var isMeant = name?.ToString() is { } there && (IsBeginning ? there.StartsWith(Text, StringComparison.Ordinal) : string.Equals(there, Text, StringComparison.Ordinal));
        return isMeant != IsNegated;
    }
}
