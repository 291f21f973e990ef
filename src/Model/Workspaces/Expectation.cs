using XenNetLint.Text;

namespace XenNetLint.Model.Workspaces;

/// <summary>That one end must, or must never, reach another.</summary>
/// <param name="From">Who sends.</param>
/// <param name="To">Who is meant.</param>
/// <param name="Reaches">Whether it must; else it must never.</param>
/// <param name="FromLocation">Where the sender is written.</param>
/// <param name="Location">Where who is meant is written.</param>
public sealed record Expectation(ExpectationEnd From, ExpectationEnd To, bool Reaches, Location FromLocation, Location Location);
