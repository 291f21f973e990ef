namespace XenNetLint.Model.Workspaces;

/// <summary>Whom an expectation or a group means: <c>dom0</c>, a domain, <c>outside</c>, a LAN, a group, an address or a network, written <c>web</c> or <c>alpha:web</c>.</summary>
/// <param name="Host">The host's name; null if none is written.</param>
/// <param name="Name">The end on it.</param>
public sealed record ExpectationEnd(string? Host, string Name)
{
    /// <summary>Takes a word apart: its first colon stands behind the host's name.</summary>
    public static ExpectationEnd Parse(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? new ExpectationEnd(word[..colon], word[(colon + 1)..]) : new ExpectationEnd(Host: null, word);
    }

    /// <summary>As it is written.</summary>
    public override string ToString() => Host is null ? Name : Host + ":" + Name;
}
