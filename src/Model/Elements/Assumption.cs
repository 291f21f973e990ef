namespace XenNetLint.Model.Elements;

/// <summary>A default that bears on the result and that no file states.</summary>
/// <param name="Host">The host it is about.</param>
/// <param name="Fact">The fact, by its name in <c>xennetlint.json</c> or the option's.</param>
/// <param name="Value">What is taken for it.</param>
/// <param name="Why">Why this value, and how to state another.</param>
public sealed record Assumption(string Host, string Fact, string Value, string Why);
