using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace XenNetLint.Model.Elements;

/// <summary>A value with the knowledge whether anybody stated it. Unknown is a value like any other: no null, no magic name.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Fact<T>
{
    private readonly T? _value;

    internal Fact(FactKind kind, T? value, string reason)
    {
        Kind = kind;
        _value = value;
        Reason = reason;
    }

    /// <summary>Stated, assumed or unknown.</summary>
    public FactKind Kind { get; }

    /// <summary>Why it is unknown or why this value is assumed; empty for a stated fact.</summary>
    public string Reason => field ?? "";

    /// <summary>Whether there is a value, stated or assumed.</summary>
    public bool IsKnown => Kind != FactKind.Unknown;

    /// <summary>Whether a file or an option says it.</summary>
    public bool IsStated => Kind == FactKind.Stated;

    /// <summary>Gets the value if there is one.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return IsKnown;
    }

    /// <summary>The value, or <paramref name="fallback"/> if it is unknown.</summary>
    public T? OrElse(T? fallback) => IsKnown ? _value : fallback;

    /// <summary>The same knowledge about a value computed from this one.</summary>
    public Fact<TResult> Map<TResult>(Func<T, TResult> map) =>
        IsKnown && _value is { } value ? new Fact<TResult>(Kind, map(value), Reason) : new Fact<TResult>(IsKnown ? Kind : FactKind.Unknown, default, Reason);
}

/// <summary>Makes facts.</summary>
public static class Fact
{
    /// <summary>A fact that a file or an option says.</summary>
    public static Fact<T> Stated<T>(T value) => new(FactKind.Stated, value, "");

    /// <summary>A default, with the reason for it.</summary>
    public static Fact<T> Assumed<T>(T value, string reason) => new(FactKind.Assumed, value, reason);

    /// <summary>Nothing settles it, and this is why.</summary>
    public static Fact<T> Unknown<T>(string reason) => new(FactKind.Unknown, default, reason);
}
