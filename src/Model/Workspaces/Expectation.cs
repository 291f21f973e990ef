using XenNetLint.Text;

namespace XenNetLint.Model.Workspaces;

/// <summary>That one end must, or must never, reach another.</summary>
/// <param name="From">Who sends.</param>
/// <param name="To">Who is meant.</param>
/// <param name="Reaches">Whether it must; else it must never.</param>
/// <param name="Location">Where it is written.</param>
public sealed record Expectation(ExpectationEnd From, ExpectationEnd To, bool Reaches, Location Location);
