using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sprache;

namespace XenNetLint.Syntax;

/// <summary>How our total parsers are put together: they never fail, so a sequence only has to hand the rest on.</summary>
/// <remarks>
/// Sprache's own <c>Then</c> and <c>Many</c> build results, closures and failure messages for each step; these build the node and nothing else.
/// </remarks>
internal static class Combinators
{
    // Scratch lists longer than this are given back to the collector.
    private const int KeptCapacity = 4096;

    [ThreadStatic]
    private static List<SyntaxNode>? _scratch;

    /// <summary>One after the other, made into a node.</summary>
    public static Parser<SyntaxNode> Seq<T1, T2>(Parser<T1> first, Parser<T2> second, Func<T1, T2, SyntaxNode> make) => input =>
    {
        var one = first(input);
        var two = second(one.Remainder);
        return make(one.Value, two.Value);
    };

    /// <inheritdoc cref="Seq{T1,T2}"/>
    public static Parser<SyntaxNode> Seq<T1, T2, T3>(
        Parser<T1> first, Parser<T2> second, Parser<T3> third, Func<T1, T2, T3, SyntaxNode> make) => input =>
    {
        var one = first(input);
        var two = second(one.Remainder);
        var three = third(two.Remainder);
        return make(one.Value, two.Value, three.Value);
    };

    /// <summary>One token, made into a node.</summary>
    public static Parser<SyntaxNode> Only(Parser<SyntaxToken> token, Func<SyntaxToken, SyntaxNode> make) => input => make(token(input).Value);

    /// <summary>Items until none starts. Each must take a character, or this goes on forever.</summary>
    public static Parser<ImmutableArray<SyntaxNode>> Many(Parser<SyntaxNode> item, Func<IInput, bool> until) => input =>
    {
        var scratch = Scratch;
        var first = scratch.Count;
        while (!until(input))
        {
            var result = item(input);
            scratch.Add(result.Value);
            input = result.Remainder;
        }

        return Result.Success(TakeFrom(scratch, first), input);
    };

    /// <summary>The list that nodes wait in until their number is known; callers take back what they added.</summary>
    public static List<SyntaxNode> Scratch => _scratch ??= [];

    /// <summary>Removes what was added since <paramref name="first"/>.</summary>
    public static ImmutableArray<SyntaxNode> TakeFrom(List<SyntaxNode> scratch, int first)
    {
        if (scratch.Count == first)
        {
            return [];
        }

        var items = CollectionsMarshal.AsSpan(scratch)[first..].ToArray();
        Forget(scratch, first);
        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    /// <summary>Empties the scratch list down to <paramref name="first"/>.</summary>
    public static void Forget(List<SyntaxNode> scratch, int first)
    {
        scratch.RemoveRange(first, scratch.Count - first);
        if (first == 0 && scratch.Capacity > KeptCapacity)
        {
            scratch.Capacity = KeptCapacity;
        }
    }
}
