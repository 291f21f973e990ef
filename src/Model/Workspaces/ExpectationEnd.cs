namespace XenNetLint.Model.Workspaces;

/// <summary>One end of an expectation: <c>dom0</c>, a domain, <c>outside</c> or an address, written <c>web</c> or <c>alpha:web</c>.</summary>
/// <param name="Host">The host's name; null if none is written.</param>
/// <param name="Name">The end on it.</param>
public sealed record ExpectationEnd(string? Host, string Name)
{
    /// <summary>As it is written.</summary>
    public override string ToString() => Host is null ? Name : Host + ":" + Name;
}
